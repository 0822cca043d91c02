"""`python3 start.py lock`: the requirement files anew from their `.in` files, with hashes."""

from argparse import Namespace

from gongzhi.project.bootstrap import programs
from gongzhi.project.bootstrap.console import Halt, say, step
from gongzhi.project.bootstrap.layout import Layout

FILES = ("base", "dev", "s3")
FLAGS = (
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-annotate",
    "--no-header",
    "--quiet",
    "--python-version=3.11",
)


def run(arguments: Namespace) -> None:
    layout = Layout.here()
    folder = layout.root / "requirements"
    for name in FILES:
        step(f"requirements/{name}.txt")
        command = [str(layout.python.parent / "uv"), "pip", "compile", *FLAGS]
        command += ["--upgrade"] if arguments.upgrade else []
        command += [f"{name}.in", "--output-file", f"{name}.txt"]
        if programs.run(command, cwd=folder).returncode:
            raise Halt(f"requirements/{name}.in 没有锁定成功，原因见上。")
        if "://" in (folder / f"{name}.txt").read_text(encoding="utf-8"):
            raise Halt(f"requirements/{name}.txt 里出现了网址，不能提交；请检查本机的 uv 设置。")
    say("已锁定。请运行 python3 start.py test 后再提交。")
