from django.urls import path

from gongzhi.foundation.documents.pages import desk, drafting, numbers, receiving, sharing

app_name = "documents"
urlpatterns = [
    path("", desk.documents, name="documents"),
    path("export", desk.export, name="export"),
    path("new", drafting.choosing, name="choosing"),
    path("new/<slug:code>", drafting.new, name="new"),
    path("new/<slug:code>/sketch", drafting.sketch, name="sketch"),
    path("numbers", numbers.numbers, name="numbers"),
    path("received/", receiving.papers, name="received"),
    path("received/export", receiving.export, name="received-export"),
    path("received/new", receiving.new, name="receiving"),
    path("received/<int:number>", receiving.paper, name="paper-received"),
    path("<int:number>", desk.document, name="document"),
    path("<int:number>/revision", drafting.revision, name="revision"),
    path("<int:number>/versions/<int:at>", desk.version, name="version"),
    path("<int:number>/paper.<slug:form>", desk.paper, name="paper"),
    path("<int:number>/share", sharing.share, name="share"),
    path("<int:number>/poster.png", sharing.poster, name="poster"),
    path("<int:number>/deliveries/<int:delivery>/<slug:noun>", desk.ending, name="ending"),
    path("<int:number>/<slug:noun>", desk.act, name="act"),
]
