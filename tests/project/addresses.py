"""Every address of the product with something real in the place of its arguments."""

import re

from gongzhi.foundation.access.entrance import every_entrance

ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
WITH_PAGES, WITH_API = frozenset({"*"}), frozenset({"GET"})


def asked_by_get():
    """Pages and the API's reads; each address once."""
    ways = every_entrance()
    return [way for way in ways if way.method in WITH_PAGES | WITH_API and way.entrance]


def filled(address, world, case):
    """The whole pattern may have an argument of its own; else it goes by the argument's name."""
    told = {**_usual(world, case), **_own(address, world)}
    return ARGUMENT.sub(lambda found: str(told[found[1]]), address)


def _usual(world, case):
    return {
        "code": case.code,
        "noun": "contact",
        "token": world.code.token,
        "number": 1,
        "pk": 1,
        "at": 1,
        "delivery": 1,
        "entry": 1,
        "account": 1,
        "person": world.resident.person,
        "reaction": "none",
        "public_id": "none",
        "key": "assembly.filing.span",
        "year": 2026,
        "category": "lift",
        "kind": "person",
        "thing": world.resident.person,
        "field": "phone",
        "form": "report",
        "purpose": "report",
        "variant": "full",
        "region": world.estate.region_code,
        "name": "desk",
    }


def _own(address, world):
    if "/estate" in address:
        return {"code": world.estate.code}
    if "/imports/" in address:
        return {"code": "hotline"}
    if "/documents/new" in address:
        return {"code": "letter"}
    if "/organisations/" in address:
        return {"number": world.company.pk}
    return {"token": 5} if "<int:token>" in address else {}
