"""The filter of a list: put together as a sentence, with and without a script, and by the keyboard."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest

import looking

LIST = "/collections/mast/items"


def asked(page):
    """The filter in the address."""
    return parse_qs(urlsplit(page.url).query).get("filter", [None])[0]


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(request, browser, site):
    context = browser.new_context(java_script_enabled=request.param, locale="da-DK")
    page = context.new_page()
    page.goto(site + LIST)
    yield page
    context.close()


def add(page, field):
    page.get_by_label("Tilføj betingelse").select_option(field)
    page.get_by_role("button", name="Tilføj", exact=True).click()
    return page.get_by_role("group", name=field, exact=True)


def test_a_sentence_is_put_together_and_taken_apart(page, api):
    row = add(page, "Højde")
    row.get_by_label("Sammenligning").select_option("er over")
    row.get_by_label("Højde: værdi").first.fill("40")
    row = add(page, "Kommune")
    assert asked(page) is None, "the first is kept while the second is filled in"
    row.get_by_label("Kommune: værdi").first.select_option("Aalborg")
    page.get_by_role("button", name="Vis", exact=True).last.click()
    assert asked(page) == "hoejde > 40 AND kommunekode = '0851'"
    expected = [
        mast["properties"]["navn"] for mast in api.items("mast")
        if (mast["properties"]["hoejde"] or 0) > 40 and mast["properties"]["kommunekode"] == "0851"]
    assert sorted(page.locator("#items tbody th").all_inner_texts()) == sorted(expected) != []
    assert page.locator(".tag").all_inner_texts() == ["Højde: er over 40\u00a0m", "Kommune: er Aalborg"]
    page.get_by_role("group", name="Højde").get_by_role("button", name="Fjern").click()
    assert asked(page) == "kommunekode = '0851'"
    page.get_by_role("link", name="Vis hele samlingen").click()
    assert asked(page) is None and page.get_by_role("group", name="Kommune").count() == 0


def test_only_what_a_comparison_takes_is_shown(page):
    row = add(page, "Højde")
    values = row.get_by_label("Højde: værdi")
    assert values.nth(0).is_visible() and not values.nth(1).is_visible()
    row.get_by_label("Sammenligning").select_option("er mellem")
    assert values.nth(1).is_visible()
    row.get_by_label("Sammenligning").select_option("er tom")
    assert not values.nth(0).is_visible()
    page.get_by_role("button", name="Vis", exact=True).last.click()
    assert asked(page) == "hoejde IS NULL"


def test_enter_in_a_value_shows_the_list(page):
    row = add(page, "Stationsnavn")
    row.get_by_label("Stationsnavn: værdi").fill("NORD")
    page.keyboard.press("Enter")
    page.wait_for_url("**filter=**")
    assert asked(page) == "CASEI(navn) LIKE CASEI('%NORD%')"
    names = page.locator("#items tbody th").all_inner_texts()
    assert names and all("nord" in name.lower() for name in names)


def test_text_for_what_rows_cannot_say(visit):
    page = visit(f"{LIST}?filter={quote('hoejde > 70 OR hoejde IS NULL')}")
    assert page.get_by_label("Filter", exact=True).input_value() == "hoejde > 70 OR hoejde IS NULL"
    page.get_by_label("Filter", exact=True).fill("hoejde > 70")
    page.get_by_role("button", name="Vis", exact=True).last.click()
    assert page.get_by_role("group", name="Højde").get_by_label("Højde: værdi").first.input_value() == "70"
    page.get_by_role("link", name="Skriv filteret som tekst").click()
    assert page.get_by_label("Filter", exact=True).input_value() == "hoejde > 70"


def test_map_files_and_list_hold_the_same(visit, api):
    page = visit(f"{LIST}?filter={quote('hoejde > 30')}")
    shown = page.locator("#items tbody tr").count()
    drawn = api.json(page.locator("#map").get_attribute("data-items"))
    assert shown == drawn["numberMatched"] == len(drawn["features"]) > 0
    path = page.locator("a.download").first.get_attribute("href")
    _, _, body = api.ask(path)
    assert len(body.decode("utf-8-sig").strip().splitlines()) == shown + 1


def test_a_fault_stands_at_its_row(visit):
    page = visit(f"{LIST}?led.0.felt=hoejde&led.0.er=over&led.0.v0=h%C3%B8j", status=422)
    assert "Skriv fx 40 eller 2,5." in page.get_by_role("group", name="Højde").inner_text()
    page = visit(f"{LIST}?filter={quote('hoejde >')}", status=400)
    assert page.locator("#items").count() == 0 and "Ret det ovenfor" in page.locator("main").inner_text()
    assert looking.violations(page) == []
