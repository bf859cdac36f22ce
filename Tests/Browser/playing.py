"""Somebody who plays a journey through the pages: with a mouse, on a telephone or by keyboard alone, in either language.

`LANDKORT_SHOTS` names a folder for a picture of every page that is looked at.
"""

import json
import os
from pathlib import Path

import looking

TEXTS = Path(__file__).parents[2] / "Web/texts"
LOCALES = {"da": "da-DK", "en": "en-GB"}


class Player:
    """Somebody at a page, who has a mouse or only keys."""

    def __init__(self, browser, site, lang, width, keys, path="/", cookies=(), name=""):
        self.context = browser.new_context(locale=LOCALES[lang], viewport={"width": width, "height": 900})
        self.context.set_default_timeout(30_000)
        self.context.add_cookies(list(cookies))
        self.page = self.context.new_page()
        self.words = json.loads((TEXTS / f"{lang}.json").read_text())
        self.lang, self.keys, self.site = lang, keys, site
        self.name, self.seen = f"{name} {lang} {width}{' keys' if keys else ''}".strip(), 0
        self.page.goto(f"{site}{path}")
        self.look()

    def reach(self, locator):
        """Where the keys alone lead to; fails where they do not."""
        locator.wait_for()
        one = locator.element_handle()
        for _ in range(700):
            if one.evaluate("(one) => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keys do not lead to {locator}")

    def follow(self, locator):
        """Presses a link or a button."""
        if self.keys:
            self.reach(locator)
            self.page.keyboard.press("Enter")
            looking.settled(self.page)
        else:
            locator.click()

    def type(self, locator, text):
        if self.keys:
            self.reach(locator)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)
        else:
            locator.fill(text)

    def day(self, locator, number):
        """A day whose number is its month's too: whichever of the two a browser asks for first."""
        if self.keys:
            self.reach(locator)
            self.page.keyboard.type(f"{number:02}{number:02}2026")
        else:
            locator.fill(f"2026-{number:02}-{number:02}")
        assert locator.input_value() == f"2026-{number:02}-{number:02}"

    def choose(self, locator, value):
        """One of a list's choices."""
        if not self.keys:
            locator.select_option(value)
            return
        self.reach(locator)
        for _ in range(locator.locator("option").count()):
            if locator.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        assert locator.input_value() == value

    def check(self, locator):
        """A box, or one of several choices of which another is taken."""
        if not self.keys:
            locator.check()
        elif locator.get_attribute("type") == "radio":
            self.reach(self.page.locator(f"input[name={locator.get_attribute('name')}]:checked"))
            self.page.keyboard.press("ArrowUp")
        else:
            self.reach(locator)
            self.page.keyboard.press("Space")
        assert locator.is_checked()

    def send(self, locator, name, media_type, content):
        """A file, by way of the browser's own window of files."""
        with self.page.expect_file_chooser() as chooser:
            if self.keys:
                self.reach(locator)
                self.page.keyboard.press("Enter")
            else:
                locator.click()
        chooser.value.set_files({"name": name, "mimeType": media_type, "buffer": content})

    def link(self, key, within=None):
        """By the text that the pages have under `key`."""
        return (within or self.page).get_by_role("link", name=self.words[key], exact=True)

    def button(self, key, within=None):
        return (within or self.page).get_by_role("button", name=self.words[key], exact=True)

    def look(self):
        """A page that anybody can use."""
        self.page.wait_for_load_state()
        self.seen += 1
        if folder := os.environ.get("LANDKORT_SHOTS"):
            self.page.screenshot(path=f"{folder}/{self.name} {self.seen:02}.png", full_page=True)
        assert looking.violations(self.page) == [], self.page.url
        assert not looking.scrolls_sideways(self.page), self.page.url
        assert self.page.locator("h1").count() == 1, self.page.url
        assert self.page.locator("html").get_attribute("lang") == self.lang, self.page.url
