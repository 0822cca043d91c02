"""Words after which nobody may wait for a clock: someone reads the message now."""

WORDS = (
    "着火", "起火", "明火", "浓烟", "爆炸", "燃气泄漏", "煤气泄漏", "漏气", "触电", "漏电",
    "坍塌", "垮塌", "倒塌", "被困", "困人", "坠梯", "坠楼", "跳楼", "轻生", "自杀", "自焚",
    "持刀", "砍人", "行凶", "晕倒", "昏迷", "溺水", "中毒", "人身威胁", "死亡威胁",
)  # fmt: skip


def emergency_words(text: str) -> list[str]:
    return [word for word in WORDS if word in text]
