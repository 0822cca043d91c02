"""Steps of journeys, for whichever visitor takes them."""

from gongzhi.cases.models import Case
from gongzhi.foundation.journal.models import Undelivered
from tests.crash.running import until
from tests.foundation.files import samples

TEXT = "电梯异响，一直晃，老人不敢坐"


def picture(red=120):
    return samples.picture(colour=(red, 90, 60))


def fill_report(visitor, text=TEXT, photos=1):
    visitor.go("/q/LIFT1")
    visitor.write("发生了什么", text)
    if photos:
        visitor.attach("photos", *(picture(red) for red in range(0, photos * 20, 20)))


def sign_in_by_code(visitor, phone="19900000001"):
    """By the code that a demonstration shows."""
    visitor.write("手机号", phone)
    visitor.page.locator("form button.weui-btn_primary, .gz-bar button").first.click()
    visitor.page.wait_for_url("**/code**")
    visitor.look()
    shown = visitor.page.evaluate(
        r"(document.body.innerText.match(/(?<!\d)\d{6}(?!\d)/) || [''])[0]"
    )
    visitor.write("验证码", shown)
    visitor.page.locator("form button.weui-btn_primary, .gz-bar button").first.click()
    visitor.page.wait_for_load_state("load")
    visitor.look()


def settled(code):
    """Once the worker has carried on what was recorded."""
    assert until(lambda: not Undelivered.objects.exists())
    return Case.objects.get(code=code)
