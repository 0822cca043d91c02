"""What a form says that cannot be taken: what is wrong and how to mend it, in plain Chinese."""

from collections.abc import Mapping

from django import forms

CHOICES = (forms.ChoiceField, forms.MultipleChoiceField)
INVALID: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.DateTimeField, "写成 2026-12-01 09:00 这样"),
    (forms.DateField, "写成 2026-12-01 这样"),
    (forms.TimeField, "写成 09:00 这样"),
    (forms.EmailField, "写成 name@example.com 这样"),
    (forms.DecimalField, "只写数字，例如 12.50"),
    (forms.FloatField, "只写数字，例如 12.5"),
    (forms.IntegerField, "只写整数，例如 3"),
    (forms.FileField, "文件没有传上来，再选一次"),
)
LONG = "最多 %(limit_value)d 字，现在 %(show_value)d 字，删掉一些再提交"
WORDS: Mapping[str, str] = {
    "max_length": LONG,
    "min_length": "至少 %(limit_value)d 字，现在 %(show_value)d 字",
    "min_value": "不能小于 %(limit_value)s",
    "max_value": "不能大于 %(limit_value)s",
    "null_characters_not_allowed": "里面有看不见的字符，删掉再提交",
    "invalid_choice": "这一项现在不能选，重新选一下",
    "invalid_list": "重新选一下",
    "missing": "没有选文件，选好再提交",
    "empty": "这个文件是空的，换一个",
    "contradiction": "要么选新文件，要么勾选删除，只做一样",
    "invalid_image": "打不开这张图片，换一张",
}
OF_FILES: Mapping[str, str] = {"max_length": "文件名最多 %(max)d 字，现在 %(length)d 字，改短再传"}


def word(field: forms.Field) -> None:
    """Our words wherever the field still has the framework's; its own stay."""
    said = field.error_messages
    for kind, words in _words(field).items():
        if kind not in said or str(said[kind]) == _framework(field).get(kind):
            said[kind] = words


def _words(field: forms.Field) -> dict[str, str]:
    words = dict(WORDS) | {"required": _required(field), "invalid": _invalid(field)}
    return words | dict(OF_FILES) if isinstance(field, forms.FileField) else words


def _required(field: forms.Field) -> str:
    label = str(field.label or "")
    if isinstance(field, CHOICES) or isinstance(field.widget, forms.Select):
        return f"选一下{label}"
    if isinstance(field, forms.FileField):
        return f"选好{label or '文件'}再提交"
    if isinstance(field, forms.BooleanField):
        return f"要勾选“{label}”才能继续"
    return f"写上{label}" if isinstance(field.widget, forms.Textarea) else f"填写{label}"


def _invalid(field: forms.Field) -> str:
    return next((words for kind, words in INVALID if isinstance(field, kind)), "写法不对，改一下")


def _framework(field: forms.Field) -> dict[str, str]:
    """What the framework's own class of the field says, from its base upwards."""
    said: dict[str, str] = {}
    for cls in reversed(type(field).__mro__):
        if cls.__module__.startswith("django."):
            said |= {k: str(v) for k, v in getattr(cls, "default_error_messages", {}).items()}
    return said
