"""Signing in and out, with and without JavaScript."""

import looking
import pytest


@pytest.fixture(scope="module")
def signing(desk):
    with desk(ida=("tovholder", "Aalborg")) as address:
        yield address


@pytest.mark.parametrize("script", [True, False])
def test_who_signs_in_comes_back_to_the_page_and_sees_more(browser, signing, script):
    context = browser.new_context(java_script_enabled=script, locale="da-DK")
    page = context.new_page()
    page.goto(f"{signing}/collections/mast?f=html")
    page.click(".sign-in-link")
    page.get_by_label("Navn").fill("ida")
    page.get_by_label("Kodeord").fill("noget helt andet")
    page.click("main button")
    assert page.get_by_role("alert").inner_text() == "Navn eller kodeord er forkert. Prøv igen."
    page.get_by_label("Kodeord").fill(looking.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{signing}/collections/mast?f=html")
    assert "Logget ind som ida, tovholder" in page.locator(".signed-in").inner_text()
    assert page.goto(f"{signing}/collections/eftersyn/items").status == 200
    page.get_by_role("button", name="Log ud").click()
    page.wait_for_url(f"{signing}/")
    assert page.goto(f"{signing}/collections/eftersyn/items").status == 404
    context.close()


@pytest.mark.parametrize("width", [360, 1100])
def test_the_head_fits(browser, signing, width):
    context = browser.new_context(locale="da-DK", viewport={"width": width, "height": 700})
    page = context.new_page()
    page.goto(f"{signing}/log-ind")
    assert not looking.scrolls_sideways(page) and looking.violations(page) == []
    page.get_by_label("Navn").fill("ida")
    page.get_by_label("Kodeord").fill(looking.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".signed-in")
    assert not looking.scrolls_sideways(page) and looking.violations(page) == []
    context.close()
