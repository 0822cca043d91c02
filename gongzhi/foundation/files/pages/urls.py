from django.urls import path, register_converter

from gongzhi.foundation.files.pages import views
from gongzhi.foundation.files.vocabulary import Variant

app_name = "files"


class VariantConverter:
    regex = "|".join(variant.value for variant in Variant)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(VariantConverter, "variant")
urlpatterns = [
    path("drafts/<slug:form>/<slug:purpose>", views.draft_files, name="draft-files"),
    path("<str:token>/removal", views.draft_file_removal, name="draft-file-removal"),
    path("<str:token>/<variant:variant>", views.content, name="content"),
]
