"""Which of several known things, an estate say, is named in what people wrote."""

import re
from collections.abc import Mapping

from gongzhi.kernel.text import fold

SHORTEST = 3
_SIGNS = re.compile(r"[\W_]")


def plain(name: str) -> str:
    """洲际·亚洲湾 and 洲际亚洲湾 are one."""
    return _SIGNS.sub("", fold(name))


def one_named(title: str, text: str, names: Mapping[int, str]) -> int | None:
    """The one estate that is named, in the title before the text; None where two are."""
    for written in (plain(title), plain(text)):
        found = _named(written, names)
        if found:
            return next(iter(found)) if len(found) == 1 else None
    return None


def _named(written: str, names: Mapping[int, str]) -> set[int]:
    """A name inside a longer one that is named too does not count."""
    found = {
        estate: name
        for estate, name in ((estate, plain(name)) for estate, name in names.items())
        if len(name) >= SHORTEST and name in written
    }
    return {
        estate
        for estate, name in found.items()
        if not any(name != other and name in other for other in found.values())
    }
