"""Who acts: a person in a post of an organisation, with powers over territory and lines."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Built once per request or job and handed to every command and queryset.

    account       the signed-in account, None for the system itself
    person        the human being behind it (parties.Person id)
    appointment   the post acted in (parties.Appointment id); None for residents
    organisation  the organisation of that post
    powers        codes such as "cases.triage"
    territory     region-code prefixes the post covers ("310112103"); "" covers the whole country
    estates       single estates covered beside the territory (a company's, an owner's)
    lines         lines of business the post is limited to; empty means all
    channel       where the act came in: page, api, import, system
    """

    account: int | None = None
    person: int | None = None
    appointment: int | None = None
    organisation: int | None = None
    powers: frozenset[str] = field(default_factory=frozenset)
    territory: tuple[str, ...] = ()
    estates: frozenset[int] = field(default_factory=frozenset)
    lines: frozenset[str] = field(default_factory=frozenset)
    channel: str = "page"

    def holds(self, power: str) -> bool:
        return power in self.powers

    def covers(self, region_code: str, estate: int | None = None) -> bool:
        """Whether a place lies in the post's territory, or its estate is one of the post's."""
        return estate in self.estates or any(region_code.startswith(p) for p in self.territory)


SYSTEM = Actor(channel="system", territory=("",))
