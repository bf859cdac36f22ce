"""What is typed and not saved is not lost by a press beside the form, nor kept for the next one who sits down."""

import looking
import pytest
from playwright.sync_api import expect

NEW, LIST = "/collections/mast/new", "/collections/mast/items?f=html"


@pytest.fixture(scope="module")
def editing(desk):
    with desk(ida=("tovholder", "Aalborg")) as address:
        yield address


@pytest.fixture
def page(browser, editing):
    page = looking.signed_in(browser, editing, "ida", NEW)
    yield page
    page.context.close()


@pytest.fixture
def asked(page):
    """What the browser asked before it left a page; whoever is asked stays."""
    questions = []
    page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.dismiss()))
    return questions


def leave(page, link):
    """As a press would: one that leads nowhere is no fault here."""
    page.evaluate("(link) => link.click()", link.element_handle())
    page.wait_for_timeout(300)


def fill_in(page, name):
    page.locator("#felt-navn").fill(name)
    page.locator("#felt-kommunekode").select_option("0851")
    page.locator("#sted").fill("556000 6322000")


def test_a_form_that_nobody_has_filled_in_is_left_unasked(page, asked):
    page.locator("#felt-navn").focus()
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("#felt-kommunekode").select_option("0851")
    page.locator("#felt-kommunekode").select_option("")
    page.get_by_role("link", name="Dansk").click()
    expect(page.locator("html")).to_have_attribute("lang", "da")
    assert asked == []


def test_what_is_typed_is_asked_about_before_it_is_left(page, asked):
    page.locator("#felt-vejnavn").fill("Skrevet længe")
    for link in (page.get_by_role("link", name="English"), page.locator(".wordmark")):
        leave(page, link)
    assert asked == ["beforeunload"] * 2
    expect(page.locator("#felt-vejnavn")).to_have_value("Skrevet længe")
    page.get_by_role("link", name="Annuller").click()
    expect(page.locator("#items")).to_be_visible()
    assert len(asked) == 2, "to cancel is meant"


def test_a_place_that_is_taken_away_is_asked_about_too(page, asked):
    fill_in(page, "Mast med sted")
    page.get_by_role("button", name="Gem").click()
    page.get_by_role("link", name="Ret posten").click()
    page.locator("[data-place-clear]").click()
    expect(page.locator("#sted")).to_have_value("")
    leave(page, page.locator(".wordmark"))
    assert asked == ["beforeunload"]


def test_a_refused_form_is_not_left_unasked_for_another_language(page, asked):
    page.locator("#felt-vejnavn").fill("Skrevet forgæves")
    page.get_by_role("button", name="Gem").click()
    expect(page.locator("#faults")).to_be_visible()
    page.locator("#felt-vejnavn").focus()
    leave(page, page.get_by_role("link", name="English"))
    assert asked == ["beforeunload"]
    fill_in(page, "Gemt trods alt")
    page.get_by_role("button", name="Gem").click()
    expect(page.locator("h1")).to_have_text("Gemt trods alt")
    assert len(asked) == 1, "to save is meant"


def test_what_was_done_is_said_once(page):
    fill_in(page, "Mast med besked")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("status").filter(has_text="Gemt.")).to_have_class("notice good done-notice")
    assert looking.violations(page) == []
    record = page.url
    page.reload()
    expect(page.locator("h1")).to_have_text("Mast med besked")
    expect(page.locator(".done-notice")).to_have_count(0)
    page.goto(record.split("?")[0] + "/edit?til=/overblik")
    page.locator("#felt-vejnavn").fill("Omvejen")
    page.get_by_role("button", name="Gem").click()
    expect(page.locator(".done-notice")).to_have_text("Gemt.")
    assert page.url.endswith("/overblik")
    page.goto(record.split("?")[0] + "/delete?lang=en")
    page.get_by_role("button", name="Delete the record").click()
    expect(page.locator(".done-notice")).to_have_text("Deleted.")
    page.goto(record.split("?")[0] + "/restore?lang=da")
    page.get_by_role("button", name="Genopret").click()
    expect(page.locator(".done-notice")).to_have_text("Genoprettet.")


def test_what_was_asked_is_not_filled_in_for_the_next(page, editing):
    page.goto(editing + LIST)
    page.get_by_role("link", name="Skriv filteret som tekst").click()
    page.locator("#filter-text").fill("navn = 'Hemmelig'")
    page.locator("#q").fill("Fortroligt")
    page.get_by_role("button", name="Log ud").click()
    expect(page.get_by_role("link", name="Log ind")).to_be_visible()
    page.go_back()
    page.locator("#q").wait_for()
    assert "Hemmelig" not in page.locator("main").evaluate(
        "(main) => [...main.querySelectorAll('input, textarea')].map((one) => one.value).join()")
    expect(page.locator("#q")).to_have_value("")
