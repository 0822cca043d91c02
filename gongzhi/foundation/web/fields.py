"""How one field of a Django form is drawn on each face: template, classes, words beside it."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from gongzhi.foundation.web.faces import Face
from gongzhi.kernel.errors import RuleBroken

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "chips"),
    (forms.RadioSelect, "chips"),
    (forms.CheckboxInput, "switch"),
    (forms.FileInput, "file"),
    (forms.Textarea, "text"),
    (forms.Select, "select"),
)
TYPED = frozenset({"text", "line", "select"})
CLASSES = {
    ("touch", "text"): "weui-textarea",
    ("touch", "line"): "weui-input",
    ("touch", "select"): "weui-select",
    ("touch", "switch"): "weui-switch",
    ("touch", "chips"): "weui-check",
    ("touch", "file"): "gz-file",
    ("desk", "text"): "form-control",
    ("desk", "line"): "form-control",
    ("desk", "select"): "form-select",
    ("desk", "switch"): "form-check-input",
    ("desk", "chips"): "form-check-input",
    ("desk", "file"): "form-control",
}


def refuse(form: forms.BaseForm, broken: RuleBroken) -> None:
    """The refusal beside its field, or above the form."""
    form.add_error(broken.field if broken.field in form.fields else None, broken.message)


@dataclass(frozen=True)
class Drawn:
    """What the field templates read."""

    bound: BoundField
    kind: str
    control: SafeString
    hint: str
    errors: list[str]
    hint_id: str
    error_id: str
    limit: int | None = None
    options: dict[str, object] = field(default_factory=dict)

    @property
    def is_optional(self) -> bool:
        conditional = getattr(self.bound.form, "conditional", ())
        return not self.bound.field.required and self.bound.name not in conditional

    @property
    def template(self) -> str:
        return {"chips": "choices.html", "switch": "switch.html", "file": "file.html"}.get(
            self.kind, "field.html"
        )


def kind_of(widget: forms.Widget) -> str:
    return next((kind for cls, kind in KINDS if isinstance(widget, cls)), "line")


def drawn(bound: BoundField, face: Face, *, hint: str = "", **options: object) -> Drawn:
    """The control with its class, its hint and its error tied to it for readers."""
    kind = kind_of(bound.field.widget)
    hint, errors = hint or str(bound.help_text), [str(error) for error in bound.errors]
    hint_id, error_id = f"{bound.auto_id}_hint", f"{bound.auto_id}_error"
    attrs = _attributes(bound, CLASSES[face.parts, kind], options)
    told = [one for one, there in ((error_id, errors), (hint_id, hint)) if there]
    if told:
        attrs["aria-describedby"] = " ".join(told)
    if face.parts == "desk" and _is_first_wrong(bound):
        attrs["autofocus"] = True
    return Drawn(
        bound, kind, bound.as_widget(attrs=attrs), hint, errors, hint_id, error_id,
        getattr(bound.field, "max_length", None), options,
    )  # fmt: skip


def _is_first_wrong(bound: BoundField) -> bool:
    """A long page of the desk opens at what is to be mended; a phone would open its keyboard."""
    wrong = (name for name in bound.form.fields if name in bound.form.errors)
    return bound.form.is_bound and next(wrong, "") == bound.name


def _attributes(bound: BoundField, named: str, options: dict[str, object]) -> dict[str, Any]:
    attrs: dict[str, Any] = {"class": named}
    for name in (
        "placeholder",
        "rows",
        "inputmode",
        "autocomplete",
        "accept",
        "multiple",
        "capture",
    ):
        if name in options:
            attrs[name] = options[name]
    if options.get("label"):
        attrs["aria-label"] = options["label"]
    if bound.field.required and kind_of(bound.field.widget) in TYPED:
        attrs["aria-required"] = "true"
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return attrs
