from django.http import HttpRequest, HttpResponse
from gongzhi.foundation.access.entrance import open_to_staff


@open_to_staff
def search(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")
