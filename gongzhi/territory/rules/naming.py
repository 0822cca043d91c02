"""How a place is called, from the estate down to the thing."""


def spot(*, building: str = "", entrance: str = "", facility: str = "") -> str:
    """“3 栋 2 单元 1 号电梯”; empty for the estate as a whole."""
    return " ".join(part for part in (building, entrance, facility) if part)


def place(estate: str, spot_name: str) -> str:
    """“洲际亚洲湾 3 栋 2 单元 1 号电梯”."""
    return f"{estate} {spot_name}".strip()
