"""Markup as a browser reads it, to compare with what a test expects."""

import re


def folded(html: str) -> str:
    """White space as one space, and none beside a tag: how a template is indented is free."""
    return re.sub(r" ?(<[^>]*>) ?", r"\1", re.sub(r"\s+", " ", html)).strip()
