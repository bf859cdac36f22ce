"""Everything can be done without a mouse."""

import re

import looking
from looking import press_until

OVERVIEW = "/collections/partnerskab/items/digital-infrastruktur-nordjylland"


def test_the_first_tab_skips_to_the_content(visit):
    page = visit("/collections/mast/items")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    assert skip.evaluate("e => e === document.activeElement")
    box = skip.bounding_box()
    assert box["y"] >= 0, "it can be seen while it has the focus"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


def test_what_has_the_focus_is_always_marked(visit):
    page = visit("/collections")
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate("() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth]; }")
        assert style == ["solid", "4px"]


def test_the_language_is_changed(visit):
    page = visit("/collections/mast")
    press_until(page, "Tab", "() => document.activeElement.lang === 'en'")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("lang=en"))
    assert page.locator("html").get_attribute("lang") == "en" and page.locator("h1").inner_text() == "Masts"
    page.goto(page.url.split("?")[0])
    assert page.locator("h1").inner_text() == "Masts", "it is remembered"


def test_a_wide_table_is_scrolled(visit):
    page = visit("/collections/mast/items", width=390)
    press_until(page, "Tab", "() => document.activeElement.classList.contains('table-scroll')")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    looking.comes_true(page, lambda: page.evaluate("document.activeElement.scrollLeft") > 0, "the table is scrolled")
    heading = page.locator("#items tbody th").first.bounding_box()
    assert heading["x"] >= -8, "the first column stays"


def test_the_map_of_an_item_is_moved(visit, api):
    page = visit(f"/collections/mast/items/{api.first('mast')['id']}")
    looking.wait_for_map(page)
    pin = page.locator(".pin")
    before = pin.bounding_box()
    press_until(page, "Tab", "() => document.activeElement.classList.contains('maplibregl-canvas')")
    page.keyboard.press("ArrowRight")
    looking.comes_true(page, lambda: pin.bounding_box()["x"] < before["x"] - 20, "the map is moved")


def test_from_the_front_page_to_an_address(visit, api):
    values = api.first("adresse")["properties"]
    page = visit("/")
    press_until(page, "Tab", "() => document.activeElement.id === 'q'")
    page.keyboard.type(f"{values['vejnavn']} {values['husnr']}", delay=20)
    page.locator("#q-hits [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    active = page.locator("#q").get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Escape")
    assert page.locator("#q-hits").is_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/collections/adresse/items/"))
    assert page.locator("h1").inner_text().startswith(values["vejnavn"])


def test_the_map_of_an_area_is_moved_and_says_what_is_in_its_middle(visit):
    page = visit(OVERVIEW)
    looking.wait_for_map(page)
    press_until(page, "Tab", "() => document.activeElement.classList.contains('maplibregl-canvas')")
    readout = page.locator("[data-readout]")
    first = readout.inner_text()
    assert first
    said = {first}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft", "ArrowUp"):
        before = looking.colours(page)
        page.keyboard.press(key)
        looking.comes_true(page, lambda: looking.colours(page) != before, f"{key} moves the map")
        looking.wait_for_map(page)
        said.add(readout.inner_text())
    assert len(said) > 1 and any("Celle" in one for one in said)


def test_a_row_is_reached_and_opened(visit):
    page = visit(OVERVIEW)
    press_until(page, "Tab", "() => document.activeElement.closest('tr[data-omraade]') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/collections/kommune/items/"))
    assert page.locator("h1").count() == 1
