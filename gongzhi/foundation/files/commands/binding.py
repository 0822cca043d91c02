"""Give the files of a draft to the thing the form has become."""

from django.db import transaction

from gongzhi.foundation.files.allowances import most_files
from gongzhi.foundation.files.models import StoredFile
from gongzhi.foundation.files.queries import files_of, held_by, lock_owner
from gongzhi.foundation.files.rules.limits import check_batch
from gongzhi.foundation.files.vocabulary import State
from gongzhi.kernel.ref import Ref


@transaction.atomic
def claim(draft: Ref, owner: Ref, *, purpose: str, region_code: str = "") -> list[StoredFile]:
    """All files of the draft for this purpose now belong to the owner, after those it had. How many
    is counted an act: what was handed in before closes no door on what is shown later."""
    lock_owner(draft)
    lock_owner(owner)
    had, files = held_by(owner, purpose).count, files_of(draft, purpose)
    check_batch(len(files), most_files(purpose))
    for place, file in enumerate(files, start=had + 1):
        file.owner_kind, file.owner_id = owner
        file.state, file.place = State.KEPT, place
        file.region_code, file.county_code = region_code, region_code[:6]
    fields = ["owner_kind", "owner_id", "state", "place", "region_code", "county_code"]
    StoredFile.objects.bulk_update(files, fields)
    return files
