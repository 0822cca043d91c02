"""Acts on imports: upload, check, write, abandon; and forgetting files after a week."""

from gongzhi.foundation.sheets.commands.checking import check_run
from gongzhi.foundation.sheets.commands.ending import abandon, forget_old, mark_stuck
from gongzhi.foundation.sheets.commands.uploading import upload
from gongzhi.foundation.sheets.commands.writing import begin_writing, write_run

__all__ = [
    "abandon",
    "begin_writing",
    "check_run",
    "forget_old",
    "mark_stuck",
    "upload",
    "write_run",
]
