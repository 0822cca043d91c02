"""Somebody at a browser: what he does, and what was wrong with a page he saw."""

import re

CONTROLLED = """() => {
    const { serviceWorker } = navigator;
    return serviceWorker.controller ? true : new Promise((done) =>
        serviceWorker.addEventListener("controllerchange", () => done(true), { once: true }));
}"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CODE = re.compile(r"\d{6}-\d{6}")


class Visitor:
    """`complaints` gathers errors and warnings of the console, and pages that scroll sideways."""

    def __init__(self, context, complaints=None):
        self.context = context
        self.complaints = [] if complaints is None else complaints
        self.is_offline = False
        self.statuses = {422}
        self.page = context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))

    def _heard(self, message):
        if message.type in {"error", "warning"} and not self._is_expected(message.text):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _is_expected(self, text):
        """Refused forms answer 422, and a network taken away is noticed, also by htmx where it had
        just asked something."""
        is_told = any(f"status of {status}" in text for status in self.statuses)
        of_network = "ERR_INTERNET" in text or text.startswith("htmx:")
        return is_told or (self.is_offline and of_network)

    def allow(self, status):
        """An answer the console reports though it is the right one."""
        self.statuses.add(status)

    def another_tab(self):
        return Visitor(self.context, self.complaints)

    def go(self, path):
        self.page.goto(path)
        self.look()

    def look(self):
        """As wide as the screen and no wider."""
        self.page.wait_for_load_state("load")
        if wider := self.page.evaluate(WIDER):
            width = self.page.viewport_size["width"]
            self.complaints.append(f"{self.page.url}: {wider} px wider than {width}")

    def look_at(self, *widths):
        """The same page on narrower screens."""
        before = self.page.viewport_size
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": before["height"]})
            self.look()
        self.page.set_viewport_size(before)

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).last.click()
        self.look()

    def follow(self, name):
        self.page.get_by_role("link", name=name).first.click()
        self.look()

    def write(self, label, text):
        self.page.get_by_label(label).first.fill(text)

    def pick(self, name):
        """A choice drawn as a card or a chip: its label is what one touches."""
        self.page.locator("label", has_text=name).first.click()

    def attach(self, name, *photos):
        files = [
            {"name": f"{at}.jpg", "mimeType": "image/jpeg", "buffer": photo}
            for at, photo in enumerate(photos)
        ]
        self.page.locator(f"input[type=file][name={name}]").set_input_files(files)

    def reads(self, words):
        self.page.get_by_text(words).first.wait_for()

    @property
    def text(self):
        return self.page.inner_text("body")

    def code(self):
        """The number on the page."""
        return CODE.search(self.page.url + self.text)[0]

    def settle_in(self):
        """Until the worker of this face answers for the page."""
        self.page.evaluate(CONTROLLED)

    def unplug(self):
        self.is_offline = True
        self.context.set_offline(True)

    def plug_in(self):
        self.context.set_offline(False)
        self.is_offline = False
