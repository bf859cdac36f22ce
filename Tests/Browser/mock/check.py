"""Opens every mock page in a real browser, in both languages: axe-core, scripts' complaints, width, screenshots.

`python3 check.py ASSETS PICTURES [PAGE …]`; ends with 1 when a page has a serious or critical violation, a message in
the console, or scrolls sideways.
"""

import sys
import threading
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

import render
import serve

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
WIDTHS = {"wide": (1280, 900), "phone": (390, 844), "narrow": (320, 640)}


def wait_for_map(page):
    """`wait_for_function` would need `unsafe-eval`, which the pages' policy rightly refuses."""
    for _ in range(300):
        if page.evaluate("() => window.__mapIdle === true"):
            return
        page.wait_for_timeout(100)
    raise TimeoutError("the map did not become idle")


def look(browser, address, name, lang, pictures):
    found = []
    for label, (width, height) in WIDTHS.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        page.on("console", lambda m: found.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: found.append(f"error: {e}"))
        page.goto(f"{address}/{name}?lang={lang}")
        if page.locator("#map").count():
            wait_for_map(page)
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in ("serious", "critical", "moderate"):
                where = [n["html"][:120] for n in violation["nodes"][:3]]
                found.append(f"{violation['impact']}: {violation['id']} {where}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append("scrolls sideways")
        page.screenshot(path=pictures / f"{name}-{lang}-{label}.png", full_page=True)
        if label == "wide":
            page.pdf(path=pictures / f"{name}-{lang}.pdf", prefer_css_page_size=True, print_background=False)
        page.close()
        if found:
            print(f"{name} {lang} {label}:", *found, sep="\n  ")
            yield from found
            found.clear()


def main(assets, pictures, *names):
    server = serve.server(assets, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    pictures = Path(pictures)
    pictures.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        found = [f for n in names or render.PAGES for lang in ("da", "en") for f in look(browser, address, n, lang, pictures)]
        browser.close()
    print(len(found), "findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
