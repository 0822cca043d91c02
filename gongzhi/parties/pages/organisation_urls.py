from django.urls import path

from gongzhi.parties.pages import organisations

app_name = "organisations"
urlpatterns = [
    path("", organisations.organisations, name="organisations"),
    path("export", organisations.export, name="export"),
    path("<int:number>", organisations.organisation, name="organisation"),
]
