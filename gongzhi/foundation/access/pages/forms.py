"""What is typed into the pages of access."""

from collections.abc import Iterable
from typing import Any

from django import forms

from gongzhi.foundation.access import powers
from gongzhi.foundation.access.vocabulary import UnmaskReason
from gongzhi.foundation.web.forms import Day, PlainForm

PHONE_LENGTH = 20
CODE_LENGTH = 20
REASON_LENGTH = 200


class PhoneForm(PlainForm):
    phone = forms.CharField(
        label="手机号", max_length=PHONE_LENGTH, widget=forms.TextInput(attrs={"type": "tel"})
    )


class CodeForm(PlainForm):
    code = forms.CharField(label="验证码", max_length=CODE_LENGTH)


class NameAndPasswordForm(PlainForm):
    name = forms.CharField(label="登录名", max_length=80)
    password = forms.CharField(
        label="密码", max_length=128, strip=False, widget=forms.PasswordInput
    )


class PasswordForm(PlainForm):
    old = forms.CharField(
        label="现在的密码", max_length=128, strip=False, widget=forms.PasswordInput
    )
    password = forms.CharField(
        label="新密码", max_length=128, strip=False, widget=forms.PasswordInput
    )
    again = forms.CharField(
        label="再输一次新密码", max_length=128, strip=False, widget=forms.PasswordInput
    )


class TokenForm(PlainForm):
    name = forms.CharField(label="用途", max_length=40)
    days = forms.IntegerField(label="有效期（天）", min_value=1, initial=90)
    scopes = forms.MultipleChoiceField(label="权限", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, lendable: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        choices: Any = [(power, powers.label(power)) for power in sorted(lendable)]
        scopes: Any = self.fields["scopes"]
        scopes.choices = choices


class UnmaskForm(PlainForm):
    reason_code = forms.ChoiceField(label="理由", choices=UnmaskReason.choices())
    reason = forms.CharField(label="说明", max_length=REASON_LENGTH, help_text="为什么要看")


class AuditForm(PlainForm):
    """Which lines of the journal. Everything may be left open."""

    kind = forms.ChoiceField(label="事项", required=False)
    whose = forms.ChoiceField(
        label="谁办的",
        required=False,
        choices=[("", "人办的"), ("all", "含系统自动办的、随之起止的计时")],
    )
    account = forms.CharField(label="登录名", required=False, max_length=80)
    since = Day(label="从", required=False)
    until = Day(label="到", required=False)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        kind: Any = self.fields["kind"]
        kind.choices = [("", "全部"), *kinds]

    @property
    def is_narrowed(self) -> bool:
        return any(self.data.get(name) for name in self.fields)


class ReasonForm(PlainForm):
    """Every decision about somebody else's account says why."""

    reason = forms.CharField(
        label="原因", max_length=REASON_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )


class NameForm(PlainForm):
    """Whose account to look for."""

    q = forms.CharField(label="登录名", required=False, max_length=80)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.data.get("q"))
