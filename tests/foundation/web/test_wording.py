"""Forms speak in our words: whatever the field, whoever the form."""

import importlib
import pkgutil

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

import gongzhi
from gongzhi.foundation.web.forms import PlainForm
from gongzhi.foundation.web.wording import word

KINDS = ("required", "invalid", "invalid_choice", "invalid_list", "max_length", "empty", "missing")


def every_form():
    for found in pkgutil.walk_packages(gongzhi.__path__, "gongzhi."):
        if "pages" in found.name or found.name.startswith("gongzhi.foundation.web"):
            importlib.import_module(found.name)
    return sorted(_below(forms.BaseForm), key=lambda cls: (cls.__module__, cls.__name__))


def _below(cls):
    ours = {sub for sub in cls.__subclasses__() if sub.__module__.startswith("gongzhi.")}
    return ours.union(*(_below(sub) for sub in cls.__subclasses__()))


def defaults(field):
    """What the framework says in Chinese for such a field."""
    with translation.override("zh-hans"):
        said = {}
        for cls in type(field).__mro__:
            if cls.__module__.startswith("django."):
                said = {**getattr(cls, "default_error_messages", {}), **said}
        return {kind: str(words) for kind, words in said.items()}


def test_every_form_of_the_product_starts_from_ours():
    strangers = [cls for cls in every_form() if not issubclass(cls, PlainForm)]
    assert strangers == []
    assert len(every_form()) > 20


@pytest.mark.parametrize("form", every_form(), ids=lambda cls: f"{cls.__module__}.{cls.__name__}")
def test_no_field_of_any_form_says_what_the_framework_says(form):
    for field in form.base_fields.values():
        word(field)
        theirs = defaults(field)
        same = [k for k in KINDS if k in theirs and str(field.error_messages[k]) == theirs[k]]
        assert same == []


class Everything(PlainForm):
    what = forms.CharField(label="发生了什么", max_length=5, widget=forms.Textarea)
    name = forms.CharField(label="姓名", error_messages={"required": "写上姓名，和证件一致"})
    kind = forms.ChoiceField(label="类别", choices=[("a", "甲")])
    day = forms.DateField(label="日期")
    days = forms.IntegerField(label="天数", min_value=1)
    photo = forms.FileField(label="照片")
    agreed = forms.BooleanField(label="已经看过")


def said(data, files=None):
    form = Everything(data, files)
    return {name: list(words) for name, words in form.errors.items()}


def test_what_is_missing_is_asked_for_by_its_name():
    assert said({}) == {
        "what": ["写上发生了什么"],
        "name": ["写上姓名，和证件一致"],
        "kind": ["选一下类别"],
        "day": ["填写日期"],
        "days": ["填写天数"],
        "photo": ["选好照片再提交"],
        "agreed": ["要勾选“已经看过”才能继续"],
    }


def test_what_cannot_be_taken_says_how_to_write_it():
    given = {
        "what": "一二三四五六",
        "name": "唐\0明",
        "kind": "b",
        "day": "明天",
        "days": "0",
        "agreed": "on",
    }
    assert said(given, {"photo": SimpleUploadedFile("a.jpg", b"")}) == {
        "what": ["最多 5 字，现在 6 字，删掉一些再提交"],
        "name": ["里面有看不见的字符，删掉再提交"],
        "kind": ["这一项现在不能选，重新选一下"],
        "day": ["写成 2026-12-01 这样"],
        "days": ["不能小于 1"],
        "photo": ["这个文件是空的，换一个"],
    }


def test_a_field_added_later_is_worded_too():
    form = Everything({})
    form.fields["clause"] = forms.CharField(label="依据")
    assert form.errors["clause"] == ["填写依据"]


def test_the_browser_is_not_asked_to_complain_in_its_own_language():
    assert " required" not in Everything().as_p()
