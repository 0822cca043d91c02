from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.web.forms import PlainForm


class ArrangementForm(PlainForm):
    """A year's notice, pasted."""

    source = forms.CharField(
        label=_("依据"),
        max_length=200,
        error_messages={"required": _("请写明依据的文件")},
        help_text=_("如“国务院办公厅关于2027年部分节假日安排的通知”"),
    )
    text = forms.CharField(
        label=_("放假与调休安排"),
        max_length=8000,
        error_messages={"required": _("请粘贴通知原文，或每行写一天")},
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "可整段粘贴通知原文；也可每行一天，写作“2027-01-01 休 元旦”“2027-01-03 班 元旦”"
        ),
    )
