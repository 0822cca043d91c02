from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "gongzhi.foundation.access"
    label = "access"
