"""Every address of the product, by face."""

from django.urls import URLPattern, URLResolver, include, path

from gongzhi.cases import api as cases_api
from gongzhi.foundation.access.entrance import open_to_anyone, open_to_staff
from gongzhi.foundation.apikit import interface
from gongzhi.foundation.documents import api as documents_api
from gongzhi.foundation.duties import api as duties_api
from gongzhi.foundation.notify import api as messages_api
from gongzhi.foundation.rulebook import api as rules_api
from gongzhi.foundation.web import pages as web_pages
from gongzhi.foundation.web import worker
from gongzhi.parties import api as parties_api
from gongzhi.project.door import front_door
from gongzhi.project.health import healthz
from gongzhi.territory import api as territory_api

WEB: list[URLPattern | URLResolver] = [
    path("worker.js", open_to_anyone(worker.script), name="worker"),
    path("m/offline", open_to_anyone(worker.offline), name="phone_offline"),
    path("w/offline", open_to_anyone(worker.offline), name="field_offline"),
    path("m/size", open_to_anyone(web_pages.choose_size), name="size"),
    path("desk/components/", open_to_staff(web_pages.components), name="components"),
]

interface.register("/rules", rules_api.reading)
interface.register("/rules", rules_api.entering)
for cases_router in cases_api.CASES:
    interface.register("/cases", cases_router)
interface.register("", cases_api.catalogue)
interface.register("/photos", cases_api.photos)
interface.register("/duties", duties_api.router)
interface.register("/documents", documents_api.router)
interface.register("/messages", messages_api.router)
interface.register("/estates", territory_api.estates)
interface.register("/places", territory_api.places)
interface.register("/organisations", parties_api.organisations)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", front_door),
    path("healthz", healthz),
    path("", include((WEB, "web"))),
    path("", include("gongzhi.foundation.access.urls")),
    path("api/v1/", interface.api.urls),
    path("desk/rules/", include("gongzhi.foundation.rulebook.pages.urls")),
    path("desk/calendar/", include("gongzhi.foundation.duties.pages.urls")),
    path("desk/cases/", include("gongzhi.cases.pages.desk.urls")),
    path("w/cases/", include("gongzhi.cases.pages.field.urls")),
    path("desk/", include("gongzhi.territory.pages.urls")),
    path("desk/organisations/", include("gongzhi.parties.pages.organisation_urls")),
    path("desk/documents/", include("gongzhi.foundation.documents.pages.urls")),
    path("w/documents/", include("gongzhi.foundation.documents.pages.field_urls")),
    path("m/papers/", include("gongzhi.foundation.documents.pages.phone_urls")),
    path("desk/ownerships/", include("gongzhi.parties.pages.ownership_urls")),
    path("files/", include("gongzhi.foundation.files.pages.urls")),
    path("", include("gongzhi.cases.pages.phone.urls")),
    path("", include("gongzhi.parties.pages.urls")),
    path("", include("gongzhi.portal.pages.phone.urls")),
    path("", include("gongzhi.portal.urls")),
    path("", include("gongzhi.foundation.notify.pages.urls")),
    path("desk/imports/", include("gongzhi.interop.pages.urls")),
    path("desk/imports/", include("gongzhi.foundation.sheets.pages.urls")),
]

handler400 = "gongzhi.foundation.web.failures.bad_request"
handler403 = "gongzhi.foundation.web.failures.forbidden"
handler404 = "gongzhi.foundation.web.failures.not_found"
handler500 = "gongzhi.foundation.web.failures.broken"
