from django.apps import AppConfig


class InteropConfig(AppConfig):
    name = "gongzhi.interop"
    label = "interop"
