"""Stored files as the photo parts read them."""

from typing import TYPE_CHECKING

from gongzhi.cases.queries.photos import Shots
from gongzhi.cases.vocabulary import WorkPhoto
from gongzhi.foundation.web.values import Photo

if TYPE_CHECKING:
    from gongzhi.foundation.files.models import StoredFile


def shown_photo(file: "StoredFile", what: str = "照片") -> Photo:
    return Photo(
        url=file.full_url,
        thumb=file.thumbnail_url,
        alt=f"{what}，第 {file.place} 张",
        note=file.token,
        at=file.taken_at or file.uploaded_at,
    )


def work_shown(shots: Shots) -> dict[str, object]:
    """The pair, the others of the handler and the checker's, by the names the templates use."""
    return {
        "before": _work(shots.before) if shots.before else None,
        "after": _work(shots.after) if shots.after else None,
        "extra": [_work(file) for file in shots.extra],
        "check": [_work(file) for file in shots.check],
    }


def _work(file: "StoredFile") -> Photo:
    return shown_photo(file, WorkPhoto(file.purpose).label)
