"""Forms of the residents' pages. They gather what was typed; what it must be, the acts say."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.cases.rules.reporting import MAX_PLACE, MAX_TEXT
from gongzhi.cases.vocabulary import Outcome, Satisfaction
from gongzhi.foundation.web.forms import PlainForm

BIGGEST_NUMBER = 2**63 - 1
SAYING = 500


class Said(forms.CharField):
    """A text box whose limit the act enforces: cut by the browser, pasted words would be lost."""

    def __init__(self, *, limit: int, **options: Any) -> None:
        super().__init__(required=False, strip=False, widget=forms.Textarea, **options)
        self.max_length = limit


class ReportForm(PlainForm):
    text = Said(label=_("发生了什么"), limit=MAX_TEXT, help_text=_("一件事一份，写清楚就行"))
    category = forms.CharField(required=False)
    suggested = forms.CharField(required=False)
    place = forms.CharField(required=False, widget=forms.HiddenInput)
    place_text = forms.CharField(
        label=_("在哪里"),
        required=False,
        widget=forms.TextInput(attrs={"maxlength": MAX_PLACE}),
        help_text=_("例：6 栋西侧小路"),
    )
    draft = forms.IntegerField(
        required=False, min_value=0, max_value=BIGGEST_NUMBER, widget=forms.HiddenInput
    )
    is_shielded = forms.BooleanField(
        label=_("不让物业看到我是谁"), required=False, help_text=_("社区能看到，谁看过都有记录")
    )

    def allow_text(self, most: int) -> None:
        """The counter beside the box goes to what the rule of the place allows."""
        vars(self.fields["text"])["max_length"] = most


class SupplementForm(PlainForm):
    text = Said(label=_("补充什么"), limit=MAX_TEXT, help_text=_("承办单位和社区都会看到"))


class RatingForm(PlainForm):
    outcome = forms.ChoiceField(
        label=_("问题解决了吗"), required=False, choices=Outcome.choices(), widget=forms.RadioSelect
    )
    satisfaction = forms.ChoiceField(
        label=_("办得满意吗"),
        required=False,
        choices=Satisfaction.choices(),
        widget=forms.RadioSelect,
    )
    comment = Said(label=_("还想说什么"), limit=SAYING)

    def clean_comment(self) -> str:
        said: str = self.cleaned_data["comment"]
        if len(said) > SAYING:
            raise forms.ValidationError(f"最多 {SAYING} 字，现在 {len(said)} 字，删掉一些再提交")
        return said


class SupportForm(PlainForm):
    is_shielded = forms.BooleanField(
        label=_("不让物业看到我是谁"), required=False, help_text=_("社区能看到，谁看过都有记录")
    )
