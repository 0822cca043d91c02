"""`gongzhi import hotline`."""

from pathlib import Path

import pytest

from gongzhi.cases.models import Case
from gongzhi.project.bootstrap.console import Halt
from gongzhi.project.commandline.entrance import function_of
from gongzhi.project.commandline.registry import parse
from gongzhi.territory.models import Region
from gongzhi.territory.vocabulary import RegionLevel
from tests.cases.world import STREET, build_world
from tests.interop.orders import ALL, sheet


@pytest.fixture
def file(tmp_path, db):
    build_world()
    path = tmp_path / "来文.csv"
    path.write_bytes(sheet(*ALL).getvalue())
    return path


def run(*words):
    command, arguments = parse(["import", "hotline", *map(str, words)])
    return function_of(command)(arguments)


def test_it_takes_the_file_in_and_says_what_became_of_it(file, capsys, tmp_path):
    out = tmp_path / "报告.xlsx"
    run(file, "--street", STREET, "--report", out)
    said = capsys.readouterr()
    assert "读到 5 条，新收 5 条" in said.out
    assert "已处理 5/5 条" in said.err
    assert (Case.objects.count(), out.read_bytes()[:2]) == (5, b"PK")


def test_a_dry_run_writes_nothing(file, capsys):
    run(file, "--dry-run")
    assert "试运行" in capsys.readouterr().out
    assert Case.objects.count() == 0


def test_where_there_are_several_streets_one_must_be_said(file):
    Region.objects.create(
        code="310112103000", name="颛桥镇", level=RegionLevel.STREET, sort_key="z"
    )
    with pytest.raises(Halt, match="--street"):
        run(file)


def test_a_file_that_is_not_there_is_named(file):
    with pytest.raises(Halt, match="没有这个文件"):
        run(Path("/nowhere/来文.csv"), "--street", STREET)
