from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "gongzhi.foundation.notify"
    label = "notify"
