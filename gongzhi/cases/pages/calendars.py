"""A clock that runs into a year nobody has entered yet: said on the page, never passed over."""

from datetime import datetime

from gongzhi.cases.pages.acts import ActPage
from gongzhi.cases.queries.case import CasePage
from gongzhi.cases.queries.catalogue import catalogue
from gongzhi.cases.vocabulary import Act
from gongzhi.foundation.duties.arrangements import calendar_warning, supposed_words
from gongzhi.foundation.duties.queries import supposed_years
from gongzhi.foundation.rulebook.reading import value
from gongzhi.kernel.calendar import Span, local_day
from gongzhi.kernel.ref import Ref


def standing_warning(page: CasePage) -> str:
    """What the case's own standing clocks have been counted by."""
    refs = [Ref("case", page.case.pk), *(Ref("leg", leg.pk) for leg in page.legs)]
    return "；".join(supposed_words(year) for year in supposed_years(refs))


def act_warning(page: CasePage, one: ActPage, now: datetime) -> str:
    """What the clock this act sets going would run into."""
    span = _span(page, one, now)
    if span is None:
        return ""
    return calendar_warning(span, now, region_code=page.case.region_code)


def spans_warning(spans: list[Span], now: datetime, *, region_code: str) -> str:
    """The first of several promises that runs into such a year."""
    said = (calendar_warning(span, now, region_code=region_code) for span in spans)
    return next(filter(None, said), "")


def _span(page: CasePage, one: ActPage, now: datetime) -> Span | None:
    if one.act is Act.DISPATCH:
        return catalogue().span(page.case.category, page.case.region_code)
    if one.act is Act.PAUSE:
        longest = value("cases.pause.most", region_code=page.case.region_code, on=local_day(now))
        return longest.span if longest.known else None
    return None
