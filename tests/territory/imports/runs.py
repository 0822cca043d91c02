"""A sheet tried, and a sheet taken in, as a keeper does it."""

from dataclasses import replace

from django.core.files.base import ContentFile

from gongzhi.foundation.sheets.commands import begin_writing, check_run, upload, write_run
from gongzhi.foundation.sheets.findings import seen_rows
from gongzhi.foundation.sheets.kinds import kind_of
from gongzhi.foundation.sheets.vocabulary import Policy
from tests.cases.world import MONDAY
from tests.foundation.sheets.samples import xlsx
from tests.territory.worlds import KEEPER

CLERK = replace(KEEPER, account=7, channel="import")


def tried(code, *rows, actor=CLERK):
    """The run after the dry run."""
    kind = kind_of(code)
    header = [column.name for column in kind.template.columns]
    filled = [[*row, *[""] * (len(header) - len(row))] for row in rows]
    file = ContentFile(xlsx([header, *filled]).read(), name="表.xlsx")
    run = upload(file, kind, actor=actor, now=MONDAY)
    return check_run(run, kind, actor=actor, now=MONDAY)


def told(run):
    """Where and what, in the order of the rows."""
    return [
        (fault["where"], fault["message"])
        for row in seen_rows(run.findings)
        for fault in row.faults
    ]


def taken_in(code, *rows, actor=CLERK):
    kind, run = kind_of(code), tried(code, *rows, actor=actor)
    held = begin_writing(run, kind, Policy.GOOD_ROWS, actor=actor, now=MONDAY)
    return write_run(held, kind, actor=actor, now=MONDAY)
