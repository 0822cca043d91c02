"""Addresses of the staff's faces; residents' stand in pages/phone."""

from django.urls import path

from gongzhi.portal.pages.desk import estates, search
from gongzhi.portal.pages.desk import home as desk
from gongzhi.portal.pages.field import views as field
from gongzhi.portal.pages.wall import views as wall

app_name = "portal"
urlpatterns = [
    path("desk/", desk.home, name="desk"),
    path("desk/search", search.search, name="search"),
    path("desk/estates/", estates.estates, name="estates"),
    path("desk/estates/export", estates.export, name="estates-export"),
    path("desk/estates/<slug:code>", estates.estate, name="estate"),
    path("desk/estates/<slug:code>/premises", estates.premises_export, name="premises-export"),
    path("w/", field.duties, name="field"),
    path("w/me", field.me, name="me"),
    path("wall/", wall.own, name="wall"),
    path("wall/estate/<slug:code>", wall.estate, name="wall-estate"),
    path("wall/<int:region>", wall.region, name="wall-region"),
]
