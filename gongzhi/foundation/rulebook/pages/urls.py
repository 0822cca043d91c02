from django.urls import path

from gongzhi.foundation.rulebook.pages import entering, reading

app_name = "rulebook"
urlpatterns = [
    path("", reading.rules, name="list"),
    path("<str:key>", reading.rule, name="rule"),
    path("<str:key>/overrides", entering.overrides, name="overrides"),
    path("<str:key>/overrides/<int:pk>/confirmation", entering.confirmation, name="confirmation"),
    path("<str:key>/overrides/<int:pk>/rejection", entering.rejection, name="rejection"),
    path("<str:key>/overrides/<int:pk>/withdrawal", entering.withdrawal, name="withdrawal"),
]
