from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "gongzhi.foundation.rulebook"
    label = "rulebook"
