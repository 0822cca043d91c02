"""Cases by the hundred thousand, copied in with their rounds, legs and reporters.

What is left out is said in docs/performance.md: journal entries and duties of the past.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any

import psycopg
from psycopg import sql

from gongzhi.cases.queries.searching import found_by
from gongzhi.cases.vocabulary import CaseState, CheckWay, LegState, Source
from gongzhi.kernel.calendar import local
from gongzhi.kernel.text import short_title
from gongzhi.project.bench.case_texts import Writer
from gongzhi.project.bench.case_world import Place, Street, World

BIG_SHARE = 0.11
YEARS_BACK = timedelta(days=1095)
FRESH = timedelta(days=30)
OPEN_WHEN_FRESH, OPEN_WHEN_OLD = 0.6, 0.015
RESPONSE, HANDLING = timedelta(hours=24), timedelta(days=5)
OPEN_STATES = (
    (CaseState.HANDLING, 40),
    (CaseState.DISPATCHED, 15),
    (CaseState.AWAITING_RATING, 15),
    (CaseState.AWAITING_CHECK, 10),
    (CaseState.PENDING, 8),
    (CaseState.PAUSED, 6),
    (CaseState.REOPENED, 4),
    (CaseState.ACCEPTED, 2),
)
UNSENT = {CaseState.PENDING, CaseState.ACCEPTED}
LEG_STATE = {
    CaseState.HANDLING: LegState.HANDLING,
    CaseState.DISPATCHED: LegState.DISPATCHED,
    CaseState.REOPENED: LegState.DISPATCHED,
    CaseState.PAUSED: LegState.PAUSED,
    CaseState.AWAITING_CHECK: LegState.DONE,
}
COLUMNS = {
    "cases_case": (
        "id county_code street_code region_code code source origin_number state category line title"
        " text is_urgent estate_id place_name latitude longitude h3_cell routing lead_id"
        " round_number reporter_count reported_at accepted_at response_due_at responded_at due_at"
        " closed_at updated_at search is_demonstration"
    ),
    "cases_round": "id case_id number opened_at due_at wording checked_at is_timely is_unanswered",
    "cases_leg": (
        "id case_id round_id role organisation_id state why span_amount span_unit wording"
        " dispatched_at due_at handler_id taken_up_at paused_until_at done_at checked_at result"
        " check_way"
    ),
    "cases_reporter": "id case_id person_id is_first is_shielded joined_at",
}
TABLES = tuple(COLUMNS)
Row = tuple[Any, ...]


class Filler:
    """Adds cases up to a number; the same random seed gives the same cases."""

    def __init__(self, world: World, random: Random, now: datetime) -> None:
        self.world = world
        self.random = random
        self.now = now
        self.writer = Writer(random)
        self.last = 0

    def fill(self, url: str, rows: int) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("SET session_replication_role = replica")
            with without_indexes(connection):
                while self.last < rows:
                    self._portion(connection, min(20_000, rows - self.last))
            for table in TABLES:
                _settle(connection, table)

    def _portion(self, connection: psycopg.Connection, size: int) -> None:
        made = [self._case(self.last + number) for number in range(1, size + 1)]
        self.last += size
        for at, table in enumerate(TABLES):
            columns = sql.SQL(", ").join(map(sql.Identifier, COLUMNS[table].split()))
            statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)
            with connection.cursor() as cursor, cursor.copy(statement) as copy:
                for row in (rows[at] for rows in made):
                    if row:
                        copy.write_row(row)

    def _case(self, number: int) -> tuple[Row | None, ...]:
        random, street = self.random, self._street()
        place = random.choice(street.places)
        at = self.now - YEARS_BACK * random.random()
        state = self._state(at)
        lead = self._lead(state, place, street)
        case = self._case_row(number, place, at, state, lead)
        due_at = at + HANDLING
        done = state in {CaseState.ARCHIVED, CaseState.AWAITING_RATING}
        checked_at = at + HANDLING * random.random() * 1.2 if done else None
        timely = checked_at <= due_at if checked_at else None
        silent = state == CaseState.ARCHIVED and random.random() < 0.5
        round_ = (number, number, 1, at, due_at, "5 个工作日内办结", checked_at, timely, silent)
        leg = self._leg(number, state, lead, at, due_at) if lead else None
        reporter = (number, number, random.choice(self.world.reporters), True, True, at)
        return case, round_, leg, reporter

    def _street(self) -> Street:
        if self.random.random() < BIG_SHARE:
            return self.world.big
        return self.random.choice(self.world.streets[1:])

    def _state(self, at: datetime) -> CaseState:
        share = OPEN_WHEN_FRESH if at > self.now - FRESH else OPEN_WHEN_OLD
        if self.random.random() > share:
            refused = self.random.random() < 0.03
            return CaseState.REFUSED if refused else CaseState.ARCHIVED
        states, weights = zip(*OPEN_STATES, strict=True)
        state: CaseState = self.random.choices(states, weights)[0]
        return state

    def _lead(self, state: CaseState, place: Place, street: Street) -> int | None:
        if state in UNSENT or state == CaseState.REFUSED:
            return None
        return place.company if self.random.random() < 0.7 else street.committee

    def _case_row(
        self, number: int, place: Place, at: datetime, state: CaseState, lead: int | None
    ) -> Row:
        category, text = self.writer.report()
        closed_at = at + HANDLING if state in {CaseState.ARCHIVED, CaseState.REFUSED} else None
        responded = self.random.random() < 0.9 or closed_at
        region = place.region_code
        return (
            *(number, region[:6], region[:9], region),
            *(f"{local(at):%y%m%d}-{number % 1_000_000:06d}", Source.SCAN.value, "", state.value),
            *(category, "property", short_title(text), text, False, place.estate, place.name),
            *(None, None, "", "{}", lead, 1, 1, at, None if state == CaseState.PENDING else at),
            *(at + RESPONSE, at + RESPONSE * self.random.random() if responded else None),
            *(at + HANDLING, closed_at, closed_at or at, found_by("", text, place.name), True),
        )

    def _leg(self, number: int, state: CaseState, lead: int, at: datetime, due: datetime) -> Row:
        stands = LEG_STATE.get(state, LegState.CHECKED)
        wording = "其他 5 个工作日内办结"
        first = (number, number, number, "lead", lead, stands.value, "{}", 5, "working_days")
        return (*first, wording, at, due, *self._so_far(stands, at))

    def _so_far(self, stands: LegState, at: datetime) -> Row:
        """Handler, taken up, paused until, done, checked, result, how it was checked."""
        if stands is LegState.DISPATCHED:
            return (None, None, None, None, None, "", "")
        handler = self.random.choice(self.world.reporters)
        paused_until = self.now + HANDLING if stands is LegState.PAUSED else None
        done = at + RESPONSE if stands in {LegState.DONE, LegState.CHECKED} else None
        checked = at + RESPONSE if stands is LegState.CHECKED else None
        way = CheckWay.ON_SITE.value if checked else ""
        return (handler, at, paused_until, done, checked, "已处理", way)


def _settle(connection: psycopg.Connection, table: str) -> None:
    """Numbers go on behind what was copied; the planner knows what is there."""
    name = sql.Identifier(table)
    connection.execute(
        sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'id'), max(id)) FROM {}").format(
            sql.Literal(table), name
        )
    )
    connection.execute(sql.SQL("VACUUM (ANALYZE) {}").format(name))


@contextmanager
def without_indexes(connection: psycopg.Connection) -> Iterator[None]:
    """Built once at the end instead of row by row; constraints keep theirs."""
    found = connection.execute(
        "SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.tablename = ANY(%s)"
        " AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)",
        [list(TABLES)],
    ).fetchall()
    plain = [(name, definition) for name, definition in found if "UNIQUE" not in definition]
    for name, _ in plain:
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    yield
    connection.execute("SET maintenance_work_mem = '512MB'")
    for _, definition in plain:
        connection.execute(definition)
