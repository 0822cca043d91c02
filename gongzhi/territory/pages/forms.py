"""What is typed into the registers of territory. A refusal stands beside its field."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.foundation.web.forms import Day, PlainForm
from gongzhi.kernel import area
from gongzhi.kernel.errors import RuleBroken
from gongzhi.territory.rules.areas import area_of
from gongzhi.territory.vocabulary import (
    CommonPartKind,
    FacilityKind,
    GovernanceMode,
    GridKind,
    PremisesUse,
    ServiceMode,
    SharedBy,
)

Choices = Iterable[tuple[str, str]]
OLDEST = date(1900, 1, 1)
REASON_HELP = _("如文件的文号、入户核对；记入经过")


class AreaField(forms.CharField):
    """Square metres with at most two decimals; the value is in 0.01 m²."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=20, **options)

    def clean(self, value: Any) -> Any:  # noqa: ANN401  Django's own signature
        typed = super().clean(value)
        try:
            return area_of(typed) if typed else None
        except RuleBroken as broken:
            raise forms.ValidationError(broken.message) from broken


class Chosen(PlainForm):
    """A form whose lists are of this actor's register: `choices` by field."""

    def __init__(
        self, *args: Any, choices: "dict[str, Choices] | None" = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, given in (choices or {}).items():
            field: Any = self.fields[name]
            field.choices = list(given)


class Corrected(PlainForm):
    """Every correction says why."""

    reason = forms.CharField(label=_("更正的原因"), max_length=200, help_text=REASON_HELP)


class RegionForm(PlainForm):
    code = forms.CharField(
        label=_("区划代码"),
        max_length=12,
        help_text=_("统计用区划代码 12 位；街道及以上可只写前 2、4、6、9 位"),
    )
    name = forms.CharField(label=_("名称"), max_length=60)


class RegionCorrection(Corrected):
    name = forms.CharField(label=_("名称"), max_length=60)
    field_order = ["name", "reason"]


class EstateFields(PlainForm):
    name = forms.CharField(label=_("小区名称"), max_length=60)
    address = forms.CharField(label=_("地址"), max_length=120, required=False)
    governance = forms.ChoiceField(label=_("治理模式"), choices=GovernanceMode.choices())
    service = forms.ChoiceField(label=_("物业服务"), choices=ServiceMode.choices())
    population = forms.IntegerField(
        label=_("居住人口"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=_("超过 1 万人的为超大小区"),
    )
    built_on = Day(label=_("建成日期"), required=False, first=OLDEST)
    latitude = forms.FloatField(label=_("纬度"), required=False, help_text=_("WGS-84"))
    longitude = forms.FloatField(label=_("经度"), required=False)


class EstateForm(EstateFields, Chosen):
    region = forms.ChoiceField(label=_("社区"))
    code = forms.CharField(
        label=_("小区编号"), max_length=20, required=False, help_text=_("留空的自动编号")
    )
    field_order = ["region", "name", "code"]


class EstateCorrection(EstateFields, Corrected):
    field_order = ["name", "address", "governance", "service", "population", "built_on"]


class BuildingForm(PlainForm):
    name = forms.CharField(label=_("楼栋"), max_length=30, help_text=_("如 3栋；写 3 也可以"))
    floors = forms.IntegerField(label=_("层数"), required=False, min_value=1, max_value=200)


class BuildingCorrection(Corrected, BuildingForm):
    field_order = ["name", "floors", "reason"]


class EntranceForm(PlainForm):
    name = forms.CharField(label=_("单元"), max_length=30, help_text=_("如 1单元；写 1 也可以"))


class EntranceCorrection(Corrected, EntranceForm):
    field_order = ["name", "reason"]


class PremisesFields(PlainForm):
    name = forms.CharField(label=_("房号"), max_length=30)
    use = forms.ChoiceField(label=_("用途"), choices=PremisesUse.choices())
    registered_area = AreaField(label=_("登记面积 m²"), help_text=_("不动产登记簿记载的面积"))
    surveyed_area = AreaField(label=_("实测面积 m²"), help_text=_("未登记的填测绘面积"))
    contract_area = AreaField(label=_("合同面积 m²"), help_text=_("未登记也未测绘的填合同面积"))
    unit_number = forms.CharField(
        label=_("不动产单元号"), max_length=40, required=False, help_text=_("28 位，照证书抄写")
    )
    delivered_on = Day(label=_("交付日期"), required=False, first=OLDEST)


class PremisesForm(PremisesFields, Chosen):
    entrance = forms.ChoiceField(label=_("单元"), required=False)
    field_order = ["entrance", "name"]


class PremisesCorrection(Corrected, PremisesFields):
    field_order = list(PremisesFields.base_fields)


class CommonPartFields(PlainForm):
    kind = forms.ChoiceField(label=_("类别"), choices=CommonPartKind.choices())
    name = forms.CharField(label=_("名称"), max_length=60)
    area = AreaField(label=_("面积 m²"))


class CommonPartForm(CommonPartFields, Chosen):
    shared_by = forms.ChoiceField(label=_("共有范围"), choices=SharedBy.choices())
    place = forms.ChoiceField(
        label=_("楼栋或单元"), required=False, help_text=_("一栋或一个单元共有的选")
    )
    premises = forms.CharField(
        label=_("共有的房屋"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("部分业主共有的逐户写，如“1栋1单元101、1栋1单元102”"),
    )


class CommonPartCorrection(Corrected, CommonPartFields):
    field_order = ["kind", "name", "area", "reason"]


class FacilityFields(PlainForm):
    kind = forms.ChoiceField(label=_("类型"), choices=FacilityKind.choices())
    name = forms.CharField(label=_("名称"), max_length=40, help_text=_("同一处不重名"))


class FacilityForm(FacilityFields, Chosen):
    place = forms.ChoiceField(label=_("在哪里"), required=False)
    field_order = ["place", "kind", "name"]


class FacilityCorrection(Corrected, FacilityFields):
    field_order = ["kind", "name", "reason"]


class GridFields(PlainForm):
    name = forms.CharField(label=_("网格名称"), max_length=60)
    covers = forms.CharField(
        label=_("覆盖"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("每行一个小区；只覆盖几栋的写“小区：1栋、2栋”"),
    )


class GridForm(GridFields, Chosen):
    region = forms.ChoiceField(label=_("社区"))
    kind = forms.ChoiceField(label=_("类型"), choices=GridKind.choices())
    parent = forms.ChoiceField(label=_("所属网格"), required=False, help_text=_("微网格要选"))
    code = forms.CharField(
        label=_("网格编号"), max_length=20, required=False, help_text=_("留空的自动编号")
    )
    field_order = ["region", "kind", "parent", "name", "covers"]


class GridCorrection(Corrected, GridFields):
    field_order = ["name", "covers", "reason"]


class EndForm(PlainForm):
    """Taken out of the register: from when, and why. It stays readable."""

    ended_on = Day(label=_("日期"), first=OLDEST)
    reason = forms.CharField(
        label=_("原因"), max_length=200, widget=forms.Textarea(attrs={"rows": 2})
    )


class MergeForm(EndForm, Chosen):
    merged_into = forms.ChoiceField(
        label=_("并入"), required=False, help_text=_("合并的选合并后的那一个")
    )
    field_order = ["ended_on", "merged_into", "reason"]


class ReplacementForm(PlainForm):
    reason = forms.CharField(
        label=_("原因"), max_length=80, help_text=_("如“被撕毁”；扫到旧码的人看得到")
    )


def shown_area(size: int | None) -> str:
    return "" if size is None else area.show(size)
