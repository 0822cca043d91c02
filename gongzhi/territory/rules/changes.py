"""A correction told: what each thing was and what it is now. The old value is never lost."""

from collections.abc import Mapping

NOTHING = "未填"


def told(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    """“居住人口由 9800 改为 10200；地址由未填改为涌泉路 8 号”; "" where nothing changed."""
    return "；".join(
        f"{name}由{_said(was)}改为{_said(after[name])}".rstrip()
        for name, was in before.items()
        if name in after and after[name] != was
    )


def _said(value: object) -> str:
    if value is None or value == "":
        return NOTHING
    return f" {value} " if isinstance(value, int) else f"“{value}”"
