"""A browser for the browser tests, and a Chinese font for it."""

import os
import shutil
import sys
from pathlib import Path

from gongzhi.project.bootstrap import programs
from gongzhi.project.bootstrap.console import step, warn

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-noto-cjk")


def ensure() -> str:
    """The browser's path; empty where none can be had."""
    if not found() or not has_chinese_font():
        install()
    return found()


def found() -> str:
    named = os.environ.get("GONGZHI_BROWSER")
    if named and Path(named).exists():
        return named
    return next((path for name in NAMES if (path := shutil.which(name))), "")


def has_chinese_font() -> bool:
    lister = shutil.which("fc-list")
    return bool(lister and programs.ask([lister, ":lang=zh-cn"]).stdout.strip())


def install() -> None:
    """From Debian, where we may."""
    manager = shutil.which("apt-get")
    if not manager or sys.platform == "win32" or os.geteuid() != 0:
        return
    step(f"安装浏览器测试所用的 {'、'.join(PACKAGES)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        done = programs.ask([manager, "-q", *words], env=environment)
        if done.returncode:
            warn(f"apt-get {words[0]} 没有成功：{done.stderr.strip()[-300:]}")
