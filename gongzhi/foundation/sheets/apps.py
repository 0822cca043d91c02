from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "gongzhi.foundation.sheets"
    label = "sheets"
