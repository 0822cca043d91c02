from django.apps import AppConfig
from django.utils.module_loading import import_string

from gongzhi.foundation.sheets import kinds


class InteropConfig(AppConfig):
    name = "gongzhi.interop"
    label = "interop"

    def ready(self) -> None:
        kinds.register(import_string("gongzhi.interop.imports.HOTLINE"))
