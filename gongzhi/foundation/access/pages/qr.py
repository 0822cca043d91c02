"""A QR code as inline SVG: nothing leaves the page, no script is needed."""

import segno
from django.utils.safestring import SafeString, mark_safe


def drawn(text: str) -> SafeString:
    return mark_safe(segno.make(text, error="m").svg_inline(scale=5, border=3))  # noqa: S308
