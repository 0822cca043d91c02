from importlib import import_module

from django.apps import AppConfig

from gongzhi.foundation import links
from gongzhi.foundation.access import powers
from gongzhi.foundation.duties.vocabulary import DutyPower
from gongzhi.foundation.rulebook import trials
from gongzhi.foundation.web import navigation


class DutiesConfig(AppConfig):
    name = "gongzhi.foundation.duties"
    label = "duties"

    def ready(self) -> None:
        powers.register(DutyPower)
        queries = import_module("gongzhi.foundation.duties.queries")
        arrangements = import_module("gongzhi.foundation.duties.arrangements")
        trials.register_calendar(arrangements.calendar_for)
        links.register("duty", queries.duty_links)
        links.register("calendar_year", queries.calendar_year_links)
        navigation.register(
            "desk",
            "工作日历",
            "calendar",
            "duties:calendar",
            order=20,
            group="依据",
            under=("/desk/calendar",),
        )
        for room in ("jobs", "reactions"):
            import_module(f"gongzhi.foundation.duties.{room}")
