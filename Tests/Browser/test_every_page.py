"""What must hold on every kind of page, in both languages, at a desk and on a phone."""

import pytest

import looking

# Pages that join registers, for everyone to see.
JOINED = {
    "overviews": "/overblik",
    "guidelines": "/overblik/retningslinjer?partnerskab=digital-taskforce-region-sjaelland",
    "no guidelines": "/overblik/retningslinjer?partnerskab=digital-infrastruktur-nordjylland",
    "contact book": "/overblik/kontakter?partnerskab=digital-infrastruktur-nordjylland",
    "meetings": "/overblik/moeder?partnerskab=digital-infrastruktur-nordjylland",
    "meeting": "/overblik/moeder/1e9f0ac4-b6f7-516b-9f81-3abed12533cc",
    "wishes": "/overblik/oensker?partnerskab=digital-infrastruktur-nordjylland",
    "programme": "/overblik/program?kommune=0707",
    "programme with money": "/overblik/program?kommune=0787",
}

# A name and how to find the page; an address that names an item is asked for when the server runs.
PAGES = {
    "front page": "/",
    "partnership": "/collections/partnerskab/items/digital-infrastruktur-nordjylland",
    "taskforce": "/collections/partnerskab/items/digital-taskforce-region-sjaelland",
    "partnership, mobile": "/collections/partnerskab/items/digital-infrastruktur-nordjylland?vis=mobil",
    "region": "/collections/region/items/1081",
    "municipality": "/collections/kommune/items/0376",
    "municipality, mobile": "/collections/kommune/items/0376?vis=mobil&taerskel=200_10",
    "municipality without a campaign": "/collections/kommune/items/0101",
    "address": "adresse",
    "search": "/adresser",
    "search with hits": "/adresser?q=Bavnehøjvej",
    "search without hits": "/adresser?q=qqqqqq",
    "collections": "/collections",
    "collection": "/collections/beskyttelsesrum",
    "items": "/collections/beskyttelsesrum/items",
    "items of a campaign": "/collections/adresse/items",
    "items, narrowed": "/collections/mast/items?q=nord&kommunekode=0851&datetime=2030-01-01&sortby=-hoejde",
    "items, by a sentence": "/collections/mast/items?filter=hoejde%20BETWEEN%2010%20AND%2050%20AND%20kommunekode%20IN%20('0851','0376')&sortby=navn",
    "items, by a text": "/collections/mast/items?filter=hoejde%20%3E%2070%20OR%20hoejde%20IS%20NULL",
    "items, a condition is wrong": "/collections/mast/items?led.0.felt=hoejde&led.0.er=over&led.0.v0=x&led.1.felt=idriftsat&led.1.er=over&led.1.v0=2020-01-01",
    "items, the filter is wrong": "/collections/mast/items?filter=hoejde%20%3E",
    "history": "mast/versions",
    "no items": "/collections/mast/items?kommunekode=0101",
    "item": "mast",
    "shelter": "beskyttelsesrum",
    "contact": "kontakt",
    "cell": "daekning-10km",
    "report": "/rapporter/statusnotat?partnerskab=digital-infrastruktur-nordjylland&aar=2024",
    "report, newest": "/rapporter/statusnotat?partnerskab=digital-taskforce-region-sjaelland",
    "no such report": "/rapporter/statusnotat?partnerskab=findes-ikke",
    "analyses": "/processes",
    "analysis": "/processes/daekningsgrad",
    "analysis with its answer": "/processes/daekningsgrad?kortlaegning=2026&omraade=region&koer=1",
    "analysis, many areas": "/processes/daekningsgrad?kortlaegning=2026&omraade=postnummer&koer=1",
    "analysis, cells": "/processes/daekningsgrad?kortlaegning=2026&omraade=celle-1km&inden_for=0376&koer=1",
    "comparison": "/processes/sammenligning",
    "comparison with its answer": "/processes/sammenligning?kortlaegning=2026&koer=1",
    "comparison of mobile": "/processes/sammenligning?kortlaegning=2026&vis=mobil&inden_for=0376&koer=1",
    "analysis that cannot be run": "/processes/daekningsgrad?kortlaegning=1999&omraade=region&koer=1",
    "jobs": "/jobs",
    "no such job": "/jobs/findes-ikke",
    "conformance": "/conformance",
    "accessibility statement": "/tilgaengelighed",
    "API": "/api",
    "not found": "/findes/ikke",
    "bad parameter": "/collections/mast/items?limit=x",
    "contracts, signed out": "/overblik/kontrakter",
    "my work, without accounts": "/mit-arbejde",
    **JOINED,
}
STATUS = {
    "items, a condition is wrong": 422, "items, the filter is wrong": 400, "not found": 404, "bad parameter": 400,
    "no such report": 404, "no such job": 404, "analysis that cannot be run": 422, "contracts, signed out": 401,
    "my work, without accounts": 404}


def address(name, api):
    found = PAGES[name]
    if found.startswith("/"):
        return found
    collection, *more = found.split("/")
    return "/".join([f"/collections/{collection}/items/{api.first(collection)['id']}", *more])


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_sound(visit, api, name, lang, width):
    """No serious violation, no sideways scroll, one heading, its language; `visit` hears what the console says."""
    page = visit(address(name, api), lang=lang, width=width, status=STATUS.get(name, 200))
    if page.locator("#map").count():
        looking.wait_for_map(page)
    assert looking.violations(page) == []
    assert not looking.scrolls_sideways(page)
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("nav.languages [aria-current]").get_attribute("lang") == lang


@pytest.mark.parametrize("name", PAGES)
def test_no_text_is_missing(visit, api, name):
    """A text that is not there shows as its key, and a placeholder that is not filled as `{name}`."""
    import re
    for lang in ("da", "en"):
        said = visit(address(name, api), lang=lang, status=STATUS.get(name, 200)).locator("body").inner_text()
        left = [one for one in re.findall(r"\{(\w+)\}", said) if name != "API"]
        assert not left
        assert not re.findall(r"\b(?:problem|fact|figure|legend|choice|kind|type|group|page|search|api|history|filter|record|edit|listMap|download|relation|joined|adoption|contactBook|meetings|meeting|wishes|programme|contracts|work|calendar|overview)[A-Z]\w+\b", said)


def test_the_two_languages_differ(visit, api):
    for name in ("collections", "item", "conformance", "not found"):
        words = [
            visit(address(name, api), lang=lang, status=STATUS.get(name, 200)).locator("main").inner_text()
            for lang in ("da", "en")
        ]
        assert words[0] != words[1], name


@pytest.mark.parametrize("name", ["collections", "items", "item", "collection", "API"])
def test_pages_need_no_script(browser, site, api, name):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + address(name, api))
    assert page.locator("h1").is_visible() and page.locator("main").inner_text().count("\n") > 5
    context.close()
