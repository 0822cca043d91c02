"""Stored files as the photo parts read them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

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


def first_photo(files: Sequence["StoredFile"], what: str) -> Photo | None:
    return shown_photo(files[0], what) if files else None
