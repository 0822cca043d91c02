"""Every address of the product, by face."""

from django.urls import URLPattern, URLResolver, include, path

from gongzhi.project.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz),
    path("files/", include("gongzhi.foundation.files.pages.urls")),
]

handler400 = "gongzhi.foundation.web.failures.bad_request"
handler403 = "gongzhi.foundation.web.failures.forbidden"
handler404 = "gongzhi.foundation.web.failures.not_found"
handler500 = "gongzhi.foundation.web.failures.broken"
