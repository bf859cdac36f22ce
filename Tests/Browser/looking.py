"""What the tests do with pages and answers, in words."""

import json
import time
import urllib.error
import urllib.request

from axe_playwright_python.sync_playwright import Axe

CHROMIUM = "/usr/bin/chromium"
PASSWORD = "et langt kodeord"
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


class Visit:
    """One reader in a browser of their own, who hears everything the browser complains about."""

    def __init__(self, browser, site, lang, width, height):
        locale = {"da": "da-DK", "en": "en-GB"}[lang]
        self.site = site
        self.context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
        self.context.set_default_timeout(120_000)
        self.page = self.context.new_page()
        self.expected = 200
        self.complaints = []
        self.page.on("console", lambda m: self._hear(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))

    def _hear(self, text):
        # The browser itself reports a page whose status is not 200.
        if self.expected != 200 and f"status of {self.expected}" in text:
            return
        self.complaints.append(f"{self.page.url}: {text}")

    def go(self, path, status=200):
        self.expected = status
        answer = self.page.goto(self.site + path)
        assert answer.status == status, f"{path}: {answer.status}"
        return self.page

    def end(self):
        self.context.close()
        return self.complaints


class API:
    """What a program gets."""

    def __init__(self, site):
        self.site = site

    def ask(self, path, method="GET", **headers):
        """Status, headers and bytes of an answer, whatever the status."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.site + path, method=method, headers=names)
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read()

    def json(self, path):
        status, _, body = self.ask(path, Accept="application/json")
        assert status == 200, f"{path}: {status} {body[:300]!r}"
        return json.loads(body)

    def items(self, collection, **query):
        """All features of a collection, page by page."""
        words = "&".join(f"{name}={value}" for name, value in query.items())
        answer = self.json(f"/collections/{collection}/items?{words}")
        features = answer["features"]
        while following := link(answer, "next"):
            answer = self.json(following.removeprefix(self.site))
            features += answer["features"]
        return features

    def first(self, collection, **query):
        words = "".join(f"&{name}={value}" for name, value in query.items())
        return self.json(f"/collections/{collection}/items?limit=1{words}")["features"][0]


def signed_in(browser, site, name, path, script=True):
    """A telephone's page of `path`, reached by signing in."""
    context = browser.new_context(
        java_script_enabled=script, locale="da-DK", viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{site}/log-ind?til={path}")
    page.get_by_label("Navn").fill(name)
    page.get_by_label("Kodeord").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}{path}")
    return page


def link(document, rel):
    return next((one["href"] for one in document["links"] if one["rel"] == rel), None)


def comes_true(page, happened, what, seconds=120):
    """Waits until `happened()` says so: a machine that does much else may take long over what is quick elsewhere.

    `wait_for_function` would need `unsafe-eval`, which the pages' policy rightly refuses."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, f"{what}: not within {seconds} s"
        page.wait_for_timeout(50)


def wait_for_map(page):
    comes_true(page, lambda: page.evaluate("() => window.__mapIdle === true"), "the map comes to rest")


def settled(page):
    """Waits until a form that was sent is answered: the page asks first whether the session lasts, so a browser does not
    see by itself that a press leads anywhere."""
    page.locator("form[aria-busy=true], form[data-sent]").first.wait_for(state="detached", timeout=120_000)


def violations(page):
    """Serious and critical findings of axe-core, with where they are."""
    settled(page)
    found = Axe().run(page).response["violations"]
    return [
        (one["id"], [node["html"][:160] for node in one["nodes"][:3]])
        for one in found if one["impact"] in ("serious", "critical")
    ]


def scrolls_sideways(page):
    return page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")


def colours(page):
    """How many pixels of each colour the map has, by `#RRGGBB`."""
    return page.evaluate(
        """() => {
          const drawn = document.querySelector(".maplibregl-canvas");
          const copy = document.createElement("canvas");
          copy.width = drawn.width; copy.height = drawn.height;
          const pen = copy.getContext("2d");
          pen.drawImage(drawn, 0, 0);
          const { data } = pen.getImageData(0, 0, copy.width, copy.height);
          const counts = {};
          for (let at = 0; at < data.length; at += 4) {
            const name = "#" + [0, 1, 2].map((part) => data[at + part].toString(16).padStart(2, "0")).join("");
            counts[name] = (counts[name] || 0) + 1;
          }
          return counts;
        }""")


NEED = ["#ffffb2", "#fecc5c", "#fd8d3c", "#f03b20", "#bd0026"]


def near(one, other, most=16):
    """Cells are drawn a little transparent, so a class's colour is met only nearly."""
    parts = lambda colour: [int(colour[at:at + 2], 16) for at in (1, 3, 5)]
    return all(abs(a - b) <= most for a, b in zip(parts(one), parts(other)))


def classes_drawn(page, least=40):
    """Which of the five classes of need cover at least so many pixels of the map."""
    counts = colours(page)
    return [c for c in NEED if sum(n for name, n in counts.items() if near(name, c)) >= least]


def number(text):
    """A number as a page writes it: `10.931`, `97,98 %`, `−0,4`."""
    kept = text.replace("\u00a0", " ").split()[0].rstrip("%").replace(".", "").replace(",", ".")
    return float(kept.replace("−", "-").replace("±", "").replace("+", ""))


def press_until(page, key, is_there, most=120):
    """Presses `key` until a script says that the focus is where it should be."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate(is_there):
            return
    raise AssertionError(f"{most} × {key} did not lead there: {is_there}")
