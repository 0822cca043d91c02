from django.apps import AppConfig

from gongzhi.foundation import links
from gongzhi.foundation.access import powers, vocabulary
from gongzhi.foundation.web import navigation


class AccessConfig(AppConfig):
    name = "gongzhi.foundation.access"
    label = "access"

    def ready(self) -> None:
        """Jobs and queries read tables, so they are imported once those stand."""
        powers.register(vocabulary.AccessPower)
        from gongzhi.foundation.access import jobs, queries  # noqa: F401, PLC0415

        links.register("account", queries.account_links)
        _register_words()
        navigation.register(
            "desk",
            "审计记录",
            "history",
            "access:audit",
            power=vocabulary.AccessPower.AUDIT_READ,
            group="依据",
        )


def _register_words() -> None:
    links.register_terms("account_kind", vocabulary.AccountKind)
    links.register_terms("factor", vocabulary.Factor)
    links.register_terms("sign_out_cause", vocabulary.SignOutCause)
    links.register_terms("unmask_reason", vocabulary.UnmaskReason)
    links.register_terms("unmask_field", vocabulary.UnmaskField)
