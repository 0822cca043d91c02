from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "gongzhi.foundation.web"
    label = "web"
