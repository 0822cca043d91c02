from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "gongzhi.foundation.links"
    label = "links"
