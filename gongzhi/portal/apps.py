from django.apps import AppConfig
from django.utils.module_loading import import_string

from gongzhi.foundation.access import powers
from gongzhi.foundation.web import navigation


class PortalConfig(AppConfig):
    name = "gongzhi.portal"
    label = "portal"

    def ready(self) -> None:
        powers.register(import_string("gongzhi.portal.vocabulary.Power"))
        badge = import_string("gongzhi.portal.pages.badges.duties")
        navigation.register(
            "desk", "我的工作台", "desk", "portal:desk", order=10, group="办事", badge=badge
        )
        navigation.register(
            "desk",
            "大屏",
            "screen",
            "portal:wall",
            power="portal.wall",
            order=40,
            group="依据",
            under=("/wall/",),
        )
        navigation.register(
            "desk",
            "小区与房屋",
            "estate",
            "portal:estates",
            power="territory.see",
            order=10,
            group="底数",
            under=("/desk/estates/",),
        )
        navigation.register(
            "desk",
            "组织与任职",
            "org",
            "organisations:organisations",
            power="parties.see",
            order=20,
            group="底数",
            under=("/desk/organisations/",),
        )
        navigation.register(
            "desk",
            "居民纠错",
            "edit",
            "parties:corrections",
            power="parties.verify",
            order=30,
            group="底数",
            under=("/desk/corrections",),
        )
        navigation.register("field", "待办", "tray", "portal:field", order=10, badge=badge)
        navigation.register("field", "我的", "me", "portal:me", order=90)
        self._residents()

    def _residents(self) -> None:
        navigation.register("phone", "首页", "home", "portal_phone:home", order=10)
        under = ("/m/reports",)
        navigation.register("phone", "报事", "clock", "cases_phone:reports", order=20, under=under)
        own = ("/m/me", "/m/messages")
        navigation.register("phone", "我的", "me", "portal_phone:me", order=90, under=own)
        register = import_string("gongzhi.portal.invitations.register_invitations")
        register(import_string("gongzhi.portal.pages.phone.rating.to_rate"))
