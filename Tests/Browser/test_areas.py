"""The overview of a partnership or region, and the page of a municipality."""

import json
import re
import subprocess
from urllib.parse import urlsplit

import pytest

import looking
from looking import number

OVERVIEW = "/collections/partnerskab/items/digital-infrastruktur-nordjylland"
MUNICIPALITY = "/collections/kommune/items/0376"
NAMES = "Læsø Morsø Rebild Thisted Aalborg Brønderslev Frederikshavn Hjørring Jammerbugt Mariagerfjord Vesthimmerlands"


@pytest.fixture(scope="session")
def coverage(binary, store):
    """The analysis as the command line gives it, by municipality code."""
    words = [binary, "run", "daekningsgrad", "--store", store, "--input", "kortlaegning=2026", "--input", "omraade=kommune", "--json"]
    rows = json.loads(subprocess.run(words, check=True, capture_output=True, timeout=300).stdout)
    return {row["omraade"]: row for row in rows}


def numbers_in(text):
    """Every number of a sentence, in the language it is written in."""
    return [int(re.sub(r"[.,]", "", found)) for found in re.findall(r"\d{1,3}(?:[.,]\d{3})+|\d+", text)]


def test_the_front_page_leads_to_areas_and_to_the_search(visit):
    page = visit("/")
    assert page.locator("form[role=search] input#q").count() == 1
    page.get_by_role("link", name="Digital infrastruktur i Nordjylland").first.click()
    assert urlsplit(page.url).path == OVERVIEW


def test_every_area_on_the_front_page_is_there(visit, api):
    addresses = {a.get_attribute("href") for a in visit("/").locator("main .choose a, main .name-columns a").all()}
    assert len(addresses) >= 98 + 2 + 5
    for address in sorted(addresses)[::9]:
        assert api.ask(address, Accept="text/html")[0] == 200, address


def test_the_overview_shows_what_the_analysis_says(visit, coverage):
    page = visit(OVERVIEW)
    rows = page.locator(".split-table table tbody tr")
    assert sorted(rows.locator("th").all_inner_texts()) == sorted(NAMES.split())
    for row in rows.all():
        said = coverage[row.get_attribute("data-omraade")]
        figures = [number(cell) for cell in row.locator("td.num").all_inner_texts()[:3]]
        assert figures[0] == said["adresser"] and figures[1] == said["udaekket_100_30"], said["navn"]
        assert abs(figures[2] - 100 * said["udaekket_100_30"] / said["adresser"]) < 0.06
    members = [coverage[row.get_attribute("data-omraade")] for row in rows.all()]
    missing, total = (sum(one[name] for one in members) for name in ("udaekket_100_30", "adresser"))
    assert numbers_in(page.locator("h1 ~ .lead").inner_text())[:2] == [missing, total]


def test_the_overview_has_four_figures_with_what_is_behind_them(visit):
    page = visit(OVERVIEW)
    assert page.locator(".figure").count() == 4
    for figure in page.locator(".figure").all():
        figure.locator("summary").click()
        assert len(figure.locator("details p").inner_text()) > 40


def test_the_table_sorts_by_each_heading_both_ways(visit):
    page = visit(OVERVIEW)
    headings = page.locator(".split-table thead th a")
    assert headings.count() >= 4
    for place in range(headings.count()):
        seen = []
        for _ in range(2):
            headings.nth(place).click()
            column = page.locator(".split-table thead th").nth(place)
            seen.append(column.get_attribute("aria-sort"))
            cells = page.locator(f".split-table tbody tr > :nth-child({place_of(page, place)})").all_inner_texts()
            if place > 0:
                values = [number(cell) for cell in cells]
                assert values == sorted(values, reverse=seen[-1] == "descending"), headings.nth(place).inner_text()
        assert sorted(seen) == ["ascending", "descending"]
        if place == 0:
            in_order = sorted(NAMES.split(), key=lambda n: n.lower().translate(str.maketrans("æøå", "{|}")).replace("aa", "}"))
            assert cells == (in_order if seen[-1] == "ascending" else in_order[::-1])


def place_of(page, heading):
    """Which child of a row the heading with this number among the headings stands over, from 1."""
    columns = page.locator(".split-table thead tr > *")
    places = [at for at in range(columns.count()) if columns.nth(at).evaluate("e => e.tagName") == "TH"]
    return places[heading] + 1


def test_the_view_is_in_the_address(visit, coverage, binary, store):
    page = visit(OVERVIEW)
    older = page.locator(".choices a", has_text="2025").first
    older.click()
    assert page.locator(".choices [aria-current]", has_text="2025").count() == 1
    assert page.locator(".split-table tbody tr").count() == 11
    assert "2025" in page.locator(".split-table caption").inner_text()


def mobile_below(said, download):
    """Addresses whose best mobile class is slower down, from the classes that the analysis gives."""
    speed = {name: 0 if name == "ingen" else float(name.split("/")[0]) for name in said["mobil"]}
    return sum(count for name, count in said["mobil"].items() if speed[name] < download)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_overview_shows_mobile_as_the_analysis_counts_it(visit, coverage, width):
    page = visit(OVERVIEW, width=width)
    page.locator(".choices").get_by_role("link", name="Mobil", exact=True).click()
    assert "vis=mobil" in page.url
    page.locator(".choices").get_by_role("link", name="200/10", exact=True).click()
    members = [coverage[row.get_attribute("data-omraade")] for row in page.locator(".split-table tbody tr").all()]
    assert len(members) == 11
    missing = sum(mobile_below(one, 200) for one in members)
    assert numbers_in(page.locator("h1 ~ .lead").inner_text())[:2] == [missing, sum(one["adresser"] for one in members)]
    figures = [number(one.inner_text().split()[0]) for one in page.locator(".figure-value").all()]
    assert figures[:2] == [missing, sum(mobile_below(one, 1) for one in members)]
    if width > 1000:
        for row, said in zip(page.locator(".split-table tbody tr").all(), members):
            assert number(row.locator("td.num").nth(1).inner_text()) == mobile_below(said, 200), said["navn"]
    looking.wait_for_map(page)
    assert len(looking.classes_drawn(page)) >= 2
    assert page.locator(".legend li").count() == 5, "no mobile answer is unknown"
    page.locator(".choices").get_by_role("link", name="Fast", exact=True).click()
    assert "vis" not in page.url and "mangler 100/30" in page.locator("h1 ~ .lead").inner_text()


def test_the_choice_of_network_needs_no_script(browser, site):
    context = browser.new_context(java_script_enabled=False, locale="da-DK")
    page = context.new_page()
    page.goto(site + OVERVIEW)
    page.locator(".choices").get_by_role("link", name="Mobil", exact=True).click()
    assert page.locator(".choices [aria-current]", has_text="Mobil").count() == 1
    assert "mobil på 100/5" in page.locator(".split-table caption").inner_text()
    context.close()


def test_a_mobile_map_and_its_list_say_the_same(visit, api):
    page = visit(MUNICIPALITY + "?vis=mobil")
    page.locator("details.cells summary").click()
    cells = {cell["id"]: cell["properties"] for cell in api.items("daekning-1km", inden_for="0376", limit=10000)}
    for row in page.locator("details.cells tbody tr").all()[:10]:
        said = [number(cell) for cell in row.locator("td.num").all_inner_texts()]
        cell = cells[row.get_attribute("data-omraade")]
        assert said[:2] == [cell["adresser"], cell["mobil_under_100_5"]]


@pytest.mark.parametrize("path", [OVERVIEW, MUNICIPALITY])
def test_the_map_is_drawn_in_classes_that_the_legend_explains(visit, path):
    page = visit(path)
    looking.wait_for_map(page)
    assert len(looking.classes_drawn(page)) >= 2
    assert page.locator(".legend li").count() == 6
    assert "ukendt" in page.locator(".legend").inner_text()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_legend_counts_the_cells_that_are_drawn(visit, api, width):
    page = visit(OVERVIEW, width=width)
    looking.wait_for_map(page)
    tiles = []
    page.on("request", lambda request: tiles.append(request.url))
    within = OVERVIEW.rsplit("/", 1)[1]
    seen = set()
    for step in range(6):
        if step:
            before = looking.colours(page)
            page.locator(".maplibregl-ctrl-zoom-in").click()
            looking.comes_true(page, lambda: looking.colours(page) != before, "the map is moved")
            looking.wait_for_map(page)
        size = page.locator("#map").get_attribute("data-level")
        seen.add(size)
        counts = page.locator(".legend-count").all_inner_texts()
        note = page.locator(".legend-note").inner_text()
        if size == "100m":
            assert counts == [""] * len(counts) and "Antal" not in note
        else:
            total = sum(int(re.sub(r"\D", "", count)) for count in counts)
            cells = api.items(f"daekning-{size}", inden_for=within, limit=10000)
            assert total == len(cells), size
            assert f"Antal celler på {size.replace('km', ' km')}" in note.replace("\u00a0", " ")
    assert len(seen) > 1, "zooming in changes the cells"
    asked = {size for size in ("10km", "1km", "100m") if f"daekning-{size}/" in " ".join(tiles)}
    assert asked and asked <= seen, "no cells are drawn that were not counted"


def test_the_list_says_what_the_map_says(visit, api):
    page = visit(MUNICIPALITY)
    page.locator("details.cells summary").click()
    rows = page.locator("details.cells tbody tr")
    cells = {cell["id"]: cell["properties"] for cell in api.items("daekning-1km", inden_for="0376", limit=10000)}
    assert rows.count() > 5
    for row in rows.all()[:10]:
        said = [number(cell) for cell in row.locator("td.num").all_inner_texts()]
        cell = cells[row.get_attribute("data-omraade")]
        assert said[:2] == [cell["adresser"], cell["udaekket_100_30"]]


def test_a_municipality_begins_with_its_sentence(visit, coverage):
    page = visit(MUNICIPALITY)
    said = coverage["0376"]
    answer = page.locator(".answer").inner_text()
    assert numbers_in(answer)[:2] == [said["udaekket_100_30"], said["adresser"]] and "Guldborgsund" in answer
    english = visit(MUNICIPALITY, lang="en").locator(".answer").inner_text()
    assert numbers_in(english)[:2] == numbers_in(answer)[:2] and english != answer


def test_a_municipality_shows_technologies_as_the_analysis_counts_them(visit, coverage):
    bars = visit(MUNICIPALITY).locator(".profile section").first.locator("table.bars tbody tr")
    shown = {bar.locator("th").inner_text(): number(bar.locator("td.num").first.inner_text()) for bar in bars.all()}
    said = coverage["0376"]
    assert shown["Fiber"] == said["fiber"] and shown["Kabel-tv"] == said["kabel"]
    assert shown["xDSL (kobber)"] == said["xdsl"] and shown["Fast trådløst"] == said["fasttraadloest"]


def test_a_municipality_without_a_campaign_says_what_to_do(visit):
    page = visit("/collections/kommune/items/0101")
    assert page.locator("h1").inner_text() == "København"
    assert page.locator(".notice").count() >= 1
    assert page.locator("#map").count() == 0


def test_a_region_is_an_overview_too(visit):
    page = visit("/collections/region/items/1081")
    assert page.locator("h1").inner_text() == "Region Nordjylland"
    assert page.locator(".split-table tbody tr").count() == 11


def test_downloads_are_there(visit, api):
    links = visit(OVERVIEW).locator(".downloads a")
    assert links.count() >= 2
    for address in [one.get_attribute("href") for one in links.all()]:
        status, _, body = api.ask(address)
        assert status == 200 and body, address


def test_contacts_are_roles_and_nothing_that_only_authorities_may_see(visit):
    said = visit(MUNICIPALITY).locator(".contacts").inner_text()
    assert "Tovholder" in said and "@" in said
    assert not re.search(r"\+?\d{8}", said.replace(" ", ""))


@pytest.mark.parametrize("path", ["/", OVERVIEW, MUNICIPALITY])
def test_sample_areas_say_that_they_are_samples(visit, path):
    for lang, words in (("da", "Eksempeldata"), ("en", "Sample data")):
        assert words in visit(path, lang=lang).locator(".sample-banner").inner_text()
