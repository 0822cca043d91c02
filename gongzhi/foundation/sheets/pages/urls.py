from django.urls import path

from gongzhi.foundation.sheets.pages import imports

app_name = "sheets"
urlpatterns = [
    path("", imports.listed, name="imports"),
    path("runs/<int:pk>", imports.run, name="run"),
    path("runs/<int:pk>/writing", imports.writing, name="writing"),
    path("runs/<int:pk>/abandonment", imports.abandonment, name="abandonment"),
    path("<slug:code>/", imports.of_kind, name="kind"),
    path("<slug:code>/template", imports.template, name="template"),
]
