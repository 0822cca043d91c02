from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import import_string

from gongzhi.cases import vocabulary as words
from gongzhi.foundation import links
from gongzhi.foundation.access import powers

VOCABULARIES = {
    "case_source": words.Source,
    "case_refusal": words.RefusalReason,
    "case_channel": words.Channel,
    "case_pause": words.PauseReason,
    "case_rating_origin": words.RatingOrigin,
    "case_outcome": words.Outcome,
    "case_satisfaction": words.Satisfaction,
}


class CasesConfig(AppConfig):
    name = "gongzhi.cases"
    label = "cases"

    def ready(self) -> None:
        powers.register(import_string("gongzhi.cases.access.Power"))
        links.register("case", import_string("gongzhi.cases.queries.case.case_links"))
        links.register("leg", import_string("gongzhi.cases.queries.case.leg_links"))
        links.register("case_category", import_string("gongzhi.cases.queries.catalogue.category_links"))
        for name, vocabulary in VOCABULARIES.items():
            links.register_terms(name, vocabulary)
        import_module("gongzhi.cases.reactions")
