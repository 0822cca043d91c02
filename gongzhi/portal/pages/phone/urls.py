"""居民端 addresses of home and my things."""

from django.urls import path

from gongzhi.portal.pages.phone import claiming, home, me, withdrawing

app_name = "portal_phone"
urlpatterns = [
    path("m/", home.home, name="home"),
    path("m/scan", home.scanning, name="scan"),
    path("m/homes", home.homes, name="homes"),
    path("m/me", me.me, name="me"),
    path("m/me/premises/new", claiming.claim, name="claim"),
    path("m/me/homes/<int:number>/withdrawal", withdrawing.withdrawal, name="withdrawal"),
]
