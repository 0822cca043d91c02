"""The files of papers: what may come in for which purpose."""

from gongzhi.foundation.files.allowances import allow
from gongzhi.foundation.files.rules.limits import Limits
from gongzhi.foundation.files.vocabulary import PICTURES, Media

PDF, DOCX, POSTER = "documents.pdf", "documents.docx", "documents.poster"
SCAN, PROOF, RECEIVED = "documents.scan", "documents.proof", "documents.received"
SCANNED = PICTURES | {Media.PDF}


def allow_files() -> None:
    allow(PDF, Limits(kinds=frozenset({Media.PDF}), count=1))
    allow(DOCX, Limits(kinds=frozenset({Media.DOCX}), count=1))
    allow(SCAN, Limits(kinds=SCANNED, count=1))
    allow(PROOF, Limits(kinds=SCANNED, count=9))
    allow(RECEIVED, Limits(kinds=SCANNED, count=20))
