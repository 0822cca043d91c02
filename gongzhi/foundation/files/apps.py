from importlib import import_module

from django.apps import AppConfig

from gongzhi.foundation import links


class FilesConfig(AppConfig):
    name = "gongzhi.foundation.files"
    label = "files"

    def ready(self) -> None:
        links.register("file", import_module("gongzhi.foundation.files.queries").file_links)
        import_module("gongzhi.foundation.files.jobs")
