"""The bare address: staff to the face their post works on, others to the residents'."""

from django.http import HttpRequest, HttpResponseRedirect
from django.views.decorators.http import require_safe

from gongzhi.foundation.access.entrance import open_to_anyone
from gongzhi.foundation.access.landing import home_of


@open_to_anyone
@require_safe
def front_door(request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(home_of(request))
