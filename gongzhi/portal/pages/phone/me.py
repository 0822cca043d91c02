"""我的: who I am here, my homes, large print, signing out."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongzhi.foundation.access.current import presence_of
from gongzhi.foundation.access.entrance import open_to_signed_in
from gongzhi.foundation.access.residents import resident_of
from gongzhi.foundation.privacy.masks import mask_name, mask_phone
from gongzhi.parties.queries import named
from gongzhi.parties.queries.residency import name_claimed
from gongzhi.parties.vocabulary import UNNAMED
from gongzhi.portal.pages.phone.homes import homes_of, refusals_of

if TYPE_CHECKING:
    from gongzhi.parties.models import Person


@open_to_signed_in
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    actor = resident_of(request)
    people = named([actor.person]) if actor.person else {}
    person = people.get(actor.person) if actor.person else None
    account = presence_of(request).account
    context = {
        "name": _shown_name(person) if person else "",
        "phone": mask_phone(account.phone) if account and account.phone else "",
        "homes": homes_of(actor),
        "refusals": refusals_of(actor),
    }
    return render(request, "portal/phone/me.html", context)


def _shown_name(person: "Person") -> str:
    """Known by phone only, he is called as he claims to be until a home is verified; ""
    where he has written no name yet."""
    if not person.name.startswith(UNNAMED):
        return mask_name(person.name)
    claimed = name_claimed(person.pk)
    return mask_name(claimed) if claimed else ""
