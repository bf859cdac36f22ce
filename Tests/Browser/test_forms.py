"""A record made, changed and deleted in the browser, with and without JavaScript."""

import contextlib
import sqlite3

import looking
import pytest
from playwright.sync_api import Error as PlaywrightError, expect


@pytest.fixture(scope="module")
def editing(desk):
    """Edited by a coordinator of Aalborg."""
    with desk(ida=("tovholder", "Aalborg")) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(request, browser, editing):
    page = looking.signed_in(browser, editing, "ida", "/collections/mast/items", request.param)
    yield page
    page.context.close()


def test_a_mast_from_the_first_field_to_its_end(page):
    page.get_by_role("link", name="Ny post").click()
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("alert").filter(has_text="Posten er ikke gemt. Ret dette:")).to_be_visible()
    page.locator("#faults a", has_text="Stationsnavn").click()
    assert page.evaluate("document.activeElement.id") in ("felt-navn", "faults")
    page.locator("#felt-navn").fill("Prøvemast")
    page.locator("#felt-kommunekode").select_option("0851")
    page.get_by_label("LTE").check()
    page.locator("#sted").fill("556000 6322000")
    page.get_by_role("button", name="Gem").click()
    expect(page.locator("h1")).to_have_text("Prøvemast")
    assert "LTE" in page.locator("table.record").inner_text()
    page.get_by_role("link", name="Ret posten").click()
    page.locator("#felt-hoejde").fill("41,5")
    page.get_by_role("button", name="Gem").click()
    expect(page.locator("table.record")).to_contain_text("41,5\u00a0m")
    page.get_by_role("link", name="Historik").click()
    assert page.locator(".history > li").count() == 2
    assert "Gemt af ida" in page.locator(".history").inner_text()
    page.go_back()
    page.get_by_role("link", name="Slet posten").click()
    page.get_by_role("button", name="Slet posten").click()
    expect(page.locator("#items")).not_to_contain_text("Prøvemast")


@pytest.mark.parametrize("page", [True], indirect=True, ids=["script"])
def test_the_forms_are_sound(page):
    for path in ("/collections/mast/new", "/collections/beskyttelsesrum/new", "/collections/kontakt/new"):
        page.goto(page.url.split("/collections")[0] + path)
        assert page.locator("h1").count() == 1
        assert not looking.scrolls_sideways(page)
        assert looking.violations(page) == []


def test_a_list_of_short_texts_has_a_place_for_each(page):
    site = page.url.split("/collections")[0]
    page.goto(f"{site}/collections/mast/new")
    bands = page.get_by_role("group", name="Frekvensbånd").get_by_role("textbox")
    has_script = page.locator("html").evaluate("() => document.querySelector('[data-entries]').children.length") == 1
    assert bands.count() == (1 if has_script else 3)
    for place, band in enumerate(["700 MHz", "1800 MHz", "3,5 GHz"]):
        bands.nth(place).fill(band)
    if has_script:
        assert bands.count() == 4, "one more for the next"
        bands.nth(3).focus()
        page.evaluate("""() => {
          const data = new DataTransfer();
          data.setData("text", "2100 MHz\\n2600 MHz\\n");
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
        }""")
        assert bands.count() == 6, "lines are values of their own"
        bands.nth(3).fill("")
        bands.nth(4).fill("")
    page.locator("#felt-navn").fill("Båndmast")
    page.locator("#felt-kommunekode").select_option("0851")
    page.locator("#sted").fill("556000 6322000")
    page.get_by_role("button", name="Gem").click()
    page.locator("h1", has_text="Båndmast").wait_for()
    assert "700 MHz, 1800 MHz, 3,5 GHz" in page.locator("table.record").inner_text()
    page.get_by_role("link", name="Ret posten").click()
    bands.first.wait_for()
    assert [one.input_value() for one in bands.all()][:3] == ["700 MHz", "1800 MHz", "3,5 GHz"]
    bands.nth(1).fill("")
    page.get_by_role("button", name="Gem").click()
    page.locator("h1", has_text="Båndmast").wait_for()
    assert "700 MHz, 3,5 GHz" in page.locator("table.record").inner_text()


def test_lines_of_a_text_are_typed_kept_and_shown(page):
    site = page.url.split("/collections")[0]
    page.goto(f"{site}/collections/kobberlukning/new")
    page.locator("#felt-navn").fill("Linjeby")
    page.locator("#felt-kommunekode").select_option("0851")
    page.locator("#felt-status").select_option("annonceret")
    page.locator("#felt-annonceret").fill("2026-11-01")
    page.locator("#sted").fill("MULTIPOLYGON(((556000 6322000, 557000 6322000, 557000 6323000, 556000 6322000)))")
    page.locator("#felt-alternativ").fill("Fiber fra 2027.\n\nMobil indtil da.")
    page.get_by_role("button", name="Gem").click()
    expect(page.locator("h1")).to_have_text("Linjeby")
    shown = "Fiber fra 2027.\n\nMobil indtil da."
    assert shown in page.locator("table.record").inner_text()
    page.get_by_role("link", name="Ret posten").click()
    expect(page.locator("#felt-alternativ")).to_have_value(shown)
    page.get_by_role("link", name="Annuller").click()
    page.get_by_role("link", name="Historik").click()
    assert shown in page.locator(".history").inner_text()
    record = page.url.split("/versions")[0]
    assert page.request.get(f"{record}?f=json").json()["properties"]["alternativ"] == shown


def test_back_to_a_refused_form_shows_what_was_typed_until_one_signs_out(page):
    page.get_by_role("link", name="Ny post").click()
    page.locator("#felt-vejnavn").fill("Skrevet forgæves")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("alert").filter(has_text="Posten er ikke gemt.")).to_be_visible()
    page.locator("#felt-navn").fill("Gemt til sidst")
    page.locator("#felt-kommunekode").select_option("0851")
    page.locator("#sted").fill("556000 6322000")
    page.get_by_role("button", name="Gem").click()
    expect(page.locator("h1")).to_have_text("Gemt til sidst")
    page.go_back()
    expect(page.locator("#felt-vejnavn")).to_have_value("Skrevet forgæves")
    page.go_forward()
    expect(page.locator("h1")).to_have_text("Gemt til sidst")
    page.get_by_role("button", name="Log ud").click()
    page.go_back()
    # The browser says that it has no copy, which the driver calls an error.
    with pytest.raises(PlaywrightError, match="ERR_CACHE_MISS"):
        page.go_back()


def test_a_store_that_somebody_else_writes_to_keeps_what_was_typed(browser, staffed, serve):
    path = staffed(ida=("tovholder", "Aalborg"))
    with serve(path) as address, contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        page = looking.signed_in(browser, address, "ida", "/collections/mast/new")
        page.locator("#felt-navn").fill("Ventemast")
        page.locator("#felt-kommunekode").select_option("0851")
        page.locator("#sted").fill("556000 6322000")
        other.execute("BEGIN IMMEDIATE")
        page.get_by_role("button", name="Gem").click()
        expect(page.locator("#faults")).to_contain_text("Intet er gemt")
        expect(page.locator("#felt-navn")).to_have_value("Ventemast")
        assert looking.violations(page) == []
        other.execute("ROLLBACK")
        page.get_by_role("button", name="Gem").click()
        expect(page.locator("h1")).to_have_text("Ventemast")
        page.context.close()


def test_what_the_log_cannot_take_is_told_of_later_and_never_taken_for_undone(browser, staffed, serve):
    path = staffed(ida=("tovholder", "Aalborg"))
    log = path.with_suffix(".konti")
    with serve(path) as address, contextlib.closing(sqlite3.connect(log, isolation_level=None)) as other:
        def lines():
            return [row[0] for row in other.execute("SELECT detalje FROM haendelse WHERE slags = 'aendring'")]

        page = looking.signed_in(browser, address, "ida", "/collections/mast/new")
        page.locator("#felt-navn").fill("Loggemast")
        page.locator("#felt-kommunekode").select_option("0851")
        page.locator("#sted").fill("556000 6322000")
        other.execute("BEGIN IMMEDIATE")
        page.get_by_role("button", name="Gem").click()
        expect(page.locator("h1")).to_have_text("Loggemast", timeout=60_000)
        assert lines() == []
        page.get_by_role("link", name="Ret posten").click()
        page.locator("#felt-vejnavn").fill("Sidevej")
        page.get_by_role("button", name="Gem").click()
        expect(page.locator("#faults")).to_contain_text("Intet er gemt", timeout=60_000)
        other.execute("ROLLBACK")
        looking.comes_true(page, lambda: len(lines()) == 1, "the line is written when the log takes it")
        page.get_by_role("button", name="Gem").click()
        expect(page.locator("table.record")).to_contain_text("Sidevej")
        assert len(lines()) == 2
        page.context.close()
