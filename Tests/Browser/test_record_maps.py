"""The maps of registers: a record's shape, a list's colours, and many records as counts."""

import csv
import random
import subprocess

import pytest
from playwright.sync_api import expect

import looking


def pixels(page, colour, tolerance):
    return sum(count for seen, count in looking.colours(page).items() if looking.near(seen, colour, tolerance))


def drawn(page, colour, least, tolerance=12):
    looking.wait_for_map(page)
    found = pixels(page, colour, tolerance)
    assert found > least, f"{colour}: {found} pixels"


@pytest.mark.parametrize("register", ["arrangementsplads", "gravesag"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_records_shape_fills_its_map(visit, api, register, width):
    page = visit(f"/collections/{register}/items/{api.first(register)['id']}", width=width)
    drawn(page, "#253494", 300, 40)


def test_a_list_is_coloured_by_its_codes_and_the_legend_and_the_cells_say_so(visit):
    page = visit("/collections/mast/items")
    legend = page.locator(".legend li")
    assert legend.count() >= 2
    total = 0
    for entry in legend.all():
        total += int(entry.locator(".legend-count").inner_text())
        colour = entry.locator(".dot").evaluate("dot => getComputedStyle(dot).backgroundColor")
        red, green, blue = (int(part) for part in colour[4:-1].split(","))
        drawn(page, f"#{red:02x}{green:02x}{blue:02x}", 20)
        label = entry.locator("span").nth(1).inner_text()
        cells = page.locator("#items td", has_text=label).locator(".dot")
        assert all(cell.evaluate("dot => getComputedStyle(dot).backgroundColor") == colour for cell in cells.all())
    assert total == 40
    assert not looking.violations(page)


@pytest.fixture(scope="module")
def crowded(binary, store, serve, tmp_path_factory):
    """The sample with 5,000 masts more."""
    folder = tmp_path_factory.mktemp("mange")
    path = folder / "mange.gpkg"
    path.write_bytes(store.read_bytes())
    numbers = random.Random(5)
    with open(folder / "master.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["navn", "kommunekode", "status", "off_kode", "easting", "northing"])
        for number in range(5000):
            rows.writerow([
                f"Prøvemast {number}", "0851", numbers.choice("13"), "1",
                f"{numbers.uniform(480_000, 700_000):.1f}", f"{numbers.uniform(6_100_000, 6_380_000):.1f}"])
    subprocess.run(
        [binary, "import", "mast", folder / "master.csv", "--store", path], check=True, stdout=subprocess.DEVNULL)
    with serve(path) as address:
        yield address


@pytest.mark.parametrize("lang", ["da", "en"])
def test_many_records_are_counts_until_one_comes_close(visit, crowded, lang):
    page = visit("/collections/mast/items", lang=lang, at=crowded)
    drawn(page, "#454545", 500, 30)
    box = page.locator("#map").bounding_box()
    canvas = page.locator("#map canvas")
    for _ in range(4):
        canvas.focus()
        before = looking.colours(page)
        page.keyboard.press("+")
        looking.comes_true(page, lambda: looking.colours(page) != before, "the map is moved")
        looking.wait_for_map(page)
    for colour in ("#0072b2", "#009e73"):
        drawn(page, colour, 20)
    assert box["height"] > 200
    assert not looking.violations(page)


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("many", [False, True])
def test_what_cannot_be_fetched_is_said_and_fetched_again(browser, site, crowded, many, lang):
    one = looking.Visit(browser, crowded if many else site, lang, 390, 800)
    lost = ["**/tiles/**", "**/collections/mast/items?*f=json*", "**/assets/*.geojson", "**/steder.json"]
    for address in lost:
        one.context.route(address, lambda route: route.abort())
    page = one.go("/collections/mast/items")
    note = page.locator(".map-missing")
    expect(note).to_contain_text({"da": "Noget af kortet kunne ikke hentes.", "en": "Some of the map could not be fetched."}[lang])
    assert not looking.violations(page)
    land, dots = ("#fcfcfa", 4), ("#454545" if many else "#0072b2", 30)
    assert pixels(page, *land) + pixels(page, *dots) < 20
    for address in lost:
        one.context.unroute(address)
    with page.expect_response("**/steder.json") as towns:
        note.get_by_role("button").click()
    assert towns.value.ok
    expect(note).to_be_empty()
    looking.comes_true(page, lambda: pixels(page, *land) > 2000 and pixels(page, *dots) > 20, "the map is drawn")
    one.context.close()
