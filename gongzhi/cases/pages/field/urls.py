from django.urls import path

from gongzhi.cases.pages.field import views

app_name = "cases_field"
urlpatterns = [
    path("new", views.registration, name="registration"),
    path("<str:code>", views.case, name="case"),
    path("<str:code>/<slug:noun>", views.act, name="act"),
]
