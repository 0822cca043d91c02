from importlib import import_module

from django.apps import AppConfig

from gongzhi.foundation import links
from gongzhi.foundation.access import powers
from gongzhi.foundation.documents.vocabulary import (
    DeliveryWay,
    DocumentKind,
    DocumentPower,
)
from gongzhi.foundation.web import navigation


class DocumentsConfig(AppConfig):
    name = "gongzhi.foundation.documents"
    label = "documents"

    def ready(self) -> None:
        powers.register(DocumentPower)
        links.register_terms("document_kind", DocumentKind)
        links.register_terms("delivery_way", DeliveryWay)
        queries = import_module("gongzhi.foundation.documents.queries.naming")
        links.register("document", queries.document_links)
        links.register("document_number", queries.number_links)
        links.register("received_paper", queries.received_links)
        self._files()
        self._navigation()
        import_module("gongzhi.foundation.documents.catalogue").load_shipped()
        import_module("gongzhi.foundation.documents.reactions")

    def _files(self) -> None:
        access = import_module("gongzhi.foundation.documents.access")
        readers = import_module("gongzhi.foundation.files.readers")
        readers.register_reader("document", access.may_read_document_file)
        readers.register_reader("delivery", access.may_read_delivery_file)
        readers.register_reader("received_paper", access.may_read_received_file)
        import_module("gongzhi.foundation.documents.keeping").allow_files()

    def _navigation(self) -> None:
        navigation.register(
            "desk",
            "公文",
            "file",
            "documents:documents",
            power=tuple(DocumentPower),
            order=60,
            group="办事",
            under=("/desk/documents/",),
        )
        navigation.register(
            "field",
            "送达",
            "file",
            "documents_field:documents",
            power=DocumentPower.DELIVER,
            order=30,
            under=("/w/documents/",),
        )
