"""What an import of orders needs to know of the place it is for."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongzhi.interop.rules.matching import body_named
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.mentions import one_named
from gongzhi.parties.queries import organisations_near
from gongzhi.territory.queries import Spot, estates_under, region, spot_of_estate

if TYPE_CHECKING:
    from gongzhi.parties.models import Organisation
    from gongzhi.territory.models import Estate


@dataclass
class Ground:
    """A street, or a community of it, with its estates and bodies; read once an import."""

    code: str
    name: str
    estates: dict[int, "Estate"]
    bodies: dict[int, "Organisation"]
    names: dict[int, str] = field(init=False)
    called: dict[int, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.names = {pk: estate.name for pk, estate in self.estates.items()}
        self.called = {pk: (body.name, body.short_name) for pk, body in self.bodies.items()}

    @property
    def county_code(self) -> str:
        return self.code[:6]

    def spot(self, title: str, text: str) -> Spot | None:
        found = one_named(title, text, self.names)
        return spot_of_estate(self.estates[found]) if found is not None else None

    def body(self, name: str) -> "Organisation | None":
        found = body_named(name, self.called) if name else None
        return self.bodies[found] if found is not None else None


def ground_of(actor: Actor) -> Ground:
    """The territory of the post that imports."""
    code = next((prefix for prefix in actor.territory if len(prefix) >= len("510115003")), "")
    found = region(code) if code else None
    if found is None:
        raise RuleBroken("导入热线来文要用街道或者社区的职务，当前职务没有辖区")
    return Ground(
        code=code,
        name=found.name,
        estates={estate.pk: estate for estate in estates_under(code)},
        bodies={body.pk: body for body in organisations_near(code.ljust(12, "0"))},
    )
