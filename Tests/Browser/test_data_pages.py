"""The HTML forms of collections, collection, items, item, conformance, API and problems."""

import re

import pytest

import looking


def text(page, selector="main"):
    return page.locator(selector).first.inner_text()


def row(page, field):
    """The value that an item's page shows of a field, by the field's name."""
    return page.locator("table.record tr", has=page.locator("code", has_text=re.compile(f"^{field}$"))).locator("td")


def test_every_collection_stands_on_the_page_that_lists_them(visit, api):
    page = visit("/collections")
    listed = page.locator(".collection-list code").all_inner_texts()
    assert sorted(listed) == sorted(c["id"] for c in api.json("/collections")["collections"])
    assert page.locator("h2", has_text="Bredbånd og mobil").count() == 1
    assert page.locator("h2", has_text="Kortlægninger af dækning").count() == 1


def test_a_collections_page_explains_each_field(visit, api):
    page = visit("/collections/mast")
    assert page.locator("h1").inner_text() == "Master"
    fields = page.locator("#fields tbody th").all_inner_texts()
    assert set(fields) == set(api.first("mast")["properties"])
    assert fields[0] == "masteid", "what the system fills in comes last"
    technologies = page.locator("#fields tr", has=page.locator("th", has_text=re.compile("^teknologier$")))
    technologies.locator("summary").click()
    assert "42 NR: 5G." in technologies.inner_text()
    assert page.locator("#fields a[href='/collections/kommune']").inner_text() == "Kommuner"


def test_items_show_codes_by_title_and_references_by_name(visit, api):
    page = visit("/collections/mast/items")
    assert "Rækker 1–40 af 40" in text(page)
    assert page.locator("#items tbody tr").count() == 40
    mast = api.json("/collections/mast/items?limit=1&sortby=navn")["features"][0]
    first = page.locator("#items tbody tr").first
    assert first.locator("th a").get_attribute("href") == f"/collections/mast/items/{mast['id']}"
    assert first.locator("th").inner_text() == mast["properties"]["navn"]
    kommune = api.json(f"/collections/kommune/items/{mast['properties']['kommunekode']}")["properties"]["navn"]
    assert first.locator("td a").first.inner_text() == kommune
    assert "LTE" in first.inner_text() and "29" not in first.locator("td").nth(1).inner_text()


def test_the_pages_of_a_collection_hold_every_row_once(visit):
    page = visit("/collections/mast/items?limit=15")
    names, sentences = [], []
    while True:
        names += [a.get_attribute("href") for a in page.locator("#items tbody th a").all()]
        sentences.append(page.locator(".page-head p.second").inner_text())
        following = page.locator(".pagination a[rel=next]")
        if not following.count():
            break
        following.click()
    assert len(names) == len(set(names)) == 40
    assert sentences == ["Rækker 1–15 af 40", "De næste 15 af 40 rækker", "Rækker 31–40 af 40"]
    page.locator(".pagination a[rel=first]").click()
    assert "Rækker 1–15 af 40" in text(page)


def test_a_filter_is_told_in_words_and_can_be_left(visit, api):
    page = visit("/collections/mast/items?kommunekode=0376")
    expected = len(api.items("mast", kommunekode="0376"))
    assert page.locator("#items tbody tr").count() == expected > 0
    assert page.locator(".tag").inner_text() == "Kommune: Guldborgsund"
    page.get_by_role("link", name="Vis hele samlingen").click()
    assert page.locator("#items tbody tr").count() == 40


def test_no_rows_says_what_to_do(visit):
    page = visit("/collections/mast/items?kommunekode=0101")
    assert "Der er ingen rækker, der passer." in text(page, ".notice.info")
    assert page.locator("table").count() == 0


def test_an_item_reads_as_words_in_danish(visit, api):
    mast = next(m for m in api.items("mast") if m["properties"]["idriftsat"] and m["properties"]["hoejde"] % 1 == 0)
    values = mast["properties"]
    page = visit(f"/collections/mast/items/{mast['id']}")
    assert page.locator("h1").inner_text() == values["navn"]
    year, month, day = values["idriftsat"].split("-")
    months = "januar februar marts april maj juni juli august september oktober november december".split()
    assert row(page, "idriftsat").inner_text() == f"{int(day)}. {months[int(month) - 1]} {year}"
    assert row(page, "hoejde").inner_text() == f"{values['hoejde']:g}\u00a0m"
    assert row(page, "syntetisk").inner_text() == "ja"
    assert row(page, "systid_til").inner_text() == "ikke oplyst"
    assert row(page, "kommunekode").locator("a").get_attribute("href") == f"/collections/kommune/items/{values['kommunekode']}"
    lon, lat = mast["geometry"]["coordinates"]
    assert f"{lat:.5f}".replace(".", ",") + "° N" in text(page)


def test_an_item_reads_as_words_in_english(visit, api):
    shelter = next(s for s in api.items("beskyttelsesrum") if s["properties"]["opfoert_aar"])
    page = visit(f"/collections/beskyttelsesrum/items/{shelter['id']}?lang=en")
    assert row(page, "opfoert_aar").inner_text() == str(shelter["properties"]["opfoert_aar"]), "a year, not 1,944"
    assert row(page, "syntetisk").inner_text() == "yes"
    assert row(page, "klargjort_kode").inner_text() in ("No", "Yes", "Mixed", "Unknown")


def test_a_code_is_shown_by_its_title(visit, api):
    member = api.first("medlemskab")
    page = visit(f"/collections/medlemskab/items/{member['id']}")
    assert row(page, "status").inner_text() in ("Deltager", "Inviteret")
    assert row(page, "partnerskabskode").locator("a").get_attribute("href").startswith("/collections/partnerskab/items/")
    assert member["properties"]["kommunekode"] not in page.locator("h1").inner_text(), "called by names, not codes"


@pytest.mark.parametrize("path", ["mast", "daekning-10km"])
def test_an_item_is_drawn_on_a_map(visit, api, path):
    page = visit(f"/collections/{path}/items/{api.first(path)['id']}")
    looking.wait_for_map(page)
    drawn = looking.colours(page)
    assert sum(n for c, n in drawn.items() if looking.near(c, "#fcfcfa", 2)) > 1000, "land"
    assert sum(n for c, n in drawn.items() if looking.near(c, "#e9eff3", 2)) > 1000, "sea"
    if path == "mast":
        assert page.locator(".pin").count() == 1
    else:
        assert sum(n for c, n in drawn.items() if looking.near(c, "#253494", 40)) > 50, "the cell's edge"


def test_a_campaigns_rows_say_which_campaign(visit):
    page = visit("/collections/daekning-10km/items?inden_for=0376")
    tags = page.locator(".tag").all_inner_texts()
    assert tags == ["Kortlægning: 2026 (udbudt, privat)", "Inden for: Guldborgsund"]
    older = visit("/collections/daekning-10km/items?kortlaegning=2025")
    assert older.locator(".tag").first.inner_text() == "Kortlægning: 2025 (udbudt, privat)"
    older.locator("#items tbody th a").first.click()
    assert "2025" in text(older, ".page-head"), "the item's page stays in the campaign"


def test_synthetic_rows_are_said_to_be_so_and_real_ones_are_not(visit, api):
    banner = ".sample-banner"
    for path in ("/collections", "/collections/mast", "/collections/mast/items", "/collections/daekning-1km/items",
                 f"/collections/mast/items/{api.first('mast')['id']}", "/collections/daekning-10km/items/"
                 + api.first("daekning-10km")["id"]):
        assert "Eksempeldata" in visit(path).locator(banner).inner_text(), path
    for path in ("/collections/regionsmedlemskab/items", "/collections/medlemskab", "/conformance", "/api"):
        assert visit(path).locator(banner).count() == 0, path


@pytest.mark.parametrize(("path", "status", "what", "todo"), [
    ("/findes/ikke", 404, "Siden /findes/ikke findes ikke.", "Gå til forsiden"),
    ("/collections/nix", 404, "Samlingen »nix« findes ikke.", "Se /collections."),
    ("/collections/mast/items/nix", 404, "Der er ingen post nix i registret mast.", "Se efter stavefejl"),
    ("/collections/mast/items?limit=x", 400, "Parameteren limit kan ikke være »x«.", "Brug 1–10000."),
    ("/collections/mast/items?nix=1", 400, "Parameteren »nix« findes ikke her.", "Der er: limit"),
])
def test_a_problem_says_what_where_and_what_to_do(visit, path, status, what, todo):
    page = visit(path, status=status)
    said = dict(zip(page.locator(".problem dt").all_inner_texts(), page.locator(".problem dd").all_inner_texts()))
    assert said["Hvad"] == what
    assert said["Hvor"] == path.split("?")[0]
    assert said["Det kan du gøre"].startswith(todo)
    assert text(page, ".kind") == str(status)
    assert page.locator("main a[href='/']").count() == 1


def test_a_problem_stays_one_when_the_language_is_changed(visit):
    page = visit("/collections/mast/items?limit=x", status=400)
    page.locator(".languages a[lang=en]").click()
    assert "The parameter limit cannot be “x”." in text(page)


def test_text_from_outside_cannot_become_markup(visit):
    page = visit("/collections/mast/items?navn=%3Cscript%3Ealert(1)%3C/script%3E%22%27")
    assert page.locator("main script").count() == 0
    assert page.locator(".tag").inner_text() == "Stationsnavn: <script>alert(1)</script>\"'"


def test_the_api_is_described_for_people(visit, api):
    page = visit("/api?lang=en")
    addresses = page.locator("#operations tbody th").all_inner_texts()
    assert addresses == [path for path, ways in api.json("/api?f=json")["paths"].items() if "get" in ways]
    assert "ogrinfo OAPIF:http://127.0.0.1:" in text(page)


def test_conformance_lists_what_programs_are_told(visit, api):
    page = visit("/conformance")
    assert page.locator(".uris a").all_inner_texts() == api.json("/conformance")["conformsTo"]


@pytest.mark.parametrize("path", ["/collections", "/collections/mast", "/collections/mast/items", "/conformance", "/api"])
def test_the_link_to_json_leads_to_the_same_resource(visit, api, path):
    page = visit(path)
    address = page.locator("main a.format").get_attribute("href")
    status, headers, _ = api.ask(address)
    assert status == 200 and "json" in headers["Content-Type"]
    assert page.locator("link[rel=alternate][type*=json]").get_attribute("href") == address


@pytest.mark.parametrize("collection", ["kontakt", "mast", "medlemskab", "adresse"])
def test_on_a_phone_the_first_column_stays_and_leaves_room_for_the_others(visit, collection):
    page = visit(f"/collections/{collection}/items", width=390)
    region = page.locator(".table-scroll")
    region.evaluate("e => { e.scrollLeft = e.scrollWidth; }")
    scrolled = "e => Math.abs(e.scrollLeft + e.clientWidth - e.scrollWidth) <= 1"
    looking.comes_true(page, lambda: region.evaluate(scrolled), "the table is scrolled")
    first, last = (page.locator(f"#items tbody tr:first-child > :{end}-child").bounding_box() for end in ("first", "last"))
    assert 0 <= first["x"] + 8 and first["width"] < 390 * 0.6
    assert first["x"] + first["width"] <= last["x"] + 1 and last["x"] + last["width"] <= 391


@pytest.mark.parametrize("width", [1280, 1440])
@pytest.mark.parametrize("register", ["mast", "beskyttelsesrum", "maaling", "mastesag", "arrangement"])
def test_no_column_of_a_list_is_cut_by_its_map(visit, register, width):
    page = visit(f"/collections/{register}/items?f=html", width=width)
    assert page.locator(".list-split .map, .list-stack .map").count() == 1
    table = page.locator(".table-scroll").first
    assert table.evaluate("node => node.scrollWidth - node.clientWidth") <= 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
