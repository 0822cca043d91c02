from importlib import import_module

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "gongzhi.foundation.files"
    label = "files"

    def ready(self) -> None:
        import_module("gongzhi.foundation.files.jobs")
