"""The forms that enter, put right and take out: one page each, on one decision."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now as current

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.pages.deciding import Decision, decided
from gongzhi.foundation.web.forms import PlainForm
from gongzhi.kernel.calendar import local_day
from gongzhi.territory.pages.forms import EndForm

T = TypeVar("T")
Given = dict[str, Any]
STAYS = "记录不删除，仍查得到；以后的统计、打印和选择里不再出现。"


def there(found: T | None) -> T:
    """404 where there is none or the actor does not see it: nobody learns which."""
    if found is None:
        raise Http404
    return found


def context_of(request: HttpRequest) -> dict[str, Any]:
    """Who and when, for a command."""
    return {"actor": actor_of(request), "now": current()}


def entering(
    request: HttpRequest,
    what: str,
    form: type[PlainForm],
    act: Callable[[Given], str],
    *,
    back: tuple[str, str],
    about: str = "",
    words: str = "",
    **options: Any,
) -> HttpResponse:
    """`act` answers the address of what was entered."""
    decision = Decision(
        title=f"登记{what}",
        about=about,
        words=words or "登记后马上生效，记入经过；填错的可以更正。",
        verb=f"登记{what}",
        back=back[1],
        back_label=back[0],
    )

    def done(given: Given) -> HttpResponse:
        address = act(given)
        messages.success(request, f"已登记{what}")
        return redirect(address)

    return decided(request, decision, form, done, **options)


def correcting(
    request: HttpRequest,
    title: str,
    form: type[PlainForm],
    act: Callable[[Given], object],
    *,
    back: tuple[str, str],
    **options: Any,
) -> HttpResponse:
    decision = Decision(
        title=f"更正 {title}",
        words="原来的值留在经过里。",
        verb="更正",
        done="已更正",
        back=back[1],
        back_label=back[0],
    )
    return decided(request, decision, form, _silent(act), **options)


def ending(
    request: HttpRequest,
    title: str,
    act: Callable[[Given], object],
    *,
    back: tuple[str, str],
    verb: str = "注销",
    effects: str = "",
    form: type[PlainForm] = EndForm,
    **options: Any,
) -> HttpResponse:
    """Asks once: what ends with it is said before."""
    decision = Decision(
        title=f"{verb} {title}",
        words=f"{effects}{STAYS}{verb}后不能恢复，要用的重新登记。",
        verb=f"确认{verb}",
        done=f"已{verb}",
        back=back[1],
        back_label=back[0],
    )
    options = {"initial": {"ended_on": today()}, **options}
    return decided(request, decision, form, _silent(act), **options)


def today() -> date:
    moment: datetime = current()
    return local_day(moment)


def place_chosen(said: str) -> tuple[int | None, int | None]:
    """b3, e3-5 of the list of spots; what is not of that shape is the estate's own ground."""
    kind, numbers = said[:1], said[1:].split("-")
    if kind not in {"b", "e"} or not all(one.isdecimal() for one in numbers):
        return None, None
    return int(numbers[0]), int(numbers[1]) if kind == "e" and len(numbers) > 1 else None


def _silent(act: Callable[[Given], object]) -> Callable[[Given], None]:
    def done(given: Given) -> None:
        act(given)

    return done
