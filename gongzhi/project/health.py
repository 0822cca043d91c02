"""Whether this process can serve: asked by start.py, load balancers and watchers."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from gongzhi.foundation.access.entrance import open_to_anyone


@open_to_anyone
def healthz(_request: HttpRequest) -> JsonResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"database": "unreachable"}, status=503)
    return JsonResponse({"database": "ok"})
