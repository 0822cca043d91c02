from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "gongzhi.parties"
    label = "parties"
