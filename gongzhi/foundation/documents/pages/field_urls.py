from django.urls import path

from gongzhi.foundation.documents.pages import field

app_name = "documents_field"
urlpatterns = [
    path("", field.documents, name="documents"),
    path("<int:number>", field.document, name="document"),
    path("<int:number>/deliveries/<int:delivery>/<slug:noun>", field.ending, name="ending"),
    path("<int:number>/<slug:noun>", field.act, name="act"),
]
