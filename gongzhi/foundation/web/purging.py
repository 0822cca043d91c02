"""Cut a minified style sheet down to the rules that a list of classes can ever reach. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
VARIABLE_USE = re.compile(r"var\(\s*(--[\w-]+)")
VARIABLE_SET = re.compile(r"(?<=[{;])\s*(--[\w-]+)\s*:([^;}]*)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
ANIMATION = re.compile(r"animation(?:-name)?:([^;}]*)")
GROUPS = ("@media", "@supports")


@dataclass(frozen=True)
class Rule:
    """`head` is the selector or the at-rule; `body` its declarations, or its rules for a group."""

    head: str
    body: str
    rules: tuple["Rule", ...] = ()

    def __str__(self) -> str:
        inside = "".join(str(rule) for rule in self.rules) if self.rules else self.body
        return f"{self.head}{{{inside}}}"


def parse(css: str) -> list[Rule]:
    """The rules of a minified sheet; comments and source-map pointers are dropped."""
    return list(_rules(COMMENT.sub("", css)))


def _rules(css: str) -> Iterator[Rule]:
    at = 0
    while (start := css.find("{", at)) != -1:
        end = _closing(css, start)
        head, body = css[at:start].strip(), css[start + 1 : end]
        nested = tuple(_rules(body)) if head.startswith(GROUPS) else ()
        yield Rule(head.rsplit(";", 1)[-1], body, nested)
        at = end + 1


def _closing(css: str, start: int) -> int:
    depth = 0
    for at in range(start, len(css)):
        depth += {"{": 1, "}": -1}.get(css[at], 0)
        if depth == 0:
            return at
    raise ValueError("A rule is not closed")


def purge(css: str, classes: frozenset[str], *, roots: frozenset[str] = frozenset()) -> str:
    """Keep rules whose classes are all wanted, the variables those rules read, and their keyframes.

    `roots` are classes of the page itself which we never set and whose selectors are dropped.
    """
    kept = [rule for rule in (_wanted(r, classes, roots) for r in parse(css)) if rule]
    kept = _without_dead_keyframes(kept)
    return "".join(str(rule) for rule in _without_dead_variables(kept))


def _wanted(rule: Rule, classes: frozenset[str], roots: frozenset[str]) -> Rule | None:
    if rule.rules:
        inside = tuple(r for r in (_wanted(one, classes, roots) for one in rule.rules) if r)
        return Rule(rule.head, "", inside) if inside else None
    if rule.head.startswith("@"):
        return rule
    parts = [p for p in _selectors(rule.head) if _reachable(p, classes, roots)]
    return Rule(",".join(parts), rule.body) if parts else None


def _selectors(head: str) -> list[str]:
    """Split at commas outside brackets."""
    return re.split(r",(?![^(\[]*[)\]])", head)


def _reachable(selector: str, classes: frozenset[str], roots: frozenset[str]) -> bool:
    named = set(CLASS.findall(re.sub(r"\[[^\]]*\]", "", selector)))
    return not named & roots and named <= classes


def _without_dead_keyframes(rules: list[Rule]) -> list[Rule]:
    played = " ".join(ANIMATION.findall("".join(map(str, rules)))).split()
    return [r for r in rules if "keyframes" not in r.head or r.head.split()[-1] in played]


def _without_dead_variables(rules: list[Rule]) -> list[Rule]:
    text = "".join(map(str, rules))
    wanted = set(VARIABLE_USE.findall(VARIABLE_SET.sub("", text)))
    while more := _read_by(wanted, text) - wanted:
        wanted |= more
    slim = (_only_variables(rule, wanted) for rule in rules)
    return [rule for rule in slim if rule.rules or rule.body]


def _read_by(wanted: set[str], text: str) -> set[str]:
    sets = VARIABLE_SET.findall(text)
    return {used for name, value in sets if name in wanted for used in VARIABLE_USE.findall(value)}


def _only_variables(rule: Rule, wanted: set[str]) -> Rule:
    if rule.rules:
        inside = (_only_variables(one, wanted) for one in rule.rules)
        return Rule(rule.head, "", tuple(r for r in inside if r.rules or r.body))
    if rule.head.startswith("@"):
        return rule
    lines = [line for line in _declarations(rule.body) if _lives(line, wanted)]
    return Rule(rule.head, ";".join(lines))


def _declarations(body: str) -> list[str]:
    """Split at semicolons outside brackets and quotes (data: addresses hold them)."""
    return [p for p in re.split(r";(?![^(]*\))", body) if p.strip()]


def _lives(declaration: str, wanted: set[str]) -> bool:
    name = declaration.split(":", 1)[0].strip()
    return not name.startswith("--") or name in wanted
