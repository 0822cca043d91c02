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
        _register_pages()


def _register_pages() -> None:
    power = vocabulary.AccessPower
    navigation.register(
        "desk", "审计记录", "history", "access:audit", power=power.AUDIT_READ, group="依据"
    )
    navigation.register(
        "desk",
        "解锁与第二验证",
        "lock",
        "access:unlocking",
        power=power.UNLOCK,
        order=110,
        group="管理",
        under=("/desk/unlocking",),
    )
    navigation.register(
        "desk",
        "留痕运行",
        "seal",
        "access:deliveries",
        power=(power.SETTINGS, power.AUDIT_VERIFY),
        order=120,
        group="管理",
        under=("/desk/deliveries",),
    )


def _register_words() -> None:
    links.register_terms("account_kind", vocabulary.AccountKind)
    links.register_terms("factor", vocabulary.Factor)
    links.register_terms("sign_out_cause", vocabulary.SignOutCause)
    links.register_terms("unmask_reason", vocabulary.UnmaskReason)
    links.register_terms("unmask_field", vocabulary.UnmaskField)
    links.register_terms("unmask_kind", vocabulary.UnmaskKind)
    links.register_labels("power", powers.label)
