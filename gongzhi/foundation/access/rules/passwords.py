"""Whether a password will do."""

from gongzhi.kernel.errors import RuleBroken

CLASSES = {
    "小写字母": str.islower,
    "大写字母": str.isupper,
    "数字": str.isdigit,
}
SYMBOLS = "符号"


def classes_in(password: str) -> set[str]:
    return {
        next((name for name, fits in CLASSES.items() if c.isascii() and fits(c)), SYMBOLS)
        for c in password
    }


def require(password: str, *, name: str, length: int, classes: int, common: bool = False) -> None:
    """`name` is the sign-in name; `common` says that a list of common passwords holds it."""
    problem = _problem(password, name, length, classes)
    if not problem and common:
        problem = "这个密码太常见，换一个别人猜不到的"
    if problem:
        raise RuleBroken(problem, field="password")


def _problem(password: str, name: str, length: int, classes: int) -> str:
    if len(password) < length:
        return f"密码至少 {length} 位，现在是 {len(password)} 位"
    found = classes_in(password)
    if len(found) < classes:
        return f"大写字母、小写字母、数字、符号中至少用 {classes} 类，现在用了 {len(found)} 类"
    if name and name.casefold() in password.casefold():
        return "密码里不能有登录名"
    return ""
