"""The form that every page starts from: it speaks in our own words, whatever its fields are."""

from typing import Any

from django import forms

from gongzhi.foundation.web.wording import word


class PlainForm(forms.Form):
    """Labels without a colon; what is wrong is said by us and not by the browser.

    A field may bring words of its own (`error_messages`); where it has none, `word` gives them.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **options})

    def full_clean(self) -> None:
        """Worded here: fields may be added or exchanged until the form is read."""
        for field in self.fields.values():
            word(field)
        super().full_clean()
