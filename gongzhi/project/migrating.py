"""`python -m gongzhi.project.migrating`: the tables, each step whole or not at all.

Django commits a step whose foreign keys come last before it notes that the step is done. A machine
that loses its power in between keeps the tables and not the note, and every later start fails on
tables that are already there. Here both are one transaction.
"""

import importlib
import time
from typing import Any

from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from gongzhi.project.bootstrap.console import say

# An advisory lock of this very session: the server may still be at work for one that was killed.
AT_WORK = 7_262_012
PAUSE_SECONDS = 0.2


class WholeSteps(MigrationExecutor):
    def apply_migration(
        self, state: ProjectState, migration: Migration, *args: Any, **options: Any
    ) -> ProjectState:
        if not migration.atomic:
            return super().apply_migration(state, migration, *args, **options)
        with transaction.atomic(using=self.connection.alias):
            return super().apply_migration(state, migration, *args, **options)


def main() -> None:
    importlib.import_module("django").setup()
    connection = connections[DEFAULT_DB_ALIAS]
    while not is_alone(connection):
        time.sleep(PAUSE_SECONDS)
    executor = WholeSteps(connection, told)
    executor.loader.check_consistent_history(connection)
    targets = executor.loader.graph.leaf_nodes()
    plan = executor.migration_plan(targets)
    emit_pre_migrate_signal(verbosity=0, interactive=False, db=connection.alias, plan=plan)
    executor.migrate(targets, plan)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias, plan=plan)


def is_alone(connection: BaseDatabaseWrapper) -> bool:
    """Asked again and again: an index built concurrently waits for whatever statement waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [AT_WORK])
        return bool(cursor.fetchone()[0])


def told(action: str, migration: Migration | None = None, *_: object) -> None:
    """Into the log, one line as a step begins and one as it is done."""
    if migration:
        say(f"{action} {migration}")


if __name__ == "__main__":
    main()
