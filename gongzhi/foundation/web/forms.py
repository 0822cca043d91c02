"""The form that every page starts from: it speaks in our own words, whatever its fields are."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from gongzhi.foundation.web.wording import word
from gongzhi.kernel.text import visible


class Day(forms.DateField):
    """A day of the years that are spoken of: what lies outside them was mistyped, and the calendar
    does not go on for ever."""

    widget = forms.DateInput

    def __init__(
        self, *, first: date = date(2000, 1, 1), last: date = date(2100, 12, 31), **options: Any
    ) -> None:
        self.first, self.last = first, last
        super().__init__(
            **{"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options}
        )

    def validate(self, value: Any) -> None:  # noqa: ANN401 (Django's own signature)
        super().validate(value)
        if value and not self.first <= value <= self.last:
            raise forms.ValidationError(f"写 {self.first.year} 年到 {self.last.year} 年之间的日子")


class PlainForm(forms.Form):
    """Labels without a colon; what is wrong is said by us and not by the browser.

    A field may bring words of its own (`error_messages`); where it has none, `word` gives them.
    What nobody sees is taken out of what was typed, but not out of a password.
    """

    use_required_attribute = False
    conditional: ClassVar[frozenset[str]] = frozenset()
    """Fields that some answers ask for: their hint says when, so they are not called 选填."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **options})
        kept = {self.add_prefix(name) for name, field in self.fields.items() if _is_exact(field)}
        self.data = _seen(self.data, kept)

    def full_clean(self) -> None:
        """Worded here: fields may be added or exchanged until the form is read."""
        for field in self.fields.values():
            word(field)
        super().full_clean()


def _is_exact(field: forms.Field) -> bool:
    return isinstance(field.widget, forms.PasswordInput)


def _seen(data: Any, kept: set[str]) -> Any:  # noqa: ANN401 (whatever the form was given)
    """The data of a form without invisible signs; the same object where there are none."""
    if isinstance(data, QueryDict):
        changed = {
            name: [visible(one) for one in values]
            for name, values in data.lists()
            if name not in kept
        }
        if all(data.getlist(name) == values for name, values in changed.items()):
            return data
        seen = data.copy()
        for name, values in changed.items():
            seen.setlist(name, values)
        return seen
    if not isinstance(data, Mapping):
        return data
    return {
        name: visible(value) if isinstance(value, str) and name not in kept else value
        for name, value in data.items()
    }
