from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import import_string

from gongzhi.cases import vocabulary as words
from gongzhi.foundation import links
from gongzhi.foundation.access import powers
from gongzhi.foundation.web import navigation
from gongzhi.kernel.calendar import Unit

VOCABULARIES = {
    "case_source": words.Source,
    "case_refusal": words.RefusalReason,
    "case_channel": words.Channel,
    "case_pause": words.PauseReason,
    "case_check_way": words.CheckWay,
    "case_rating_origin": words.RatingOrigin,
    "case_outcome": words.Outcome,
    "case_satisfaction": words.Satisfaction,
    "span_unit": Unit,
}
LINKS = {
    "case": "case.case_links",
    "leg": "case.leg_links",
    "case_category": "catalogue.category_links",
}


class CasesConfig(AppConfig):
    name = "gongzhi.cases"
    label = "cases"

    def ready(self) -> None:
        powers.register(import_string("gongzhi.cases.vocabulary.Power"))
        for kind, resolver in LINKS.items():
            links.register(kind, import_string(f"gongzhi.cases.queries.{resolver}"))
        for kind in ("case", "leg"):
            own = import_string(f"gongzhi.cases.queries.case.own_{kind}_addresses")
            links.register_own(kind, own)
        for name, vocabulary in VOCABULARIES.items():
            links.register_terms(name, vocabulary)
        import_string("gongzhi.parties.access.register_reach")(
            "cases", import_string("gongzhi.cases.access.reaches_person")
        )
        readers = import_module("gongzhi.foundation.files.readers")
        photos = import_module("gongzhi.cases.queries.photos")
        readers.register_reader("case", photos.may_read_of_case)
        readers.register_reader("leg", photos.may_read_of_leg)
        for room in ("reactions", "notices", "jobs"):
            import_module(f"gongzhi.cases.{room}")
        self._navigation()

    def _navigation(self) -> None:
        badge = import_string("gongzhi.cases.pages.badges.overdue")
        navigation.register(
            "desk",
            "诉求",
            "case",
            "cases_desk:cases",
            power=("cases.see", "cases.handle", "cases.register"),
            order=20,
            badge=badge,
            group="办事",
            under=("/desk/cases",),
        )
        navigation.register(
            "desk",
            "类别与派单规则",
            "route",
            "cases_desk:catalogue",
            power=("cases.see", "cases.configure"),
            order=15,
            group="依据",
            under=("/desk/cases/catalogue",),
        )
        navigation.register(
            "field",
            "登记",
            "plus",
            "cases_field:registration",
            power="cases.register",
            order=20,
        )
