"""What is filled in: a draft from its template, and each act's own few fields."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.documents.bodies import Body
from gongzhi.foundation.documents.rules.composing import LONGEST, Field, Template
from gongzhi.foundation.documents.rules.delivering import Sending
from gongzhi.foundation.documents.vocabulary import DeliveryWay, DocumentKind, FieldKind
from gongzhi.foundation.web.forms import Day, PlainForm

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"
LONG = 300


def _text(label: Words, *, help_text: Words = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONG,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Several(forms.FileInput):
    """Django's own takes one file unless it is told otherwise."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """Any number of files, each looked at as one would be."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:  # noqa: ANN401
        given = data if isinstance(data, list | tuple) else [data]
        return [super(Files, self).clean(each, initial) for each in given or [None]]


def _files(label: Words, *, help_text: Words, missing: Words) -> forms.FileField:
    """Asked for until one has come; what came before waits in the tray."""
    return Files(
        label=label,
        help_text=help_text,
        error_messages={"required": missing},
        widget=Several(attrs={"accept": "image/*,application/pdf", "multiple": True}),
    )


class DraftForm(PlainForm):
    """The fields of a template, in its order."""

    def __init__(self, template: Template, *args: Any, **options: Any) -> None:
        self.template = template
        super().__init__(*args, **options)
        for each in template.fields:
            self.fields[each.name] = self._field(each)

    def values(self) -> dict[str, str]:
        """As typed, so that a field that is wrong keeps what it holds."""
        return {name: str(self.data.get(name, "")) for name in self.fields}

    @staticmethod
    def _field(asked: Field) -> forms.Field:
        told: dict[str, Any] = {
            "label": asked.label,
            "required": asked.required,
            "help_text": asked.hint,
            "error_messages": {"required": f"还没有填“{asked.label}”"},
        }
        if asked.kind is FieldKind.DAY:
            return Day(**told)
        text = forms.CharField(max_length=LONGEST[asked.kind], **told)
        if asked.kind is FieldKind.TEXT:
            text.widget = forms.Textarea(attrs={"rows": 8 if asked.required else 2})
        return text


class Nothing(PlainForm):
    """An act that asks for nothing but the question."""


class RemarkForm(PlainForm):
    remark = _text(_("审核意见"), required=False, help_text=_("签发人会看到"))


class ReasonForm(PlainForm):
    reason = _text(_("理由"), help_text=_("拟稿人会看到；作废的，文号旁边一直看得到"))


class FailureForm(PlainForm):
    why = _text(_("没有送到的情形"), help_text=_("如查无此人、拒收、退回；换别的方式时凭它说明"))


class StampForm(PlainForm):
    stamped_on = Day(label=_("用印日期"))
    scan = _files(
        _("盖章后的扫描件"),
        help_text=_("PDF 或者照片，一份；存下以后它就是查考的原件"),
        missing=_("上传盖章后的扫描件或者照片，它就是以后查考的原件"),
    )


class ProofForm(PlainForm):
    conditional = frozenset({"signed_by", "delivered_on"})

    signed_by = forms.CharField(label=_("签收人"), required=False, max_length=40)
    delivered_on = Day(
        label=_("送达日期"), required=False, help_text=_("照凭证上写的日期，不是登记的日期")
    )
    proof = _files(
        _("送达凭证"),
        help_text=_("拍下送达回证、回执或者现场，最多 9 张"),
        missing=_("拍下或者上传送达凭证；没有凭证不算送达"),
    )


class DeliveryForm(PlainForm):
    conditional = frozenset({"tracking", "address", "consent", "reason", "posted_on"})

    way = forms.ChoiceField(
        label=_("送达方式"),
        choices=DeliveryWay.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": _("选一种送达方式"), "invalid_choice": _("选列出的一种")},
    )
    recipient = forms.CharField(label=_("送给谁"), max_length=80)
    organisation = forms.ChoiceField(
        label=_("平台上的单位"),
        required=False,
        help_text=_("对方在平台上的，选上，以后按单位查得到"),
    )
    address = forms.CharField(
        label=_("送到哪里"),
        required=False,
        max_length=120,
        help_text=_("地址；电子送达时必填，写号码、邮箱或者账号"),
    )
    tracking = forms.CharField(
        label=_("邮件号"), required=False, max_length=40, help_text=_("邮寄送达时必填")
    )
    consent = forms.CharField(
        label=_("何时怎样同意的"),
        required=False,
        max_length=120,
        help_text=_("电子送达时必填，如“11月20日签过送达地址确认书”"),
    )
    reason = forms.CharField(
        label=_("缘由"),
        required=False,
        max_length=LONG,
        help_text=_("留置送达写拒收的情形，公告送达写为什么别的方式送不到"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    posted_on = Day(label=_("公告日期"), required=False, help_text=_("公告送达时必填"))

    def __init__(self, bodies: Iterable[Body], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        known: Any = self.fields["organisation"]
        known.choices = [("", "不在平台上，或者不选"), *((b.id, b.name) for b in bodies)]

    def sending(self) -> Sending:
        told: Mapping[str, Any] = self.cleaned_data
        return Sending(
            way=DeliveryWay(told["way"]),
            recipient=told["recipient"].strip(),
            address=told["address"].strip(),
            tracking=told["tracking"].strip(),
            consent=told["consent"].strip(),
            reason=told["reason"].strip(),
            posted_on=told["posted_on"],
        )


class ReceivedForm(PlainForm):
    sender = forms.CharField(label=_("来文单位"), max_length=80)
    their_number = forms.CharField(label=_("来文字号"), required=False, max_length=60)
    title = forms.CharField(label=_("标题"), max_length=100, help_text=_("照来文写；不写居民姓名"))
    dated_on = Day(label=_("来文日期"), required=False)
    received_on = Day(label=_("收到日期"))
    days = forms.IntegerField(
        label=_("来文要求几个工作日内办"),
        required=False,
        help_text=_("没有写明的不填，按规则库的收文办理时限"),
    )
    scans = _files(
        _("来文扫描件"),
        help_text=_("PDF 或者照片，最多 20 份"),
        missing=_("上传来文的扫描件或者照片"),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["received_on"].initial = today.isoformat()


class ResultForm(PlainForm):
    result = _text(_("怎样办的"), help_text=_("如“已函复，涌街办函〔2026〕12号”"))


class PrefixForm(PlainForm):
    kind = forms.ChoiceField(label=_("文种"), choices=DocumentKind.choices())
    initials = forms.CharField(
        label=_("代字"), max_length=16, help_text=_("如“涌街办函”，不带年份和括号")
    )
    used = forms.IntegerField(
        label=_("今年纸上已用到几号"),
        required=False,
        min_value=0,
        help_text=_("从下一号起编；在这里编过以后不能再改"),
    )


class Filters(PlainForm):
    q = forms.CharField(label=_("查找"), required=False, max_length=40)
    kind = forms.ChoiceField(
        label=_("文种"), required=False, choices=[("", "全部"), *DocumentKind.choices()]
    )
    year = forms.IntegerField(label=_("年份"), required=False, min_value=2000, max_value=2100)
    shelf = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def is_narrowed(self) -> bool:
        return any(self.data.get(name) for name in ("q", "kind", "year"))


class ReceivedFilters(PlainForm):
    q = forms.CharField(label=_("查找"), required=False, max_length=40)
    state = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.data.get("q"))
