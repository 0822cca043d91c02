"""What of a personal datum may be shown to whoever has no recorded reason to see all of it."""

import re

_TO_BUILDING = re.compile(r"^.*(?:栋|幢|号楼|座)")
_TO_ESTATE = re.compile(r"^.*(?:小区|花园|公寓|家园|新村|苑|弄|村|路|街|巷)")
_STARS = "***"


def mask_phone(phone: str) -> str:
    """138****6027; of a fixed line only the last four digits."""
    if len(phone) == 11 and phone.isdecimal():
        return f"{phone[:3]}****{phone[-4:]}"
    return _keep(phone, front=0, back=min(4, len(phone) // 2))


def mask_name(name: str) -> str:
    """唐*, 唐**: the first character, a star for each of the others."""
    return name[:1] + "*" * max(len(name) - 1, 1) if name else ""


def mask_id_card(number: str) -> str:
    """510***********123X: neither the district nor the day of birth."""
    if len(number) not in {15, 18}:
        return _keep(number, front=0, back=min(4, len(number) // 4))
    return _keep(number, front=3, back=4)


def mask_address(address: str) -> str:
    """As far as the building, failing that the estate or road: never the entrance or the door."""
    found = _TO_BUILDING.match(address) or _TO_ESTATE.match(address)
    if found and found.end() < len(address):
        return found.group() + _STARS
    return address if found else _keep(address, front=len(address) // 3, back=0)


def _keep(text: str, *, front: int, back: int) -> str:
    hidden = len(text) - front - back
    return text[:front] + "*" * hidden + text[len(text) - back :]
