from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "gongzhi.foundation.duties"
    label = "duties"
