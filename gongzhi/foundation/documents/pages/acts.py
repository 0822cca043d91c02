"""Every act on a paper as one page: its form, words and command; two faces share them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest

from gongzhi.foundation.documents import commands
from gongzhi.foundation.documents.bodies import recipients_for
from gongzhi.foundation.documents.keeping import SCAN
from gongzhi.foundation.documents.pages import asking, forms
from gongzhi.foundation.documents.pages.uploading import Tray
from gongzhi.foundation.documents.queries.document import DocumentPage
from gongzhi.foundation.documents.vocabulary import DocumentAct
from gongzhi.foundation.web.values import Question
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.calendar import local_day
from gongzhi.kernel.text import id_in

Given = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Doing:
    """What a command needs beside the form."""

    request: HttpRequest
    page: DocumentPage
    form: Any
    actor: Actor
    now: datetime

    @property
    def number(self) -> int:
        return self.page.document.pk

    @property
    def given(self) -> Given:
        told: Given = self.form.cleaned_data
        return told

    @property
    def by(self) -> dict[str, Any]:
        return {"actor": self.actor, "now": self.now}


@dataclass(frozen=True, kw_only=True)
class ActPage:
    """`noun` is the address, `tip` the line of consequence beside the button, `asks` makes the
    question put once, `tray` names the file field and its purpose."""

    noun: str
    act: DocumentAct
    verb: str
    icon: str
    tip: str
    done: str
    run: Callable[[Doing], object]
    form: type[django_forms.Form] = forms.Nothing
    asks: Callable[[Doing], Question] | None = None
    tray: tuple[str, str] | None = None
    is_danger: bool = False

    def bound(
        self, page: DocumentPage, actor: Actor, now: datetime, *args: Any
    ) -> django_forms.Form:
        if self.form is forms.DeliveryForm:
            initial = {"recipient": page.paper.words.recipient}
            return forms.DeliveryForm(recipients_for(actor), *args, initial=initial)
        if self.form is forms.StampForm:
            return forms.StampForm(*args, initial={"stamped_on": local_day(now).isoformat()})
        return self.form(*args)

    def tray_of(self, page: DocumentPage) -> Tray | None:
        if self.tray is None:
            return None
        return Tray(*self.tray, f"document-{page.document.pk}:{self.noun}")


def _submit(doing: Doing) -> object:
    return commands.submit_document(doing.number, **doing.by)


def _pass(doing: Doing) -> object:
    return commands.pass_review(doing.number, remark=doing.given["remark"], **doing.by)


def _return(doing: Doing) -> object:
    return commands.return_document(doing.number, reason=doing.given["reason"], **doing.by)


def _sign(doing: Doing) -> object:
    return commands.sign_document(doing.number, **doing.by)


def _stamp(doing: Doing) -> object:
    tray = BY_NOUN["stamp"].tray_of(doing.page)
    assert tray is not None  # noqa: S101  the act has one
    made = commands.stamp_document(
        doing.number,
        scan=tray.ref(doing.request),
        stamped_on=doing.given["stamped_on"],
        **doing.by,
    )
    tray.close(doing.request)
    return made


def _deliver(doing: Doing) -> object:
    return commands.begin_delivery(
        doing.number,
        doing.form.sending(),
        organisation=id_in(doing.given["organisation"]),
        **doing.by,
    )


def _void(doing: Doing) -> object:
    return commands.void_document(doing.number, reason=doing.given["reason"], **doing.by)


ACTS = (
    ActPage(
        noun="submission", act=DocumentAct.SUBMIT, verb="送审", icon="arrow",
        tip="送审以后稿件不能再改，要改由审核人退回", done="已送审，等审核",
        run=_submit, asks=asking.submitting,
    ),
    ActPage(
        noun="review", act=DocumentAct.PASS, verb="审核通过", icon="check",
        tip="通过以后送签发人", done="审核通过，等签发",
        run=_pass, form=forms.RemarkForm, asks=asking.passing,
    ),
    ActPage(
        noun="signature", act=DocumentAct.SIGN, verb="签发", icon="sign",
        tip="签发即编号，文号不能收回", done="已签发并编号",
        run=_sign, asks=asking.signing,
    ),
    ActPage(
        noun="stamp", act=DocumentAct.STAMP, verb="登记用印", icon="seal",
        tip="存下的扫描件就是查考的原件", done="已登记用印，可以送达",
        run=_stamp, form=forms.StampForm, tray=("scan", SCAN),
    ),
    ActPage(
        noun="delivery", act=DocumentAct.DELIVER, verb="开始送达", icon="route",
        tip="开始送达不算送达，登记凭证以后才算", done="已开始送达；送到后登记凭证",
        run=_deliver, form=forms.DeliveryForm,
    ),
    ActPage(
        noun="return", act=DocumentAct.RETURN, verb="退回修改", icon="return",
        tip="退给拟稿人，改好再送审", done="已退回拟稿人",
        run=_return, form=forms.ReasonForm,
    ),
    ActPage(
        noun="voiding", act=DocumentAct.VOID, verb="作废", icon="no", is_danger=True,
        tip="作废不能恢复；已编的文号留在台账里", done="已作废",
        run=_void, form=forms.ReasonForm, asks=asking.voiding,
    ),
)  # fmt: skip
BY_NOUN = {one.noun: one for one in ACTS}
BY_ACT = {one.act: one for one in ACTS}
