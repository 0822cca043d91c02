"""Scans and photos of a form wait under a draft of this session until the act is done."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import HttpRequest

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.files.commands import discard_from, store_each
from gongzhi.foundation.files.drafts import close_draft, draft_for
from gongzhi.foundation.files.queries import files_of
from gongzhi.foundation.web.asking import DROP
from gongzhi.foundation.web.values import Photo
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref


@dataclass(frozen=True)
class Tray:
    """`field` of the form, `purpose` of the files, `form` the name of the draft."""

    field: str
    purpose: str
    form: str

    def ref(self, request: HttpRequest) -> Ref:
        return draft_for(request, self.form)

    def take(self, request: HttpRequest, now: datetime) -> None:
        """The good ones are kept; then the bad ones are named beside the field."""
        refused = store_each(
            request.FILES.getlist(self.field),
            owner=self.ref(request),
            purpose=self.purpose,
            actor=actor_of(request),
            now=now,
        )
        if refused:
            raise RuleBroken("；".join(refused), field=self.field)

    def ask(self, request: HttpRequest, form: forms.BaseForm) -> None:
        """Something must come where nothing has come yet."""
        form.fields[self.field].required = not files_of(self.ref(request), self.purpose)

    def drop(self, request: HttpRequest) -> None:
        discard_from(self.ref(request), request.POST.get(DROP, ""))

    def kept(self, request: HttpRequest) -> list[Photo]:
        """What came before, so that a form that comes back loses none."""
        return [
            Photo(
                url=file.full_url,
                thumb=file.thumbnail_url if file.thumbnail_path else "",
                alt=f"第 {at} 份",
                note=f"第 {at} 份",
                token=file.token,
            )
            for at, file in enumerate(files_of(self.ref(request), self.purpose), start=1)
        ]

    def close(self, request: HttpRequest) -> None:
        close_draft(request, self.form)
