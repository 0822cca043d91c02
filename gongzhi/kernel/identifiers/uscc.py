"""统一社会信用代码 (GB 32100), with the organisation code (GB 11714) it carries."""

from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.text import fold

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
ORGANISATION = slice(8, 16)
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
ORGANISATION_CHECKS = "0X987654321"


def parse(text: str, *, field: str = "uscc") -> str:
    code = normalised(text)
    problem = _problem(code)
    if problem:
        raise RuleBroken(problem, clause="GB 32100", field=field)
    return code


def is_valid(text: str) -> bool:
    return not _problem(normalised(text))


def normalised(text: str) -> str:
    return fold(text).upper().replace(" ", "").replace("-", "")


def check_character(first17: str) -> str:
    total = sum(ALPHABET.index(sign) * pow(3, at, 31) for at, sign in enumerate(first17))
    return ALPHABET[-total % 31]


def organisation_check(first8: str) -> str:
    """GB 11714 counts letters as 10 to 35."""
    total = sum(
        int(sign, 36) * weight for sign, weight in zip(first8, ORGANISATION_WEIGHTS, strict=True)
    )
    return ORGANISATION_CHECKS[total % 11]


def _problem(code: str) -> str:
    if len(code) != LENGTH:
        return f"统一社会信用代码应为 18 位，现在是 {len(code)} 位"
    strange = sorted(set(code) - set(ALPHABET))
    if strange:
        return f"统一社会信用代码不含“{'、'.join(strange)}”；字母不用 I、O、S、V、Z"
    if check_character(code[:-1]) != code[-1]:
        return "统一社会信用代码的校验位不对，请对照证照核对每一位"
    if organisation_check(code[ORGANISATION]) != code[16]:
        return "统一社会信用代码第 9 至 17 位（组织机构代码）的校验位不对，请对照证照核对"
    return ""
