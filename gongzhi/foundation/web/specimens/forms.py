"""Forms as contexts will write them; nothing in them knows a face."""

from django import forms


class ManyPhotos(forms.ClearableFileInput):
    allow_multiple_selected = True


class Report(forms.Form):
    what = forms.CharField(
        label="发生了什么",
        widget=forms.Textarea,
        max_length=500,
        help_text="边写边存，断网也不丢",
        error_messages={"required": "写一句话，办的人才知道修什么"},
    )
    kind = forms.ChoiceField(
        label="看起来是哪一类",
        choices=[
            ("noise", "异响抖动"),
            ("stuck", "停运困人"),
            ("dirty", "不干净"),
            ("other", "别的"),
        ],
        widget=forms.RadioSelect,
        help_text="你扫的是电梯码，又写了“晃”和“响”，所以选了第一类。不对就换。",
    )
    photos = forms.FileField(
        label="照片",
        required=False,
        widget=ManyPhotos,
        help_text="照片里的定位信息记下后会去掉，别人看不到。",
    )
    shield = forms.BooleanField(
        label="不让物业看到我是谁", required=False, help_text="社区能看到，谁看过都有记录"
    )


class Phone(forms.Form):
    phone = forms.CharField(
        label="手机号",
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel", "maxlength": "13"}),
        error_messages={"required": "写上手机号，11 位"},
    )


class Handling(forms.Form):
    done = forms.CharField(
        label="做了什么", widget=forms.Textarea, max_length=500, help_text="上报人会看到这段话"
    )
    before = forms.FileField(label="修前照片", widget=ManyPhotos)
    after = forms.FileField(label="修后照片", widget=ManyPhotos, help_text="和修前同一个角度")


class Checking(forms.Form):
    note = forms.CharField(
        label="看到什么", widget=forms.Textarea, max_length=300, help_text="没修好时必须写"
    )
    photos = forms.FileField(label="现场照片", required=False, widget=ManyPhotos)


class CaseFilter(forms.Form):
    q = forms.CharField(label="查找", required=False)
    estate = forms.ChoiceField(
        label="小区", required=False, choices=[("", "全部"), ("1", "丽晶港"), ("2", "春天广场")]
    )
    category = forms.ChoiceField(
        label="类别", required=False, choices=[("", "全部"), ("lift", "电梯"), ("fire", "消防安全")]
    )
    state = forms.ChoiceField(
        label="环节",
        required=False,
        choices=[("", "全部"), ("open", "办理中"), ("check", "待核查")],
    )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.data)


class Unmask(forms.Form):
    reason = forms.ChoiceField(
        label="事由", choices=[("call", "事由：回访核实"), ("visit", "事由：上门办理")]
    )
    words = forms.CharField(label="说明", help_text="说明（不少于 5 字）", min_length=5)


class Extension(forms.Form):
    due = forms.CharField(
        label="期限",
        error_messages={"required": "要晚于今日 10:20"},
        widget=forms.TextInput({"placeholder": "年-月-日 时:分"}),
    )
    why = forms.CharField(label="缘由", widget=forms.Textarea({"rows": 2}), required=False)
    told = forms.BooleanField(label="已告知上报人", required=False)


def bad(form: type[forms.Form], **values: object) -> forms.Form:
    """The form as it comes back with something missing."""
    bound = form(values)
    bound.full_clean()
    return bound
