from django.apps import AppConfig


class ApikitConfig(AppConfig):
    name = "gongzhi.foundation.apikit"
    label = "apikit"
