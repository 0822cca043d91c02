"""`{% load access %}{% unmask_form "person" person.id "phone" %}`"""

from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from gongzhi.foundation.access.pages.forms import UnmaskForm
from gongzhi.foundation.access.policy import policy
from gongzhi.foundation.access.vocabulary import AccessPower, UnmaskField
from gongzhi.foundation.web.templatetags.web import face_in

register = template.Library()


@register.simple_tag(takes_context=True)
def unmask_form(context: Context, kind: str, thing: int, field: str) -> SafeString | str:
    """The form that asks to see one masked datum; nothing for whoever may not ask."""
    actor = context.get("actor")
    if actor is None or not actor.holds(AccessPower.UNMASK):
        return ""
    request, face = context["request"], face_in(context)
    back = urlencode({"next": request.get_full_path()})
    given = {
        "form": UnmaskForm(auto_id=f"unmask_{kind}_{thing}_{field}_%s"),
        "action": f"{reverse('access:unmask', args=[kind, thing, field])}?{back}",
        "datum": UnmaskField(field).label,
        "minutes": policy().unmask_minutes,
        "face": face,
    }
    return render_to_string(f"web/parts/{face.parts}/unmask.html", given, request)
