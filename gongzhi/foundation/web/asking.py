"""A final act asks once: what was filled in comes again, hidden, beside what will come of it.

The part `once` shows the Question. Its two buttons post to the same address: `confirmed` does the
act, `again` brings the form back as it was filled in. Both work without JavaScript.
"""

from django import forms
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

CONFIRMED, AGAIN, DROP = "confirmed", "again", "drop"


def is_confirmed(request: HttpRequest) -> bool:
    return CONFIRMED in request.POST


def is_taken_back(request: HttpRequest) -> bool:
    """再改改: nothing is done, nothing typed is lost."""
    return AGAIN in request.POST


def is_dropping(request: HttpRequest) -> bool:
    """删掉 beside a photo handed in before: the form comes back as it was filled in."""
    return DROP in request.POST


def hidden_fields(form: forms.BaseForm) -> SafeString:
    """What was typed and chosen; files cannot come again and wait under a draft instead."""
    typed = (one for one in form if not isinstance(one.field, forms.FileField))
    return format_html_join("", "{}", ((one.as_hidden(),) for one in typed))
