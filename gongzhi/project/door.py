"""The bare address: staff to their desk, everybody else to the residents' face."""

from django.http import HttpRequest, HttpResponseRedirect
from django.views.decorators.http import require_safe

from gongzhi.foundation.access.current import actor_of
from gongzhi.foundation.access.entrance import open_to_anyone


@open_to_anyone
@require_safe
def front_door(request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect("/desk/" if actor_of(request).appointment else "/m/")
