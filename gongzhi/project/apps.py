from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import import_string

SHOWCASE = "gongzhi.project.demonstration.loading.showcase"


class ProjectConfig(AppConfig):
    """Ties together what no context may know of the others."""

    name = "gongzhi.project"
    label = "project"

    def ready(self) -> None:
        if settings.DEMONSTRATION:
            register = import_string("gongzhi.foundation.access.demonstration.register_showcase")
            register(import_string(SHOWCASE))
