"""The templates of all contexts, by code."""

from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

from gongzhi.foundation.notify.rules.wording import Template, Text, rendered
from gongzhi.foundation.notify.vocabulary import Channel

_templates: dict[str, Template] = {}
_BOTH = (Channel.IN_APP, Channel.SMS)


def template(
    code: str,
    *,
    title: str,
    text: str,
    sms_text: str = "",
    channels: tuple[Channel, ...] = _BOTH,
    urgent: bool = False,
    merges: int = 10,
) -> Template:
    """Called where a context's notices are, at import: `REPLIED = template("cases.replied", …)`."""
    made = Template(
        code=code,
        title=title,
        text=text,
        sms=sms_text,
        channels=channels,
        urgent=urgent,
        merges=merges,
    )
    known = _templates.setdefault(code, made)
    if known != made:
        raise ImproperlyConfigured(f"the template {code!r} is registered twice")
    return known


def say(code: str, values: Mapping[str, object]) -> Text:
    """The words; a template that is gone says only that something is there to see."""
    known = _templates.get(code)
    if known is None or known.missing(values):
        return Text(template=code, title="有一条消息", body="打开查看", sms="", values={})
    return rendered(known, values)
