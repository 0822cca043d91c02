from gongzhi.parties.models import Organisation
from tests.cases.world import in_post, reported

SIZE = {"width": 1440, "height": 900}

def test_look(house, world):
    case = reported(world)
    p = Organisation.objects.create(kind="platform", name="平台管理", short_name="平台管理", sort_key="p", region_code="000000000000", county_code="000000")
    s = in_post(p, "system_administrator", "")
    c = in_post(p, "security_administrator", "")
    v = house.visit(world.dispatcher, size=SIZE)
    v.go(f"/desk/cases/{case.code}")
    v.page.screenshot(path="/tmp/m1.png", full_page=True)
    v = house.visit(s, size=SIZE)
    v.go("/desk/accounts"); v.page.screenshot(path="/tmp/m2.png")
    v.go("/desk/accounts/new"); v.page.screenshot(path="/tmp/m3.png")
    v.go("/desk/deliveries"); v.page.screenshot(path="/tmp/m4.png")
    v = house.visit(c, size=SIZE)
    v.go("/desk/unlocking?q=x"); v.page.screenshot(path="/tmp/m5.png")
    print(v.complaints)
