import shutil

from gongzhi.project.bootstrap import stamps


def test_a_digest_depends_on_names_and_contents_not_on_the_place(tmp_path):
    first = tmp_path / "a"
    first.mkdir()
    (first / "0001_initial.py").write_text("x")
    (first / "0002_guards.py").write_text("y")
    second = shutil.copytree(first, tmp_path / "b")
    here, there = (stamps.digest(folder.iterdir(), folder) for folder in (first, second))
    assert here == there
    (second / "0002_guards.py").write_text("z")
    assert stamps.digest(second.iterdir(), second) != there
