"""Desk addresses of parties."""

from django.urls import path

from gongzhi.parties.pages import residencies

app_name = "parties"
urlpatterns = [path("desk/residencies/<int:number>", residencies.residency, name="residency")]
