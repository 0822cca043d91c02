"""居民端 addresses of cases: `code` is a case's number, `token` a printed code or a draft's."""

from django.urls import path

from gongzhi.cases.pages.phone import acts, draft, places, rating, report, scanning, tracking

app_name = "cases_phone"

urlpatterns = [
    path("q/<slug:token>", scanning.scanned, name="code"),
    path("m/reports", tracking.reports, name="reports"),
    path("m/reports/new", report.new_report, name="new"),
    path("m/reports/place", places.choose_place, name="places"),
    path("m/reports/suggestion", report.suggestion, name="suggestion"),
    path("m/reports/drafts/<int:token>", draft.draft, name="draft"),
    path("m/reports/<slug:code>", tracking.tracking, name="tracking"),
    path("m/reports/<slug:code>/supplement", acts.supplement, name="supplement"),
    path("m/reports/<slug:code>/urging", acts.urging, name="urging"),
    path("m/reports/<slug:code>/support", acts.support, name="support"),
    path("m/reports/<slug:code>/rating", rating.rating, name="rating"),
]
