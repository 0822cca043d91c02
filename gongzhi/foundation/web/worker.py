"""The service worker of /m and /w, and the page it shows when the network is gone."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

OFFLINE = ("/m/offline", "/w/offline")
ASSETS = (
    "vendor/weui/weui.slim.css",
    "web/touch/tokens.css",
    "web/touch/components.css",
    "web/phone/tokens.css",
    "web/phone/components.css",
    "web/field/tokens.css",
    "web/field/components.css",
    "web/js/notices.js",
    "web/js/store.js",
    "web/js/offline.js",
    "web/js/worker-start.js",
)


@require_safe
@cache_control(no_cache=True)
def script(request: HttpRequest) -> HttpResponse:
    """Its version is that of the files it keeps, so a new release replaces it."""
    kept = [*(static(name) for name in ASSETS), *OFFLINE]
    version = sha256(" ".join(kept).encode()).hexdigest()[:12]
    context = {"kept": kept, "version": version}
    return render(request, "web/worker.js", context, content_type="text/javascript")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Nothing personal stands here: this page is kept on the phone."""
    return render(request, "web/offline.html")
