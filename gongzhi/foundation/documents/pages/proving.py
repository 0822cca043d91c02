"""登记送达回证 and 记为未送达: acts on one delivery of a paper."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.documents import commands
from gongzhi.foundation.documents.keeping import PROOF
from gongzhi.foundation.documents.pages import forms
from gongzhi.foundation.documents.pages.acting import DONE, Face, given_in, handed_in, page_or_404
from gongzhi.foundation.documents.pages.acts import Doing
from gongzhi.foundation.documents.pages.uploading import Tray
from gongzhi.foundation.documents.rules.delivering import PROVEN_BY
from gongzhi.foundation.documents.vocabulary import DeliveryState, DeliveryWay
from gongzhi.foundation.web.asking import hidden_fields
from gongzhi.foundation.web.values import Question
from gongzhi.kernel.calendar import local_day

if TYPE_CHECKING:
    from gongzhi.foundation.documents.models import Delivery


@dataclass(frozen=True, kw_only=True)
class Ending:
    noun: str
    verb: str
    icon: str
    tip: str
    done: str
    form: type[Any]


ENDINGS = {
    "proof": Ending(
        noun="proof", verb="登记送达回证", icon="check", form=forms.ProofForm,
        tip="送达日期以凭证为准，期限从次日起算", done="已登记凭证，这一份算送达",
    ),
    "failure": Ending(
        noun="failure", verb="记为未送达", icon="no", form=forms.FailureForm,
        tip="换别的方式再送", done="已记为未送达，可以换一种方式",
    ),
}  # fmt: skip


def ended(
    request: HttpRequest, number: int, delivery: int, noun: str, now: datetime, face: Face
) -> HttpResponse:
    page, one = page_or_404(request, number, now), ENDINGS.get(noun)
    row = page.delivery(delivery)
    if one is None or row is None or not page.may_deliver:
        raise Http404
    if row.state != DeliveryState.ONGOING:
        messages.error(request, f"这次送达已经登记为“{DeliveryState(row.state).label}”")
        return HttpResponseRedirect(face.of(page))
    tray = Tray("proof", PROOF, f"delivery-{row.pk}:proof") if noun == "proof" else None
    form = one.form(*given_in(request), **_initial(one, now))
    if tray:
        tray.ask(request, form)
    doing = Doing(request=request, page=page, form=form, actor=actor_of(request), now=now)
    run = _proven(row.pk, tray) if tray else _failed(row.pk)
    question = handed_in(doing, run, tray, _question(doing, row) if tray else None)
    if question is DONE:
        messages.success(request, one.done)
        return HttpResponseRedirect(face.of(page))
    context = {
        "page": page,
        "document": page.document,
        "delivery": row,
        "one": one,
        "form": form,
        "wanted": PROVEN_BY[DeliveryWay(row.way)] if tray else "",
        "question": question,
        "hidden": hidden_fields(form) if question else "",
        "kept": tray.kept(request) if tray else [],
        "back": face.of(page),
    }
    status = 422 if form.errors else 200
    return render(request, f"{face.templates}/act.html", context, status=status)


def _initial(one: Ending, now: datetime) -> dict[str, Any]:
    return {"initial": {"delivered_on": local_day(now).isoformat()}} if one.noun == "proof" else {}


def _proven(delivery: int, tray: Tray) -> Callable[[Doing], object]:
    def run(doing: Doing) -> object:
        made = commands.prove_delivery(
            doing.number,
            delivery,
            proof=tray.ref(doing.request),
            signed_by=doing.given["signed_by"].strip(),
            on=doing.given["delivered_on"],
            **doing.by,
        )
        tray.close(doing.request)
        return made

    return run


def _failed(delivery: int) -> Callable[[Doing], object]:
    return lambda doing: commands.fail_delivery(
        doing.number, delivery, why=doing.given["why"], **doing.by
    )


def _question(doing: Doing, row: "Delivery") -> Callable[[], Question]:
    """Whoever received it is bound from the day that is entered here."""

    def asked() -> Question:
        day = row.lapses_on or doing.given["delivered_on"]
        said = f"{day.year}年{day.month}月{day.day}日" if day else "凭证上的日期"
        return Question(
            title="登记为已送达？",
            words=f"“{doing.page.document.title}”送给{row.recipient}，{DeliveryWay(row.way).label}。",
            verb="确认登记",
            back="",
            keep="再改改",
            effects=(
                f"送达日期 {said}，以此计算对方的期限。",
                "凭证存入这份公文，登记以后不能改。",
            ),
        )

    return asked
