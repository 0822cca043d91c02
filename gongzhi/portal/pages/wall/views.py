from django.http import HttpRequest, HttpResponse
from gongzhi.foundation.access.entrance import open_to_power
from gongzhi.portal.access import Power


@open_to_power(Power.WALL)
def own(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


@open_to_power(Power.WALL)
def region(request: HttpRequest, region: int) -> HttpResponse:
    return HttpResponse("")


@open_to_power(Power.WALL)
def estate(request: HttpRequest, code: str) -> HttpResponse:
    return HttpResponse("")
