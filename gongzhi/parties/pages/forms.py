"""What is typed into the registers of parties."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms

from gongzhi.foundation.web.forms import Day, PlainForm
from gongzhi.kernel.actor import Actor
from gongzhi.parties.queries import organisations_for
from gongzhi.parties.queries.doors import estates_in_reach
from gongzhi.parties.rules.posts import posts_in
from gongzhi.parties.vocabulary import (
    Accession,
    Line,
    OrganisationKind,
    PartyLevel,
    Sharing,
)
from gongzhi.territory.queries import buildings_of

if TYPE_CHECKING:
    from gongzhi.parties.models import Organisation

NONE = ("", "不选")
OPEN_KINDS = [(k.value, k.label) for k in OrganisationKind if k is not OrganisationKind.PLATFORM]


def choose(form: forms.Form, name: str, choices: Iterable[tuple[Any, str]]) -> None:
    field: Any = form.fields[name]
    field.choices = list(choices)


def chosen_id(text: str) -> int | None:
    return int(text) if text else None


class StartForm(PlainForm):
    """What kind of body, and of which estate: the fields to fill in follow from it."""

    kind = forms.ChoiceField(label="类型", choices=OPEN_KINDS)
    estate = forms.ChoiceField(label="小区", required=False, help_text="不限于一个小区的不选")

    def __init__(self, actor: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        estates = estates_in_reach(actor).values_list("pk", "name")
        choose(self, "estate", [NONE, *estates])


class CharterForm(PlainForm):
    conditional = frozenset({"region_code", "building", "party_level"})

    name = forms.CharField(label="全称", max_length=80, help_text="和证照、批文一致")
    short_name = forms.CharField(
        label="简称", required=False, max_length=30, help_text="不填用全称"
    )
    region_code = forms.CharField(
        label="管辖区划",
        required=False,
        max_length=12,
        help_text="区划代码，如颛桥镇 310112103；属于一个小区的不填",
    )
    building = forms.ChoiceField(
        label="楼栋", required=False, help_text="楼栋党小组、物业管理小组必选"
    )
    party_level = forms.ChoiceField(
        label="党组织层级",
        required=False,
        choices=[NONE, *PartyLevel.choices()],
        help_text="党组织必选，其他单位不选",
    )
    parent = forms.ChoiceField(label="上级组织", required=False)
    credit_code = forms.CharField(label="统一社会信用代码", required=False, max_length=18)
    phone = forms.CharField(label="对外电话", required=False, max_length=20)
    lines = forms.MultipleChoiceField(
        label="业务条线",
        required=False,
        choices=Line.choices(),
        widget=forms.CheckboxSelectMultiple,
    )
    guide = forms.CharField(
        label="参与指南",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="做什么、怎样参加、找谁",
    )
    basis = forms.CharField(label="依据", max_length=120, help_text="批文、备案号或营业执照")

    def __init__(self, actor: Actor, *args: Any, estate: int | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        bodies = organisations_for(actor).filter(dissolved_on=None)
        choose(self, "parent", [NONE, *bodies.values_list("pk", "short_name")])
        blocks = buildings_of(estate).values_list("pk", "name") if estate else []
        choose(self, "building", [NONE, *blocks])
        if not blocks:
            del self.fields["building"]
        if estate:
            del self.fields["region_code"]


class CorrectionForm(CharterForm):
    reason = forms.CharField(label="为什么更正", max_length=200)


class EndForm(PlainForm):
    on = Day(label="日期")
    reason = forms.CharField(label="原因", max_length=200, help_text="如文件的文号")


class TermEndForm(PlainForm):
    until_on = Day(label="最后一日")
    reason = forms.CharField(label="原因", max_length=200, help_text="如免职文件的文号")


class RenewalForm(PlainForm):
    until_on = Day(label="任期到")
    basis = forms.CharField(label="依据", max_length=120, help_text="如任命文件的文号")


class ServicingForm(PlainForm):
    estate = forms.ChoiceField(label="小区")
    since_on = Day(label="起")
    until_on = Day(label="止", required=False, help_text="合同期限；不定期的不填")
    basis = forms.CharField(label="依据", max_length=120, help_text="物业服务合同或移交文件")

    def __init__(self, actor: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "estate", estates_in_reach(actor).values_list("pk", "name"))


class AppointmentForm(PlainForm):
    post = forms.ChoiceField(label="岗位")
    name = forms.CharField(label="姓名", max_length=30)
    phone = forms.CharField(label="手机号", max_length=20, help_text="同一手机号是同一个人")
    id_number = forms.CharField(label="身份证号", required=False, max_length=18)
    title = forms.CharField(label="职务", required=False, max_length=40, help_text="不填用岗位名称")
    since_on = Day(label="任职起")
    until_on = Day(label="任职止", required=False, help_text="不定期的不填")
    basis = forms.CharField(label="任职依据", max_length=120, help_text="任命文件或选举结果")
    accession = forms.ChoiceField(
        label="产生方式", required=False, choices=[NONE, *Accession.choices()]
    )
    whole = forms.BooleanField(
        label="管单位的全部辖区", required=False, help_text="不选的，只管下面所列小区"
    )
    estates = forms.MultipleChoiceField(
        label="所管小区", required=False, widget=forms.CheckboxSelectMultiple
    )
    buildings = forms.MultipleChoiceField(
        label="所联楼栋", required=False, widget=forms.CheckboxSelectMultiple
    )
    represents = forms.ChoiceField(
        label="代表的单位", required=False, help_text="协会席位填所代表的业委会或物业公司"
    )

    def __init__(
        self,
        body: "Organisation",
        estates: Iterable[tuple[int, str]],
        bodies: Iterable[tuple[int, str]],
        *args: Any,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        choose(self, "post", [(post.code, post.title) for post in posts_in(body.kind)])
        choose(self, "represents", [NONE, *bodies])
        choose(self, "estates", estates)
        blocks = buildings_of(body.estate_id) if body.estate_id else None
        if blocks is None:
            del self.fields["buildings"]
        else:
            choose(self, "buildings", blocks.values_list("pk", "name"))
            del self.fields["estates"], self.fields["whole"]


class DeedForm(PlainForm):
    """One line an owner, so that a deed of several is written at once."""

    holders = forms.CharField(
        label="业主",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=(
            "一行一位：姓名 手机号 份额，如“王建国 13800000001 1/2”；单位写“单位 信用代码或全称”"
        ),
    )
    sharing = forms.ChoiceField(label="共有方式", choices=Sharing.choices())
    developer = forms.BooleanField(
        label="建设单位持有", required=False, help_text="没有售出，或售出还没有交付"
    )
    since_on = Day(label="从哪天起")
    basis = forms.CharField(
        label="依据", max_length=120, help_text="不动产权证号、查册结果或买卖合同号"
    )


class RepresentativeForm(PlainForm):
    ownership = forms.ChoiceField(label="代表", widget=forms.RadioSelect)
    basis = forms.CharField(label="依据", max_length=120, help_text="全体共有人签字的推定书")


class AnswerForm(PlainForm):
    answer = forms.CharField(
        label="答复",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="改了什么，或为什么不改；居民会看到",
    )


class ReasonForm(PlainForm):
    reason = forms.CharField(label="理由", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))
