from django.apps import AppConfig
from django.utils.module_loading import import_string

from gongzhi.foundation import links
from gongzhi.foundation.access import policy, powers
from gongzhi.foundation.rulebook.shelf import SHELF
from gongzhi.foundation.rulebook.sign_in import sign_in_values
from gongzhi.foundation.rulebook.vocabulary import Level
from gongzhi.foundation.web import navigation


class RulebookConfig(AppConfig):
    name = "gongzhi.foundation.rulebook"
    label = "rulebook"

    def ready(self) -> None:
        powers.register(import_string("gongzhi.foundation.rulebook.vocabulary.Power"))
        links.register("rule_override", import_string("gongzhi.foundation.rulebook.queries.links"))
        links.register_terms("rule_level", Level)
        policy.settings_provider(sign_in_values)
        SHELF.consult(import_string("gongzhi.foundation.rulebook.queries.ENTERED"))
        navigation.register(
            "desk",
            "规则库",
            "book",
            "rulebook:list",
            order=10,
            group="依据",
            under=("/desk/rules",),
        )
