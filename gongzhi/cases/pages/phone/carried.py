"""A report begun, met on the way by one that may be the same: what goes back, what goes along."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from gongzhi.cases.commands.draft import photos_of_draft
from gongzhi.cases.pages.phone.holding import held_draft
from gongzhi.foundation.files.drafts import close_draft, resume_draft
from gongzhi.foundation.files.queries import files_of
from gongzhi.kernel.text import id_in

if TYPE_CHECKING:
    from gongzhi.cases.models import ReportDraft


@dataclass(frozen=True, kw_only=True)
class Carried:
    """The draft of a report, and how many photos it has."""

    draft: "ReportDraft"
    photos: int

    @property
    def what(self) -> str:
        """“话和照片（2 张）”, “话”, “照片（2 张）”; "" where nothing was written yet."""
        said = [("话", bool(self.draft.text)), (f"照片（{self.photos} 张）", bool(self.photos))]
        return "和".join(words for words, there in said if there)

    @property
    def notice(self) -> str:
        return f"你填的{self.what}还没交。"

    @property
    def form_url(self) -> str:
        return f"{reverse('cases_phone:new')}?{urlencode({'draft': self.draft.token})}"

    def supplement_url(self, code: str) -> str:
        address = reverse("cases_phone:supplement", args=[code])
        return f"{address}?{urlencode({'draft': self.draft.token})}"


def carried(request: HttpRequest) -> Carried | None:
    """What the address names, where it is the visitor's own and not handed in."""
    number = request.GET.get("draft", "")
    draft = held_draft(request, number) if id_in(number) is not None else None
    if draft is None or draft.case_code:
        return None
    return Carried(draft=draft, photos=len(files_of(photos_of_draft(draft.token), "report")))


def carry_over(request: HttpRequest, brought: Carried, form: str) -> None:
    """Its photos to another form of this session; the report's own form starts empty again."""
    close_draft(request, f"report:{brought.draft.place_token}")
    resume_draft(request, form, int(brought.draft.token))
