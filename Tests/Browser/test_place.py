"""The place of a record: clicked, dragged, set by keyboard, taken from an address, and typed without a script."""

import json
import re
import urllib.request

import pytest
from playwright.sync_api import expect

import looking


@pytest.fixture(scope="module")
def office(desk):
    with desk(ida=("tovholder", "Guldborgsund")) as address:
        yield address


@pytest.fixture
def form(browser, office):
    """Opens a form as ida: `form("mast/new")`."""
    visits = []

    def form(path, lang="da", width=1280, script=True):
        visits.append(looking.Visit(browser, office, lang, width, 900))
        page = visits[-1].go("/log-ind")
        page.fill("#navn", "ida")
        page.fill("#kodeord", looking.PASSWORD)
        page.click("form.sign-in button")
        if not script:
            visits[-1].context.route("**/assets/*.js", lambda route: route.abort())
        page = visits[-1].go(f"/collections/{path}?lang={lang}")
        if script:
            looking.wait_for_map(page)
        return page

    yield form
    assert not [complaint for one in visits for complaint in one.end() if "ERR_FAILED" not in complaint]


def read(office, register, id):
    with urllib.request.urlopen(f"{office}/collections/{register}/items/{id}?f=json") as answer:
        return json.load(answer)


def degrees(text):
    return [float(number) for number in re.findall(r"-?\d+\.\d+", text)]


def own_mast(office):
    with urllib.request.urlopen(f"{office}/collections/mast/items?kommunekode=0376&limit=1&f=json") as answer:
        return json.load(answer)["features"][0]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_pin_is_dragged_and_saved(form, office, width):
    mast = own_mast(office)
    page = form(f"mast/items/{mast['id']}/edit", width=width)
    pin = page.locator(".maplibregl-marker")
    pin.scroll_into_view_if_needed()
    box = pin.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 4
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y - 20, steps=4)
    page.mouse.up()
    lon, lat = degrees(page.input_value("#sted"))
    old = mast["geometry"]["coordinates"]
    assert lon > old[0] and lat > old[1]
    assert "Stedet er sat" in page.locator("[data-place-status]").inner_text()
    assert not looking.violations(page) and not looking.scrolls_sideways(page)
    page.click("form.edit button[type=submit]")
    saved = read(office, "mast", mast["id"])["geometry"]["coordinates"]
    assert abs(saved[0] - lon) < 1e-5 and abs(saved[1] - lat) < 1e-5


def test_a_click_sets_the_place_of_a_new_record(form):
    page = form("mast/new")
    page.locator("#map").scroll_into_view_if_needed()
    assert page.locator(".maplibregl-marker").count() == 0
    page.locator("#map canvas").click(position={"x": 200, "y": 150})
    assert page.locator(".maplibregl-marker").count() == 1
    first = page.input_value("#sted")
    page.locator("#map canvas").click(position={"x": 300, "y": 250})
    assert page.locator(".maplibregl-marker").count() == 1, "a point is moved"
    assert degrees(page.input_value("#sted"))[0] > degrees(first)[0]
    page.get_by_role("button", name="Begynd forfra").click()
    assert page.input_value("#sted") == "" and page.locator(".maplibregl-marker").count() == 0


@pytest.mark.parametrize("lang, middle", [("da", "Sæt stedet midt på kortet"), ("en", "Set the place in the middle")])
def test_the_keyboard_sets_it_in_the_middle_of_the_map(form, lang, middle):
    page = form("mast/new", lang=lang)
    page.locator("#map canvas").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".crosshair")).to_be_visible()
    looking.press_until(page, "Tab", f"() => document.activeElement.textContent.startsWith({json.dumps(middle)})", 20)
    page.keyboard.press("Enter")
    assert page.input_value("#sted").startswith("POINT (")
    assert not looking.violations(page)


def test_an_address_gives_the_place(form, site, api):
    hit = json.loads(api.ask("/adresser?f=json&q=a")[2])["hits"][0]
    page = form("mast/new")
    page.fill("#sted-adresse", hit["text"])
    page.locator("#sted-adresse").press("Enter")
    page.locator(".place-hits button").first.click()
    assert page.url.split("?")[0].endswith("/collections/mast/new"), "nothing was sent"
    lon, lat = degrees(page.input_value("#sted"))
    assert abs(lon - hit["lon"]) < 1e-4 and abs(lat - hit["lat"]) < 1e-4
    assert not looking.violations(page)


def test_addresses_that_do_not_come_are_said(form):
    page = form("mast/new")
    page.route("**/adresser?*", lambda route: route.abort())
    page.fill("#sted-adresse", "Vesterbro 1")
    page.get_by_role("button", name="Find", exact=False).click()
    expect(page.locator("[data-place-status]")).to_contain_text("kunne ikke hentes")


def test_an_area_is_drawn_point_by_point(form):
    page = form("arrangementsplads/new")
    page.locator("#map").scroll_into_view_if_needed()
    canvas = page.locator("#map canvas")
    for x, y in [(100, 100), (250, 100), (250, 200)]:
        assert page.input_value("#sted") == ""
        canvas.click(position={"x": x, "y": y})
    assert page.input_value("#sted").startswith("POLYGON ((")
    assert len(degrees(page.input_value("#sted"))) == 8, "closed"
    canvas.click(position={"x": 100, "y": 200})
    assert len(degrees(page.input_value("#sted"))) == 10
    page.get_by_role("button", name="Fjern sidste punkt").click()
    assert len(degrees(page.input_value("#sted"))) == 8


def test_without_a_script_the_place_is_typed(form, office):
    mast = own_mast(office)
    page = form(f"mast/items/{mast['id']}/edit", script=False)
    assert not page.locator("[data-place-tools]").is_visible()
    page.fill("#sted", "11.8 54.8")
    page.click("form.edit button[type=submit]")
    assert [round(number, 4) for number in read(office, "mast", mast["id"])["geometry"]["coordinates"]] == [11.8, 54.8]
