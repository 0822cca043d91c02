from importlib import import_module

from django.apps import AppConfig

from gongzhi.foundation import links
from gongzhi.foundation.access import powers
from gongzhi.foundation.notify.vocabulary import Channel, NotifyPower, SendState
from gongzhi.foundation.web import navigation


class NotifyConfig(AppConfig):
    name = "gongzhi.foundation.notify"
    label = "notify"

    def ready(self) -> None:
        powers.register(NotifyPower)
        links.register_terms("notify.channel", Channel)
        links.register_terms("notify.state", SendState)
        queries = import_module("gongzhi.foundation.notify.queries")
        links.register("message", queries.message_links)
        links.register("unsent_messages", queries.unsent_links)
        navigation.register(
            "desk",
            "未送达的消息",
            "bell",
            "notify:messages",
            power=NotifyPower.MEND,
            order=80,
            group="办事",
        )
        import_module("gongzhi.foundation.notify.jobs")
        import_module("gongzhi.foundation.notify.codes").register()
