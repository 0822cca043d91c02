"""Hand a file out to whoever may read it: to a page's session and to a program's token alike."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.files.rules.serving import headers, shown_name
from gongzhi.foundation.files.vocabulary import Media, State, Variant


def handed_out(file: StoredFile, variant: Variant) -> FileResponse:
    """A removed one is as good as absent."""
    if file.state == State.REMOVED or not file.path_of(variant):
        raise Http404
    media = Media.WEBP if variant is Variant.THUMBNAIL else Media(file.media)
    answer = FileResponse(default_storage.open(file.path_of(variant)))
    answer.headers["Content-Type"] = media.value
    for name, value in headers(media, shown_name(file.name, media, file.token)).items():
        answer.headers[name] = value
    return answer
