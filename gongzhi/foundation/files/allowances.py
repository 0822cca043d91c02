"""What each purpose of files allows, named in code by contexts and narrowed by settings."""

from dataclasses import replace

from django.conf import settings

from gongzhi.foundation.files.rules.limits import Limits

_allowances: dict[str, Limits] = {}


def allow(purpose: str, limits: Limits) -> None:
    _allowances[purpose] = limits


def limits_for(purpose: str) -> Limits:
    """Settings GONGZHI_FILES = {"": {...}, "report": {...}} override field by field."""
    told = getattr(settings, "GONGZHI_FILES", {})
    changes = {**told.get("", {}), **told.get(purpose, {})}
    return replace(_allowances.get(purpose, Limits()), **changes)
