from django.urls import path

from gongzhi.cases.pages.desk import batch, catalogue, views

app_name = "cases_desk"
urlpatterns = [
    path("", views.cases, name="cases"),
    path("new", views.registration, name="registration"),
    path("triage", batch.triage, name="triage"),
    path("triage/results/<str:key>", batch.result, name="triage-result"),
    path("export", views.export, name="export"),
    path("views", views.saved_views, name="views"),
    path("views/<int:number>/removal", views.saved_view_removal, name="view-removal"),
    path("catalogue", catalogue.listing, name="catalogue"),
    path("catalogue/trial", catalogue.trial, name="trial"),
    path("catalogue/<slug:category>", catalogue.category, name="category"),
    path("<str:code>", views.case, name="case"),
    path("<str:code>/<slug:noun>", views.act, name="act"),
]
