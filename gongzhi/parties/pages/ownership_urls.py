from django.urls import path

from gongzhi.parties.pages import ownerships

app_name = "ownerships"
urlpatterns = [
    path("estate/<slug:code>", ownerships.owners, name="owners"),
    path("estate/<slug:code>/export", ownerships.export, name="export"),
    path("estate/<slug:code>/export/full", ownerships.export_in_full, name="full"),
    path("<int:number>", ownerships.deed, name="deed"),
    path("<int:number>/entry", ownerships.entering, name="entering"),
    path("<int:number>/transfer", ownerships.transfer, name="transfer"),
    path("<int:number>/representative", ownerships.representative, name="representative"),
]
