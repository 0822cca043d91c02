"""The installation's keys."""

from gongzhi.project.commandline.command import Command, Needs

RUN = "gongzhi.project.bootstrap.keyring"

COMMANDS = [
    Command("keys show", "显示密钥文件在哪里，缺的会生成", f"{RUN}:show"),
    Command("keys add", "增加一把个人信息密钥，此后用它加密", f"{RUN}:add"),
    Command(
        "keys reencrypt",
        "用当前密钥重新加密已有的个人信息",
        "gongzhi.project.commandline.reencryption:run",
        Needs.DJANGO,
    ),
]
