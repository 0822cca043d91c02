"""The short commands that need no more than the database's address."""

from argparse import Namespace

from gongzhi import __version__
from gongzhi.project import roles
from gongzhi.project.bootstrap import database as databases
from gongzhi.project.bootstrap import demonstrating, schema
from gongzhi.project.bootstrap.announcement import table
from gongzhi.project.bootstrap.console import Halt, say
from gongzhi.project.bootstrap.layout import Layout


def version(_arguments: Namespace) -> None:
    say(f"共治 {__version__}")


def migrate(_arguments: Namespace) -> None:
    layout = Layout.here()
    layout.prepare()
    with databases.opened(layout) as database:
        schema.bring_up(layout, database, again=True)
    say("数据表已是当前版本。")


def demo(_arguments: Namespace) -> None:
    layout = Layout.here()
    layout.prepare()
    with databases.opened(layout) as database:
        schema.bring_up(layout, database)
        with database.connect() as connection:
            if demonstrating.has_people(connection):
                raise Halt("数据库里已有数据。演示数据只载入空数据库。")
        demonstrating.load_when_empty(layout, database)
        for line in table([list(one) for one in demonstrating.accounts(database)]):
            say(line)


def show_roles(_arguments: Namespace) -> None:
    layout = Layout.here()
    layout.prepare()
    with databases.opened(layout) as database, database.connect() as connection:
        rows = [["数据表", *(role.value for role in roles.SERVING)]]
        for name in roles.tables(connection):
            rights = roles.rights(name)
            cells = (" ".join(rights.get(role, ())).lower() or "—" for role in roles.SERVING)
            rows.append([name, *cells])
        for line in table(rows):
            say(line)
