"""What must hold on the pages of those who have signed in, in both languages, at a desk and on a phone."""

import re

import pytest

import looking

PAGES = {
    "list": "/collections/mast/items?properties=navn,hoejde,status",
    "views": "/collections/mast/views",
    "bulk edit": "/collections/mast/bulk",
    "field form": "/collections/eftersyn/tilsyn",
}
KEYS = r"\b(?:bulk|field|view|views|columns|filter|relation|edit|attachment)[A-Z]\w+\b"


@pytest.fixture(scope="module")
def reader(browser, desk):
    with desk(ida=("tovholder", "Aalborg")) as site:
        page = looking.signed_in(browser, site, "ida", "/konto")
        yield page, site
        page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_sound(reader, name, lang, width):
    page, site = reader
    page.set_viewport_size({"width": width, "height": 900})
    path = PAGES[name]
    page.goto(f"{site}{path}{'&' if '?' in path else '?'}lang={lang}")
    assert looking.violations(page) == []
    assert not looking.scrolls_sideways(page)
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == lang
    assert not re.findall(KEYS, page.locator("body").inner_text())
