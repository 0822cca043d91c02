"""Steps of journeys, for whichever visitor takes them."""

from gongzhi.cases.models import Case
from gongzhi.foundation.journal.models import Undelivered
from tests.crash.running import until
from tests.foundation.files import samples

TEXT = "电梯异响，一直晃，老人不敢坐"

SEEN = """() => {
    const stop = document.activeElement;
    if (!stop || stop === document.body) return null;
    const shown = (one) => {
        const style = one && getComputedStyle(one);
        return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    };
    const frame = stop.closest(".gz-field");
    const framed = frame && getComputedStyle(frame).boxShadow.includes("2px inset");
    const signs = [stop, stop.closest("label"), stop.nextElementSibling];
    const name = stop.getAttribute("aria-label") || stop.innerText || stop.name;
    return [Boolean(framed || signs.some(shown)), name];
}"""
"""Whether the stop the keyboard has come to can be told from the others, and its name."""

STRAY = """() => {
    const marks = "main, nav, aside, body > header, body > footer, [role=search], [role=status], "
        + "[role=alert], dialog, section[aria-label], .skip, .gz-skip";
    const seen = (one) => one.checkVisibility({ visibilityProperty: true });
    const says = (one) => one.matches("a, button, input, select, textarea, img, svg[role=img]")
        || [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim());
    const outside = [...document.body.querySelectorAll("*")]
        .filter((one) => !one.closest(marks) && says(one) && seen(one))
        .map((one) => `outside: ${one.outerHTML.slice(0, 80)}`);
    const heads = [...document.querySelectorAll("h1, h2, h3, h4")].filter(seen);
    const jumps = heads
        .filter((one, at) => one.tagName[1] - (at ? heads[at - 1].tagName[1] : 1) > 1)
        .map((one) => `jumps: ${one.outerHTML.slice(0, 80)}`);
    const nameless = [...document.querySelectorAll("th")]
        .filter((one) => !one.textContent.trim())
        .map((one) => `nameless: ${one.parentNode.innerText}`);
    const mains = document.querySelectorAll("main").length;
    return [...outside, ...jumps, ...nameless, ...(mains === 1 ? [] : [`${mains} mains`])];
}"""
"""What somebody who does not see the page cannot find his way by: things outside any landmark,
a heading two levels below the one before, a column without a name, no main part or two."""


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


def unseen_stops(visitor, most=60):
    """The names of what the Tab key comes to on this page without a sign of it."""
    unseen = []
    for _ in range(most):
        visitor.page.keyboard.press("Tab")
        found = visitor.page.evaluate(SEEN)
        if found is None:
            break
        if not found[0]:
            unseen.append(found[1])
    return unseen


def stray(visitor):
    return visitor.page.evaluate(STRAY)


def settled(code):
    """Once the worker has carried on what was recorded."""
    assert until(lambda: not Undelivered.objects.exists())
    return Case.objects.get(code=code)
