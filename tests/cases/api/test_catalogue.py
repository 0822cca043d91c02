from gongzhi.cases.models import Case
from gongzhi.cases.queries.catalogue import catalogue


def test_categories_come_in_their_order(world, get):
    told = get("resident", "/categories").json()
    assert [each["code"] for each in told] == list(catalogue().categories)
    assert told[0]["span"] == "1 个工作日"


def test_rules_come_by_their_numbers(world, get):
    told = get("dispatcher", "/routing-rules").json()
    assert [each["number"] for each in told] == [rule.number for rule in catalogue().rules]


def test_rules_are_for_those_who_see_cases(world, get):
    assert [get(who, "/routing-rules").status_code for who in ("worker", "resident")] == [403, 403]


def test_a_trial_says_who_would_get_it_and_writes_nothing(world, send):
    told = send("dispatcher", "/routing-trial", {"text": "电梯困人", "estate": "E1"}).json()
    assert (told["category"], told["rule"], told["lead"]) == ("lift", 5, "蜀澜物业")
    assert Case.objects.count() == 0


def test_a_trial_at_an_unknown_estate_is_refused(world, send):
    answer = send("dispatcher", "/routing-trial", {"text": "电梯困人", "estate": "E99"})
    assert (answer.status_code, answer.json()["field"]) == (422, "estate")


def test_a_trial_needs_words(world, send):
    answer = send("dispatcher", "/routing-trial", {"text": ""})
    assert (answer.status_code, answer.json()["message"]) == (422, "至少 1 个字")


def test_nobody_is_asked_to_sign_in(world, get, send):
    assert get("nobody", "/categories").status_code == 401
    assert send("nobody", "/routing-trial", {"text": "电梯"}).status_code == 401


def test_a_street_sets_its_own_span_and_goes_back(world, at):
    def put(body):
        return at("dispatcher").put(
            "/api/v1/categories/lift/street-span", body, content_type="application/json"
        )

    own = put({"amount": 4, "unit": "hours", "reason": "街道电梯应急办法第三条"}).json()
    back = put({"reason": "试行结束"}).json()
    assert (own["span"], back["span"]) == ("4 小时", "1 个工作日")


def test_half_a_span_changes_nothing(world, at):
    answer = at("dispatcher").put(
        "/api/v1/categories/lift/street-span",
        {"amount": 4, "reason": "街道电梯应急办法第三条"},
        content_type="application/json",
    )
    assert (answer.status_code, answer.json()["field"]) == (422, "unit")
