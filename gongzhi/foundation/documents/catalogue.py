"""The templates of papers: three ship with the platform, contexts above register theirs.

register(Template(...))                # in apps.ready()
register_file(path)                    # the same, written as TOML
"""

import tomllib
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from gongzhi.foundation.documents.rules.composing import Field, Template
from gongzhi.foundation.documents.vocabulary import DocumentKind, FieldKind

FOLDER = Path(__file__).parent / "data"
_templates: dict[str, Template] = {}


def register(template: Template) -> None:
    known = _templates.setdefault(template.code, template)
    if known != template:
        raise ImproperlyConfigured(f"the template {template.code!r} is registered twice")


def register_file(path: Path) -> None:
    register(read(path))


def load_shipped() -> None:
    for path in sorted(FOLDER.glob("*.toml")):
        register_file(path)


def templates() -> list[Template]:
    """In the order of the kinds, then as registered."""
    order = list(DocumentKind)
    return sorted(_templates.values(), key=lambda each: order.index(each.kind))


def template_named(code: str) -> Template | None:
    return _templates.get(code)


def read(path: Path) -> Template:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return Template(
        **{
            **told,
            "kind": DocumentKind(told["kind"]),
            "paragraphs": tuple(told["paragraphs"]),
            "fields": tuple(_field(each) for each in told["fields"]),
        }
    )


def _field(told: dict[str, Any]) -> Field:
    return Field(**{**told, "kind": FieldKind(told.get("kind", FieldKind.LINE))})
