from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "gongzhi.foundation.privacy"
    label = "privacy"
