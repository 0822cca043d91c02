"""Numbers and names of persons outside: asked for at the moment of sending, never kept here."""

from collections.abc import Callable, Iterable, Mapping

from gongzhi.foundation.notify.vocabulary import Channel

Provider = Callable[[Iterable[int], Channel], Mapping[int, str]]
_provider: dict[str, Provider] = {}


def register_addresses(provider: Provider) -> None:
    """`provider(person_ids, channel)` gives a phone number, mailbox, openid or member id each."""
    _provider["addresses"] = provider


def address_of(person: int, channel: Channel) -> str:
    """Empty where there is none."""
    provider = _provider.get("addresses")
    return provider([person], channel).get(person, "") if provider else ""
