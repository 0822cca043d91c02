"""Tables of official papers."""

from gongzhi.foundation.documents.models.delivery import Delivery
from gongzhi.foundation.documents.models.document import Document, DocumentVersion
from gongzhi.foundation.documents.models.number import DocumentNumber, NumberPrefix, Series
from gongzhi.foundation.documents.models.received import ReceivedPaper

__all__ = [
    "Delivery",
    "Document",
    "DocumentNumber",
    "DocumentVersion",
    "NumberPrefix",
    "ReceivedPaper",
    "Series",
]
