"""The documentation page, from files of our own server."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

# The page's script writes <style> elements; everything else is as strict as elsewhere.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
    )
)


class Documentation(DocsBase):
    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        settings = {
            "url": self.get_openapi_url(api, kwargs),
            "layout": "BaseLayout",
            "deepLinking": True,
            "validatorUrl": None,
            "docExpansion": "none",
            "defaultModelsExpandDepth": -1,
        }
        context = {"title": api.title, "settings": settings, "token": get_token(request)}
        response = render(request, "apikit/docs.html", context)
        response.headers["Content-Security-Policy"] = POLICY
        return response
