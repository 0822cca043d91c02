"""Every address of the product, by face."""

from django.urls import URLPattern, URLResolver, include, path

from gongzhi.foundation.access.entrance import open_to_anyone, open_to_staff
from gongzhi.foundation.apikit import interface
from gongzhi.foundation.rulebook import api as rules_api
from gongzhi.foundation.web import pages as web_pages
from gongzhi.foundation.web import worker
from gongzhi.project.health import healthz

WEB: list[URLPattern | URLResolver] = [
    path("worker.js", open_to_anyone(worker.script), name="worker"),
    path("m/offline", open_to_anyone(worker.offline), name="phone_offline"),
    path("w/offline", open_to_anyone(worker.offline), name="field_offline"),
    path("m/size", open_to_anyone(web_pages.choose_size), name="size"),
    path("desk/components/", open_to_staff(web_pages.components), name="components"),
    path("desk/components/<slug:name>", open_to_staff(web_pages.specimen), name="specimen"),
]

interface.register("/rules", rules_api.reading)
interface.register("/rules", rules_api.entering)

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz),
    path("", include((WEB, "web"))),
    path("", include("gongzhi.foundation.access.urls")),
    path("api/v1/", interface.api.urls),
    path("desk/rules/", include("gongzhi.foundation.rulebook.pages.urls")),
    path("desk/calendar/", include("gongzhi.foundation.duties.pages.urls")),
    path("desk/cases/", include("gongzhi.cases.pages.desk.urls")),
    path("w/cases/", include("gongzhi.cases.pages.field.urls")),
    path("desk/estates/", include("gongzhi.territory.pages.urls")),
    path("desk/organisations/", include("gongzhi.parties.pages.organisation_urls")),
    path("files/", include("gongzhi.foundation.files.pages.urls")),
    path("", include("gongzhi.cases.pages.phone.urls")),
    path("", include("gongzhi.parties.pages.urls")),
    path("", include("gongzhi.portal.pages.phone.urls")),
    path("", include("gongzhi.portal.urls")),
    path("", include("gongzhi.foundation.notify.pages.urls")),
    path("desk/imports/", include("gongzhi.foundation.sheets.pages.urls")),
]

handler400 = "gongzhi.foundation.web.failures.bad_request"
handler403 = "gongzhi.foundation.web.failures.forbidden"
handler404 = "gongzhi.foundation.web.failures.not_found"
handler500 = "gongzhi.foundation.web.failures.broken"
