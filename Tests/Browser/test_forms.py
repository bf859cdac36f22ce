"""A record made, changed and deleted in the browser, with and without JavaScript."""

import looking
import pytest


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
    assert "Posten er ikke gemt. Ret dette:" in page.get_by_role("alert").inner_text()
    page.locator("#faults a", has_text="Stationsnavn").click()
    assert page.evaluate("document.activeElement.id") in ("felt-navn", "faults")
    page.locator("#felt-navn").fill("Prøvemast")
    page.locator("#felt-kommunekode").select_option("0851")
    page.get_by_label("LTE").check()
    page.locator("#sted").fill("556000 6322000")
    page.get_by_role("button", name="Gem").click()
    assert page.locator("h1").inner_text() == "Prøvemast"
    assert "LTE" in page.locator("table.record").inner_text()
    page.get_by_role("link", name="Ret posten").click()
    page.locator("#felt-hoejde").fill("41,5")
    page.get_by_role("button", name="Gem").click()
    assert "41,5\u00a0m" in page.locator("table.record").inner_text()
    page.get_by_role("link", name="Historik").click()
    assert page.locator(".history > li").count() == 2
    assert "Gemt af ida" in page.locator(".history").inner_text()
    page.go_back()
    page.get_by_role("link", name="Slet posten").click()
    page.get_by_role("button", name="Slet posten").click()
    assert "Prøvemast" not in page.locator("#items").inner_text()


@pytest.mark.parametrize("page", [True], indirect=True, ids=["script"])
def test_the_forms_are_sound(page):
    for path in ("/collections/mast/new", "/collections/beskyttelsesrum/new", "/collections/kontakt/new"):
        page.goto(page.url.split("/collections")[0] + path)
        assert page.locator("h1").count() == 1
        assert not looking.scrolls_sideways(page)
        assert looking.violations(page) == []
