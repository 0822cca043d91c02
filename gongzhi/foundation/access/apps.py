from django.apps import AppConfig

from gongzhi.foundation.access import powers
from gongzhi.foundation.access.vocabulary import AccessPower


class AccessConfig(AppConfig):
    name = "gongzhi.foundation.access"
    label = "access"

    def ready(self) -> None:
        powers.register(AccessPower)
