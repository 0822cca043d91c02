"""What is read most: lists, searches, the tabs, a case's page, the wall; each p50 and p95."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.test import Client

from gongzhi.cases.access import territory_cases
from gongzhi.cases.models import Case
from gongzhi.cases.queries import figures
from gongzhi.cases.queries.case import page_for
from gongzhi.cases.queries.listing import Filter, Order, Scope, View, counted, counts, listed
from gongzhi.cases.queries.months import months
from gongzhi.cases.queries.overview import standing
from gongzhi.foundation.access.models import Account
from gongzhi.foundation.similarity.searching import search_query
from gongzhi.kernel.actor import Actor
from gongzhi.project.bench.case_texts import road_names
from gongzhi.project.bench.case_world import CITY, World, post_of, session_of
from gongzhi.project.bench.timing import Times, timed

TARGETS = (("罕见词", 0.00002), ("少见词", 0.0005), ("中等词", 0.005), ("常见词", 0.05))
CANDIDATES = (
    "电梯异响",
    "漏水",
    "群租",
    "救护车",
    "装修",
    "消防通道",
    "轿厢",
    "井盖",
    "斑马线",
    "结冰",
)
TOGETHER = "井盖 东门"


@dataclass(frozen=True)
class Measured:
    what: str
    times: Times


@dataclass(frozen=True)
class Post:
    name: str
    actor: Actor
    account: Account
    scope: Scope = Scope.TERRITORY


def posts_of(world: World) -> list[Post]:
    office = world.small.places[0].street
    return [
        Post("街道", *post_of("street_dispatcher", world.small.code, office)),
        Post("大街道", *post_of("street_dispatcher", world.big.code, world.big.places[0].street)),
        Post("全市", *post_of("street_dispatcher", CITY, office)),
        Post("物业", *post_of("company_worker", "", world.big.places[0].company), Scope.OWN),
    ]


def read_all(posts: list[Post], now: datetime) -> Iterator[Measured]:
    words = words_by_frequency()
    for post in posts:
        for what, act in [*_lists(post, now), *_searches(post, words, now), *_others(post, now)]:
            yield Measured(f"{post.name}  {what}", timed(act))


def _lists(post: Post, now: datetime) -> Iterator[tuple[str, Callable[[int], object]]]:
    for name, wanted in (
        ("在办按期限", Filter(scope=post.scope)),
        ("全部按上报时间", Filter(scope=post.scope, view=View.ALL, order=Order.NEW)),
        ("待核查", Filter(scope=post.scope, view=View.CHECK)),
        ("至今未响应", Filter(scope=post.scope, view=View.UNANSWERED)),
    ):
        for page in (1, 20):
            yield f"{name} 第 {page} 页", _listing(post, wanted, page, now)


def _searches(
    post: Post, words: dict[str, str], now: datetime
) -> Iterator[tuple[str, Callable[[int], object]]]:
    for name, word in words.items():
        wanted = Filter(scope=post.scope, view=View.ALL, order=Order.NEW, words=word)
        yield f"搜{name}", _listing(post, wanted, 1, now)
        yield f"搜{name}并计数到 1000", _counting(post, wanted, now)


def _others(post: Post, now: datetime) -> Iterator[tuple[str, Callable[[int], object]]]:
    yield "各页签数", lambda _: counts(post.actor, post.scope, now=now)
    codes = list(_cases(post).order_by("-pk").values_list("code", flat=True)[:50])
    yield "诉求页（查询）", lambda n: page_for(post.actor, codes[n % len(codes)], now)
    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies["sessionid"] = session_of(post.account)
    yield "列表整页", lambda _: _fetched(client, "/desk/cases/")
    yield "诉求整页", lambda n: _fetched(client, f"/desk/cases/{codes[n % len(codes)]}")
    if post.scope is Scope.TERRITORY:
        cases = territory_cases(post.actor)
        yield "大屏：今日", lambda _: figures.today(cases, now)
        yield "大屏：两个月三率", lambda _: months(cases, now)
        yield "大屏：在办按类别", lambda _: standing(cases, "region_code", now)
        yield "大屏：最新动态", lambda _: figures.latest(cases)


def _cases(post: Post) -> QuerySet[Case]:
    if post.scope is Scope.OWN:
        return Case.objects.filter(lead=post.actor.organisation)
    return territory_cases(post.actor)


def _listing(post: Post, wanted: Filter, page: int, now: datetime) -> Callable[[int], object]:
    return lambda _: listed(post.actor, wanted, page=page, now=now)


def _counting(post: Post, wanted: Filter, now: datetime) -> Callable[[int], object]:
    return lambda _: counted(post.actor, wanted, now=now)


def _fetched(client: Client, path: str) -> None:
    answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code} {answer.headers.get('Location', '')}")


def words_by_frequency() -> dict[str, str]:
    """For each target share the word whose share of all texts comes nearest; and two together."""
    total = Case.objects.count()
    shares = {word: _share(word, total) for word in (*CANDIDATES, *road_names()[::60])}
    found = {
        f"{name} {(word := min(shares, key=lambda w: _off(shares[w], target)))}"
        f"（{shares[word]:.4%}）": word
        for name, target in TARGETS
    }
    return {**found, f"两词 {TOGETHER}（{_share(TOGETHER, total):.4%}）": TOGETHER}


def _off(share: float, target: float) -> float:
    return max(share, 1e-9) / target if share > target else target / max(share, 1e-9)


def _share(word: str, total: int) -> float:
    return Case.objects.filter(search=search_query(word)).count() / total
