from gongzhi.interop.rules.matching import body_named


def test_a_body_is_known_by_its_whole_or_its_short_name():
    bodies = {1: ("涌泉街道办事处（演示）", "涌泉街道办"), 2: ("涌泉派出所", "涌泉派出所")}
    assert [body_named(name, bodies) for name in ("涌泉街道办", "涌泉派出所 ", "派出所")] == [
        1,
        2,
        None,
    ]


def test_a_name_two_bodies_have_is_nobodys():
    assert body_named("物业", {1: ("物业", ""), 2: ("物业", "")}) is None
