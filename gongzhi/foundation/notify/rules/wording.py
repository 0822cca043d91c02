"""Templates: what is told, as data that contexts register; rendered only when sent or read."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from gongzhi.foundation.notify.vocabulary import Channel

SMS_LENGTH = 300


@dataclass(frozen=True, kw_only=True)
class Template:
    """`text` and `title` carry {names}; `sms` is a shorter wording, the text where left out.

    `channels` are used unless the person or the teller says otherwise; `urgent` passes quiet hours.
    `merges` is within how many minutes of the first a later one on the same thing is counted into
    its unread line and replaces its unsent message.
    """

    code: str
    title: str
    text: str
    sms: str = ""
    channels: tuple[Channel, ...] = (Channel.IN_APP, Channel.SMS)
    urgent: bool = False
    merges: int = 10

    @property
    def names(self) -> frozenset[str]:
        wordings = (self.title, self.text, self.sms)
        return frozenset(
            name for wording in wordings for _, name, _, _ in Formatter().parse(wording) if name
        )

    def missing(self, given: Mapping[str, object]) -> frozenset[str]:
        return self.names - given.keys()


@dataclass(frozen=True, kw_only=True)
class Text:
    """A message in words, ready to send or show."""

    template: str
    title: str
    body: str
    sms: str
    values: Mapping[str, str]


def rendered(template: Template, values: Mapping[str, object]) -> Text:
    """Values are put in as they are: braces within them mean nothing."""
    shown = {name: str(value) for name, value in values.items()}
    body = template.text.format_map(shown)
    sms = template.sms.format_map(shown) if template.sms else f"{body}"
    return Text(
        template=template.code,
        title=template.title.format_map(shown),
        body=body,
        sms=sms[:SMS_LENGTH],
        values=shown,
    )
