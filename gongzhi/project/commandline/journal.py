"""The journal from the command line. Its own parser reads what comes after each name."""

from gongzhi.project.commandline.command import Command, Needs
from gongzhi.project.roles import Role

RUN = "gongzhi.project.commandline.journal_acts"
SERVED = {
    "verify": "由记事重新计算，指出第一处被改动的地方",
    "head": "输出最新的树头，另存他处",
    "failed": "列出处理失败的记事",
    "retry": "让失败的处理再试：全部，或一条记事的",
}

COMMANDS = [
    *(
        Command(f"journal {name}", words, f"{RUN}:{name}", Needs.DJANGO, passes_on=True)
        for name, words in SERVED.items()
    ),
    Command(
        "journal seal",
        "封存所有待封存的记事",
        f"{RUN}:seal",
        Needs.DJANGO,
        Role.SIGNER,
        passes_on=True,
    ),
]
