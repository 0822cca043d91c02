"""How people type."""


def wide(text):
    """In full width, as Chinese keyboards give it."""
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
