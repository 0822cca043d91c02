from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "gongzhi.foundation.files"
    label = "files"
