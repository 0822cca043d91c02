import pytest

from gongzhi.cases.models import Case
from tests.cases.commands.steps import checked, joined
from tests.cases.world import reported, without_company
from tests.counting import counted

WORDS = "我家 1204 门口电梯异响"


def codes(answer):
    return [each["code"] for each in answer.json()["items"]]


def test_the_territory_sees_its_cases_the_company_its_own(world, get):
    own, other = reported(world), without_company(world)
    assert sorted(codes(get("dispatcher", "/cases"))) == sorted([own.code, other.code])
    assert codes(get("worker", "/cases")) == [own.code]
    assert codes(get("stranger", "/cases")) == []


def test_a_resident_lists_what_he_reported(world, get):
    case = reported(world)
    assert codes(get("resident", "/cases")) == [case.code]
    assert codes(get("neighbour", "/cases")) == []


def test_who_joined_lists_it_without_a_word_of_the_first_reporter(world, get):
    case = joined(reported(world, text=WORDS, category="lift"), world)
    (told,) = get("neighbour", "/cases").json()["items"]
    assert (told["title"], told["place"]) == ("电梯故障，1 号电梯，11 月 23 日报", "1 号电梯")
    one = get("neighbour", f"/cases/{case.code}").json()
    assert (one["title"], one["place"]) == (told["title"], told["place"])


def test_nor_does_a_search_tell_who_joined_what_it_says(world, get):
    case = joined(reported(world, text=WORDS), world)
    assert codes(get("neighbour", "/cases", q="门口")) == []
    assert codes(get("neighbour", "/cases", q=case.code)) == [case.code]
    assert codes(get("resident", "/cases", q="门口")) == [case.code]


def test_a_list_of_joined_ones_costs_what_one_costs(world, get):
    def queries():
        """The catalogue is asked for its edition at each name only where it is not committed."""
        with counted() as asked:
            get("neighbour", "/cases")
        return sum("catalogueversion" not in statement for statement in asked.statements)

    joined(reported(world), world)
    get("neighbour", "/cases")
    one = queries()
    joined(reported(world), world), joined(without_company(world), world)
    assert (queries(), one <= 10) == (one, True)


def test_a_scope_of_others_shows_a_resident_nothing(world, get):
    reported(world)
    assert codes(get("resident", "/cases", scope="territory")) == []


def test_the_list_is_narrowed_as_on_the_page(world, get):
    lift, dogs = reported(world), without_company(world)
    assert codes(get("dispatcher", "/cases", q="电梯")) == [lift.code]
    assert codes(get("dispatcher", "/cases", category="dogs")) == [dogs.code]
    assert codes(get("dispatcher", "/cases", view="pending")) == [dogs.code]
    assert codes(get("dispatcher", "/cases", since="2027-01-01")) == []


def test_it_is_paged(world, get):
    reported(world), without_company(world)
    told = get("dispatcher", "/cases", limit=1).json()
    assert (len(told["items"]), told["has_next"], told["total_shown"]) == (1, True, "2")


@pytest.mark.parametrize(("name", "value"), [("view", "mine"), ("estate", 0), ("since", "昨天")])
def test_a_condition_not_understood_is_named(world, get, name, value):
    answer = get("dispatcher", "/cases", **{name: value})
    assert (answer.status_code, answer.json()["field"]) == (422, name)


def test_a_list_of_three_costs_what_one_costs(world, get):
    def queries():
        with counted() as asked:
            get("dispatcher", "/cases")
        return asked.number

    reported(world)
    get("dispatcher", "/cases")
    one = queries()
    reported(world), without_company(world)
    assert (queries(), one <= 10) == (one, True)


def test_staff_read_the_reporter_masked(world, get):
    told = get("dispatcher", f"/cases/{reported(world).code}").json()
    assert [(each["name"], each["phone"]) for each in told["reporters"]] == [
        ("李**", "199****0001")
    ]


def test_a_shielded_reporter_is_hidden_from_who_handles_it(world, get):
    told = get("worker", f"/cases/{reported(world).code}").json()
    assert [(each["name"], each["is_hidden"]) for each in told["reporters"]] == [("", True)]


def test_staff_read_why_and_what_may_be_done(world, get):
    told = get("worker", f"/cases/{reported(world).code}").json()
    possible = [act["act"] for act in told["acts"] if not act["why_not"]]
    assert (told["why"]["rule"], possible) == (5, ["take_up", "return"])


def test_a_reporter_reads_no_names_and_no_reasons(world, get):
    case = checked(reported(world), world)
    told = get("resident", f"/cases/{case.code}").json()
    assert (told["reporters"], told["why"], told["acts"]) == ([], {}, [])
    assert [leg["handler"] for leg in told["legs"]] == [""]
    assert told["may_rate"] is True


@pytest.mark.parametrize("who", ["neighbour", "stranger", "other_worker"])
def test_who_does_not_see_it_finds_none(world, get, who):
    case = reported(world)
    assert get(who, f"/cases/{case.code}").status_code == 404
    assert get(who, f"/cases/{case.code}/timeline").status_code == 404


def test_a_malformed_number_is_said_to_be_so(world, get):
    assert get("dispatcher", "/cases/a%20b").status_code == 422


def test_staff_read_who_did_what(world, get):
    case = joined(reported(world), world)
    lines = get("dispatcher", f"/cases/{case.code}/timeline").json()
    assert [line["kind"] for line in lines] == [
        "CaseJoined",
        "CaseDispatched",
        "CaseAccepted",
        "CaseReported",
    ]


def test_a_reporter_reads_what_he_is_told(world, get):
    case = reported(world)
    lines = get("resident", f"/cases/{case.code}/timeline").json()
    assert [(line["sentence"], line["actor"]) for line in lines][-2:] == [
        ("已受理", ""),
        ("报事已收到", ""),
    ]


def test_nobody_is_asked_to_sign_in(world, get):
    reported(world)
    code = Case.objects.get().code
    addresses = ["/cases", f"/cases/{code}", f"/cases/{code}/timeline"]
    assert [get("nobody", address).status_code for address in addresses] == [401, 401, 401]
