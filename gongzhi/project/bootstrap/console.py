"""What the person at the terminal reads."""

import sys


class Halt(Exception):
    """An anticipated obstacle: the message says what is wrong and how to mend it."""


def say(text: str = "") -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def step(text: str) -> None:
    say(f"· {text}")


def warn(text: str) -> None:
    sys.stdout.flush()
    sys.stderr.write(f"注意：{text}\n")
    sys.stderr.flush()


def confirmed(question: str) -> bool:
    """Asks once; no terminal means no."""
    if not sys.stdin.isatty():
        return False
    sys.stdout.write(f"{question}（输入 yes 继续）：")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() == "yes"
