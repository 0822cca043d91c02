"""Tables of cases: the case with its rounds, legs, reporters and answers; the catalogue; drafts."""

from gongzhi.cases.models.case import Case, Reporter, Round
from gongzhi.cases.models.catalogue import CatalogueVersion, Category, RoutingRule, StreetSpan
from gongzhi.cases.models.leg import Leg
from gongzhi.cases.models.rating import Rating
from gongzhi.cases.models.report import ReportDraft, SavedView

__all__ = [
    "Case",
    "CatalogueVersion",
    "Category",
    "Leg",
    "Rating",
    "ReportDraft",
    "Reporter",
    "Round",
    "RoutingRule",
    "SavedView",
    "StreetSpan",
]
