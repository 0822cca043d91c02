"""Forms of the acts. They know no face and no table; what may be chosen is handed in."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.cases.rules.reporting import MAX_PLACE, MAX_TEXT
from gongzhi.cases.vocabulary import (
    Channel,
    CheckWay,
    Outcome,
    PauseReason,
    RefusalReason,
    Satisfaction,
    Source,
)
from gongzhi.foundation.web.forms import Day, PlainForm

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Choices = Iterable[tuple[Any, str]]
Words: TypeAlias = "str | _StrPromise"


class ManyPhotos(forms.ClearableFileInput):
    allow_multiple_selected = True


class Photos(forms.FileField):
    """Any number of files, each checked as one would be."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:  # noqa: ANN401
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(Photos, self).clean(each, initial) for each in given]


def photos(label: Words, help_text: Words = "") -> forms.FileField:
    return Photos(
        label=label,
        required=False,
        widget=ManyPhotos(attrs={"accept": "image/*"}),
        help_text=help_text,
    )


def long_text(
    label: Words, *, required: bool = True, help_text: Words = "", most: int = MAX_TEXT
) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=help_text,
    )


class Plain(PlainForm):
    """An act that needs nothing but the doing."""


class Refusal(PlainForm):
    reason = forms.ChoiceField(
        label=_("理由"), choices=[("", _("选一个理由")), *RefusalReason.choices()]
    )
    clause = forms.CharField(
        label=_("依据"), max_length=120, help_text=_("哪部法规第几条，报事人会看到")
    )
    explanation = long_text(_("告诉报事人"), help_text=_("为什么不受理，可以找谁"))


class Transfer(PlainForm):
    explanation = long_text(_("转到哪里，为什么"), help_text=_("报事人会看到"))


class Chosen(PlainForm):
    """One of several things, handed in as `choices`."""

    label: Words = ""
    name = ""
    missing: Words = _("从列表里选一个")

    def __init__(self, *args: Any, choices: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields[self.name] = forms.ChoiceField(
            label=self.label, choices=list(choices), error_messages={"required": self.missing}
        )


class Dispatch(Chosen):
    label: Words = _("派给")
    name = "organisation"
    missing: Words = _("选一个单位，派给谁")


class Category(Chosen):
    label: Words = _("类别")
    name = "category"


class Return(PlainForm):
    reason = long_text(_("为什么不归本单位办"))
    clause = forms.CharField(
        label=_("依据"), max_length=120, help_text=_("职责清单哪一行，或哪部法规第几条")
    )


class Pause(PlainForm):
    reason = forms.ChoiceField(
        label=_("理由"), choices=PauseReason.choices(), help_text=_("只有这几种情况可以停表")
    )
    explanation = long_text(_("等什么"), help_text=_("报事人会看到"))
    until_at = forms.DateTimeField(
        label=_("到什么时候恢复"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={"invalid": _("写成 2026-12-01 09:00 这样")},
    )


class Result(PlainForm):
    """`least` is how many characters the rule of the place asks for."""

    result = long_text(_("做了什么"))
    before = photos(_("修前照片"))
    after = photos(_("修后照片"), _("和修前同一个角度"))

    def __init__(self, *args: Any, least: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["result"].help_text = f"至少 {least} 字，报事人和核查人都会看到"


class CheckPass(PlainForm):
    way = forms.ChoiceField(
        label=_("怎么核查的"),
        choices=CheckWay.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": _("选一下：到场看的，还是凭电话或照片")},
        help_text=_("照实选，报事人会看到"),
    )
    finding = long_text(_("看到什么"), help_text=_("报事人和承办单位都会看到"))
    check = photos(_("核查照片"), _("到场的拍一张，和修后同一个角度"))


class CheckFail(PlainForm):
    reason = long_text(_("哪里没办好"), help_text=_("承办人照着改"))


class Contact(PlainForm):
    channel = forms.ChoiceField(
        label=_("怎么联系的"), choices=Channel.choices(), widget=forms.RadioSelect
    )
    reply = long_text(_("说了什么"), help_text=_("第一次联系算作响应，报事人会看到"))


class Callback(PlainForm):
    """回访: what the reporter said on the telephone."""

    reporter_id = forms.ChoiceField(label=_("报事人"))
    outcome = forms.ChoiceField(
        label=_("解决了没有"), choices=Outcome.choices(), widget=forms.RadioSelect
    )
    satisfaction = forms.ChoiceField(
        label=_("满意吗"),
        choices=Satisfaction.choices(),
        widget=forms.RadioSelect,
        required=False,
    )
    comment = long_text(_("报事人怎么说"))

    def __init__(self, *args: Any, choices: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        reporter = self.fields["reporter_id"]
        if isinstance(reporter, forms.ChoiceField):
            reporter.choices = list(choices)


class Register(PlainForm):
    """居委前端代录: for somebody on the telephone or at the counter."""

    text = long_text(_("反映内容"))
    estate = forms.ChoiceField(label=_("所在小区"), required=False)
    place_text = forms.CharField(
        label=_("具体位置"),
        required=False,
        max_length=MAX_PLACE,
        help_text=_("几栋几单元，或附近标志"),
    )
    category = forms.ChoiceField(label=_("类别"), required=False)
    source = forms.ChoiceField(
        label=_("来源"), choices=[(Source.PHONE, Source.PHONE.label), ("patrol", "巡查发现")]
    )
    phone = forms.CharField(
        label=_("报事人电话"), required=False, max_length=20, help_text=_("进度发给这个号码")
    )
    name = forms.CharField(label=_("报事人姓名"), required=False, max_length=20)
    is_shielded = forms.BooleanField(label=_("对承办单位隐藏报事人"), required=False, initial=True)

    def __init__(
        self, *args: Any, estates: Choices = (), categories: Choices = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, empty, choices in (
            ("estate", _("还不清楚，先登记"), estates),
            ("category", _("由系统按内容判断"), categories),
        ):
            chosen = self.fields[name]
            if isinstance(chosen, forms.ChoiceField):
                chosen.choices = [("", empty), *choices]

    def allow_text(self, most: int) -> None:
        """As long as the rule of the place allows."""
        self.fields["text"] = long_text(_("反映内容"), most=most)


class Filters(PlainForm):
    """The filter bar of the case list."""

    view = forms.CharField(required=False, widget=forms.HiddenInput)
    scope = forms.CharField(required=False, widget=forms.HiddenInput)
    q = forms.CharField(label=_("查找"), required=False, max_length=60)
    estate = forms.ChoiceField(label=_("小区"), required=False)
    category = forms.ChoiceField(label=_("类别"), required=False)
    source = forms.ChoiceField(label=_("来源"), required=False)
    since = Day(label=_("上报起"), required=False)
    order = forms.ChoiceField(
        label=_("排序"), required=False, choices=[("due", _("按期限")), ("new", _("按上报"))]
    )

    def __init__(
        self, *args: Any, estates: Choices = (), categories: Choices = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, choices in (
            ("estate", estates),
            ("category", categories),
            ("source", Source.choices()),
        ):
            chosen = self.fields[name]
            if isinstance(chosen, forms.ChoiceField):
                chosen.choices = [("", _("全部")), *choices]

    @property
    def is_narrowed(self) -> bool:
        return any(self.data.get(n) for n in ("q", "estate", "category", "source", "since"))
