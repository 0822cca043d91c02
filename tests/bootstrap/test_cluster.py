"""The embedded server's own settings."""

import psycopg
import pytest

from gongzhi.project.bootstrap import processes
from gongzhi.project.bootstrap.cluster import SETTINGS
from gongzhi.project.checks import QUIET

PRELOADED = "auto_explain.log_min_duration"


@pytest.mark.parametrize("name", sorted(set(QUIET) - {PRELOADED}))
def test_its_log_keeps_no_words_of_anybody(name):
    assert SETTINGS[name] in QUIET[name]


LAST = "LOG:  that was all"


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        ("INSERT INTO told VALUES (%s), (%s)", ["三楼老张的电话"] * 2),
        ("INSERT INTO told VALUES ('三楼老张的电话'), ('三楼老张的电话')", []),
        ("SELECT 1 / length(left(%s, 0))", ["三楼老张的电话"]),
    ],
    ids=["a row in the detail", "literals", "a parameter"],
)
def test_an_error_leaves_the_words_out_of_the_log(clone_url, statement, values):
    with psycopg.connect(clone_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE told (words text PRIMARY KEY)")
        with pytest.raises(psycopg.Error) as refusal:
            connection.execute(statement, values)
        connection.execute("DO $$ BEGIN RAISE LOG 'that was all'; END $$")
        assert processes.wait_until(lambda: logged(connection)[-1:] == [LAST], 10)
        assert logged(connection)[-2:] == [f"ERROR:  {refusal.value.diag.message_primary}", LAST]


def logged(connection):
    """By this connection; the server's log outlives one run of the tests."""
    (text,) = connection.execute("SELECT pg_read_file(pg_current_logfile())").fetchone()
    parts = [line.partition(f" [{connection.info.backend_pid}] ") for line in text.splitlines()]
    return [said for _, found, said in parts if found]
