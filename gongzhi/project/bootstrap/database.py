"""The database as the processes see it: one address for each role, wherever the server is."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from gongzhi.project import roles
from gongzhi.project.bootstrap import lodging, ports
from gongzhi.project.bootstrap.cluster import SUPERUSER, Cluster
from gongzhi.project.bootstrap.console import Halt, warn
from gongzhi.project.bootstrap.keys import Keys
from gongzhi.project.bootstrap.layout import Layout
from gongzhi.project.bootstrap.locks import Lock
from gongzhi.project.roles import Role

NAME = "gongzhi"
OLDEST = 150000


@dataclass(frozen=True)
class Database:
    urls: Mapping[Role, str]
    cluster: Cluster | None = None
    superuser_url: str = ""
    names: Mapping[Role, str] = field(default_factory=dict)

    @property
    def separated(self) -> bool:
        """Whether web, worker and signer have roles of their own."""
        return bool(self.names)

    @contextmanager
    def connect(self, role: Role = Role.OWNER) -> Iterator[roles.Connection]:
        with connected(self.urls[role]) as connection:
            yield connection


@contextmanager
def connected(url: str) -> Iterator[roles.Connection]:
    try:
        connection = psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise Halt(f"连不上数据库：{str(error).strip()}") from error
    with connection:
        yield connection


@contextmanager
def opened(layout: Layout) -> Iterator[Database]:
    """The outside server where one is named, else our own: started if need be, and stopped
    when the last of its users has gone."""
    outside_url = os.environ.get("DATABASE_URL")
    if outside_url:
        yield outside(layout, outside_url)
        return
    with embedded(layout) as database:
        yield database


@contextmanager
def opened_as(layout: Layout, role: Role) -> Iterator[Database]:
    """For one process on a host of its own: its role's address is all it has to know."""
    url = given_urls().get(role)
    if url:
        yield Database({role: url})
        return
    with opened(layout) as database:
        yield database


# Our own server ---------------------------------------------------------------------------


@contextmanager
def embedded(layout: Layout) -> Iterator[Database]:
    """Users share one lock; whoever finds himself the last one stops the server."""
    users = Lock(layout.run / "database.users.lock")
    gate = Lock(layout.run / "database.gate.lock")
    users.take(shared=True)
    cluster = None
    try:
        with gate:
            cluster = own_cluster(layout)
            database = own_database(layout, cluster)
        yield database
    finally:
        with gate:
            users.release()
            if cluster and users.take(wait=False):
                cluster.stop()
                users.release()


def own_cluster(layout: Layout) -> Cluster:
    cluster = Cluster(lodging.find(layout))
    cluster.create(Keys(layout).passwords()["superuser"])
    cluster.start()
    return cluster


def own_database(layout: Layout, cluster: Cluster) -> Database:
    passwords = Keys(layout).passwords()
    names = roles.default_names()

    def url(user: str, password: str, name: str = NAME) -> str:
        return f"postgresql://{user}:{quote(password)}@{ports.LOOPBACK}:{cluster.port}/{name}"

    superuser = url(SUPERUSER, passwords["superuser"], "postgres")
    urls = {role: url(names[role], passwords[role.value]) for role in Role}
    database = Database(urls, cluster, superuser, names)
    prepare_own(database, passwords)
    return database


def prepare_own(database: Database, passwords: Mapping[str, str]) -> None:
    """Roles and database; costs one connection once they stand."""
    with connected(database.superuser_url) as connection:
        if not connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [NAME]
        ).fetchone():
            for role, name in database.names.items():
                roles.make(connection, name, passwords[role.value])
            create(connection, NAME, database.names)


def create(connection: roles.Connection, name: str, names: roles.Names) -> None:
    """Owned by the migrator, closed to everyone the table of roles does not name."""
    target, owner = sql.Identifier(name), sql.Identifier(names[Role.OWNER])
    connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(target, owner))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(target))
    for role in roles.SERVING:
        guest = sql.Identifier(names[role])
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(target, guest))


def drop(connection: roles.Connection, name: str) -> None:
    connection.execute(
        sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    )


def recreate(database: Database) -> None:
    """Throws the embedded database away; its caller has asked, or knows nobody has used it."""
    with connected(database.superuser_url) as connection:
        drop(connection, NAME)
        create(connection, NAME, database.names)


# A server somebody else runs --------------------------------------------------------------


def outside(layout: Layout, url: str) -> Database:
    """The user in the address is the migrator. The other roles are given, or made, or missing."""
    given = given_urls()
    single = Database({**dict.fromkeys(Role, url), **given})
    with single.connect() as connection:
        refuse_old_server(connection)
        if len(given) == len(roles.SERVING):
            return named(url, given)
        if roles.may_make_roles(connection):
            return make_outside(layout, url, given, connection)
    if os.environ.get("GONGZHI_MODE") == "production":
        raise Halt(
            "DATABASE_URL 的用户不能建立数据库角色。请由数据库管理员建好三个角色，"
            "用 GONGZHI_WEB_DATABASE_URL、GONGZHI_WORKER_DATABASE_URL、"
            "GONGZHI_SIGNER_DATABASE_URL 分别给出（见 docs/operations.md）。"
        )
    warn("网页、后台和签名进程共用一个数据库角色，留痕因此少一层保护；正式使用前请分开。")
    return single


def given_urls() -> dict[Role, str]:
    found = {role: os.environ.get(f"GONGZHI_{role.name}_DATABASE_URL") for role in roles.SERVING}
    return {role: url for role, url in found.items() if url}


def refuse_old_server(connection: roles.Connection) -> None:
    if connection.info.server_version < OLDEST:
        version = connection.info.server_version // 10000
        raise Halt(f"数据库是 PostgreSQL {version}，需要 15 或更新的版本。")


def named(owner_url: str, given: Mapping[Role, str]) -> Database:
    urls = {Role.OWNER: owner_url, **given}
    return Database(
        urls, names={role: unquote(urlsplit(urls[role]).username or "") for role in urls}
    )


def make_outside(
    layout: Layout, url: str, given: Mapping[Role, str], connection: roles.Connection
) -> Database:
    """Role names begin with the database's name: a server may hold several installations."""
    passwords = Keys(layout).passwords()
    prefix = re.sub(r"\W", "_", connection.info.dbname.lower())
    urls = dict(given)
    for role in roles.SERVING:
        if role not in given:
            name = f"{prefix}_{role.value}"
            urls[role] = with_user(url, name, passwords[role.value])
            make_or_enter(connection, name, passwords[role.value], urls[role])
    return named(url, urls)


def make_or_enter(connection: roles.Connection, name: str, password: str, url: str) -> None:
    """An existing role keeps its password: another host may be using it."""
    is_new = not roles.exists(connection, name)
    if is_new:
        roles.make(connection, name, password)
    roles.admit(connection, name)
    if is_new:
        return
    try:
        psycopg.connect(url, connect_timeout=10).close()
    except psycopg.OperationalError as error:
        raise Halt(
            f"数据库里已有角色 {name}，但本机不知道它的密码。请从先前的主机复制 var/keys，"
            "或用 GONGZHI_WEB_DATABASE_URL 等给出三个角色的地址。"
        ) from error


def with_user(url: str, user: str, password: str) -> str:
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{quote(user)}:{quote(password)}@{place}"))
