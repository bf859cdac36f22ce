"""Many records are ticked or found, given the same, and taken back, without a script too."""

from urllib.parse import quote

import pytest

import looking

LIST = "/collections/mast/items"


@pytest.fixture(scope="module")
def office(desk):
    with desk(ida=("tovholder", "Aalborg"), chef=("administrator",)) as site:
        yield site


def at(browser, site, name, path, script=True):
    page = looking.signed_in(browser, site, name, LIST, script=script)
    page.goto(site + path)
    return page


def choose(page, field, value):
    """Adds a text field to what the records are given."""
    page.get_by_label("Felt, der skal rettes").select_option(field)
    page.get_by_role("button", name="Tilføj", exact=True).click()
    page.get_by_label(field, exact=False).first.fill(value)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_ticked_rows_are_changed_and_the_whole_is_undone(browser, office, script):
    page = at(browser, office, "ida", f"{LIST}?kommunekode=0851&sortby=navn", script=script)
    boxes = page.locator("#items input[type=checkbox]")
    names = page.locator("#items tbody th").all_inner_texts()
    assert boxes.count() >= 3
    for place in range(3):
        boxes.nth(place).check()
    page.get_by_role("button", name="Ret de valgte").click()
    assert "3 poster er valgt." in page.locator("main").inner_text()
    owner = f"Ejer {script}"
    choose(page, "Vejnavn", owner)
    page.get_by_role("button", name="Se, hvad der sker").last.click()
    assert "3 poster bliver rettet." in page.locator("#bulk-would").inner_text()
    assert sorted(page.locator("#bulk-sample tbody th").all_inner_texts()) == sorted(names[:3])
    assert f"→ {owner}" in page.locator("#bulk-sample").inner_text()
    assert not looking.scrolls_sideways(page)
    assert not script or looking.violations(page) == [], "axe is a script"
    page.get_by_role("button", name="Ret 3 poster").click()
    assert "3 poster er rettet." in page.locator("#bulk-done").inner_text()
    api = looking.API(office)
    def owners():
        return [m["properties"]["vejnavn"] for m in api.items("mast", kommunekode="0851")].count(owner)
    assert owners() == 3
    page.get_by_role("button", name="Fortryd det hele").click()
    assert owners() == 0
    assert "fortrudt" in page.locator("main").inner_text().lower()


def test_all_that_the_filter_finds_and_those_of_others_are_left_out(browser, office):
    query = f"filter={quote('hoejde > 20')}"
    page = at(browser, office, "ida", f"{LIST}?{query}")
    found = looking.API(office).json(f"{LIST}?{query}&limit=1")["numberMatched"]
    page.get_by_role("button", name=f"Ret alle {found} i listen").click()
    assert f"{found} poster er valgt." in page.locator("main").inner_text()
    choose(page, "Vejnavn", "Kun vores")
    page.get_by_role("button", name="Se, hvad der sker").last.click()
    left = page.locator(".bulk-left")
    assert "du må ikke rette den" in left.inner_text()
    assert left.get_by_role("link").first.get_attribute("href").startswith(f"{LIST}/")
    would = int(page.locator("#bulk-would strong").inner_text().split()[0])
    assert 0 < would < found
    page.get_by_role("button", name=f"Ret {would} poster").click()
    assert f"{would} poster er rettet." in page.locator("#bulk-done").inner_text()
    page.reload()
    assert f"{would} poster er rettet." in page.locator("#bulk-done").inner_text(), "reading it again does nothing more"


def test_a_value_that_cannot_be_is_told_before_anything_is_done(browser, office):
    page = at(browser, office, "ida", f"{LIST}?kommunekode=0851")
    page.locator("#items input[type=checkbox]").first.check()
    page.get_by_role("button", name="Ret de valgte").click()
    choose(page, "Højde", "-4")
    page.get_by_role("button", name="Se, hvad der sker").last.click()
    assert "»Højde«" in page.locator(".bulk-left").inner_text()
    assert page.get_by_role("button", name="Ret 1 post").count() == 0
    page.get_by_role("button", name="Ret i det skrevne").click()
    assert page.get_by_label("Højde").first.input_value() == "-4"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_back_and_reload_show_what_was_chosen_and_typed(browser, office, script):
    page = at(browser, office, "ida", f"{LIST}?kommunekode=0851", script=script)
    page.locator("#items input[type=checkbox]").first.check()
    page.get_by_role("button", name="Ret de valgte").click()
    street = f"Frem og tilbage {script}"
    choose(page, "Vejnavn", street)
    page.get_by_role("button", name="Se, hvad der sker").last.click()
    page.reload()
    assert "1 post bliver rettet." in page.locator("#bulk-would").inner_text()
    page.go_back()
    assert page.get_by_label("Vejnavn").first.input_value() == street
    page.go_forward()
    page.get_by_role("button", name="Ret 1 post").click()
    assert "1 post er rettet." in page.locator("#bulk-done").inner_text()
    page.go_back()
    assert "1 post er rettet." in page.locator("#bulk-done").inner_text(), "it is done once"


def test_what_is_done_in_one_window_is_shown_in_the_other(browser, office):
    page = at(browser, office, "ida", f"{LIST}?kommunekode=0851&sortby=navn")
    page.locator("#items input[type=checkbox]").first.check()
    page.get_by_role("button", name="Ret de valgte").click()
    choose(page, "Vejnavn", "To vinduer")
    page.get_by_role("button", name="Se, hvad der sker").last.click()
    other = page.context.new_page()
    other.goto(page.url)
    for window in (page, other):
        window.get_by_role("button", name="Ret 1 post").click()
        assert "1 post er rettet." in window.locator("#bulk-done").inner_text()


def test_of_two_windows_that_differ_the_second_is_told_that_nothing_was_done(browser, office):
    page = at(browser, office, "ida", f"{LIST}?kommunekode=0851&sortby=navn")
    page.locator("#items input[type=checkbox]").nth(1).check()
    page.get_by_role("button", name="Ret de valgte").click()
    other = page.context.new_page()
    other.goto(page.url)
    for window, street in ((page, "Den førstes"), (other, "Den andens")):
        choose(window, "Vejnavn", street)
        window.get_by_role("button", name="Se, hvad der sker").last.click()
    page.get_by_role("button", name="Ret 1 post").click()
    assert "1 post er rettet." in page.locator("#bulk-done").inner_text()
    other.get_by_role("button", name="Ret 1 post").click()
    assert other.locator("#bulk-done").count() == 0
    assert "siden du valgte den" in other.locator(".bulk-left").inner_text()
    other.get_by_role("button", name="Ret i det skrevne").click()
    assert other.get_by_label("Vejnavn").first.input_value() == "Den andens"


def test_a_window_copied_from_another_is_never_told_that_its_own_was_done(browser, office):
    page = at(browser, office, "ida", f"{LIST}?kommunekode=0851&sortby=navn")
    page.locator("#items input[type=checkbox]").nth(2).check()
    page.get_by_role("button", name="Ret de valgte").click()
    choose(page, "Vejnavn", "Den kopierede")
    other = page.context.new_page()
    other.goto(page.url)
    page.get_by_role("button", name="Se, hvad der sker").last.click()
    page.get_by_role("button", name="Ret 1 post").click()
    assert "1 post er rettet." in page.locator("#bulk-done").inner_text()
    other.get_by_label("Vejnavn").first.fill("Kopiens")
    other.get_by_role("button", name="Se, hvad der sker").last.click()
    assert other.locator("#bulk-done").count() == 0
    assert "siden du valgte den" in other.locator(".bulk-left").inner_text()
    page.reload()
    assert "1 post er rettet." in page.locator("#bulk-done").inner_text()


def test_two_windows_on_one_choice_keep_what_each_typed(browser, office):
    page = at(browser, office, "ida", f"{LIST}?kommunekode=0851&sortby=navn")
    page.locator("#items input[type=checkbox]").first.check()
    page.get_by_role("button", name="Ret de valgte").click()
    other = page.context.new_page()
    other.goto(page.url)
    choose(page, "Vejnavn", "Den ene")
    choose(other, "Vejnavn", "Den anden")
    for window, typed in ((page, "Den ene"), (other, "Den anden")):
        window.get_by_role("button", name="Se, hvad der sker").last.click()
    page.reload()
    for window, typed in ((page, "Den ene"), (other, "Den anden")):
        assert f"→ {typed}" in window.locator("#bulk-sample").inner_text()
        window.get_by_role("button", name="Ret i det skrevne").click()
        assert window.get_by_label("Vejnavn").first.input_value() == typed


def test_nothing_chosen_is_told_with_a_way_back(browser, office):
    page = at(browser, office, "ida", f"{LIST}?kommunekode=0851")
    page.get_by_role("button", name="Ret de valgte").click()
    assert "Der er ikke valgt nogen poster" in page.locator("main").inner_text()
    assert page.locator("h1").inner_text() == "Det sendte kan ikke bruges" and looking.violations(page) == []
    page.get_by_role("link", name="Til listen").click()
    page.wait_for_url(f"{office}{LIST}*")


def test_what_another_saved_meanwhile_stays(browser, office):
    page = at(browser, office, "ida", f"{LIST}?kommunekode=0851&sortby=-navn")
    path = page.locator("#items tbody th a").first.get_attribute("href")
    page.locator("#items input[type=checkbox]").first.check()
    page.get_by_role("button", name="Ret de valgte").click()
    other = at(browser, office, "chef", f"{path}/edit")
    other.get_by_label("Vejnavn").fill("Chefens")
    other.get_by_role("button", name="Gem").click()
    choose(page, "Vejnavn", "Idas")
    page.get_by_role("button", name="Se, hvad der sker").last.click()
    assert "siden du valgte den" in page.locator(".bulk-left").inner_text()


def test_only_those_who_may_write_see_boxes(visit, browser, office):
    assert visit(LIST).locator("#items input[type=checkbox]").count() == 0
