"""Categories offered with why, and the promise."""


def offered(client, **given):
    page = client.post("/m/reports/suggestion", {"place": "LIFT1", **given})
    assert page.status_code == 200
    return page.context["offered"]


def chosen(offer):
    return [option.code for option in [*offer.first, *offer.more] if option.is_chosen]


def test_what_was_scanned_and_written_is_said_as_the_reason(stranger):
    offer = offered(stranger, text="电梯异响")
    assert chosen(offer) == ["lift"]
    assert offer.why == "你扫的是电梯码，又写了“电梯”和“异响”，所以选了“电梯故障”。不对就换。"


def test_a_later_suggestion_follows_the_words(stranger):
    offer = offered(
        stranger, place="E1", text="大狗不牵绳，遛狗", category="lift", suggested="lift"
    )
    assert chosen(offer) == ["dogs"]


def test_what_the_reporter_chose_is_never_taken_away(stranger):
    offer = offered(stranger, text="电梯异响", category="falling", suggested="lift")
    assert chosen(offer) == ["falling"]
    assert "你选了" in offer.why


def test_every_category_can_be_reached_without_javascript(stranger):
    page = stranger.get("/m/reports/new?place=LIFT1")
    offer = page.context["offered"]
    assert len(offer.first) + len(offer.more) > 20
    assert page.content.decode().count('name="category"') == len(offer.first) + len(offer.more)


def test_the_promise_names_both_times(stranger):
    offer = offered(stranger, text="电梯异响")
    assert offer.promise == "社区 2 个工作小时内受理，电梯故障 1 个工作日内办结"
