"""Finding an address while typing, and the page that answers for it."""

import re

import pytest
from playwright.sync_api import expect

import looking


@pytest.fixture(scope="session")
def address(api):
    return api.first("adresse")


def name(address):
    values = address["properties"]
    return f"{values['vejnavn']} {values['husnr']}"


def hits(page):
    page.locator("#q-hits [role=option]").first.wait_for()
    return page.locator("#q-hits [role=option]")


def test_suggestions_come_while_one_types(visit, address):
    page = visit("/adresser")
    page.locator("#q").press_sequentially(address["properties"]["vejnavn"][:5], delay=30)
    assert hits(page).count() > 1
    assert page.locator("#q").get_attribute("aria-expanded") == "true"
    page.locator("#q").press_sequentially(name(address)[5:], delay=10)
    expect(hits(page).first).to_have_text(re.compile("^" + re.escape(name(address))))
    page.locator("#q").fill("qqqqqq")
    expect(page.locator("#q-hits")).to_be_hidden()
    expect(page.locator("[data-status]")).to_contain_text("Ingen adresser passer.")


def test_a_suggestion_leads_to_the_address(visit, address):
    page = visit("/")
    page.locator("#q").press_sequentially(name(address), delay=10)
    # On a busy machine the hits of a shorter text may still be there.
    hits(page).filter(has_text=name(address)).first.click()
    page.wait_for_url(re.compile("/collections/adresse/items/"))
    assert page.locator("h1").inner_text().startswith(name(address))


def test_the_search_works_without_suggestions(visit, address):
    page = visit(f"/adresser?q={name(address).replace(' ', '+')}")
    found = page.locator(".hits a")
    assert found.first.inner_text().startswith(name(address))
    nothing = visit("/adresser?q=qqqqqq")
    assert "qqqqqq" in nothing.locator("#results-title").inner_text()
    assert nothing.locator("main .notice li").count() >= 2, "says what to try"


def test_danish_letters_and_case_do_not_matter(visit, api):
    values = next(a for a in api.json("/collections/adresse/items?limit=3000")["features"] if "ø" in a["properties"]["vejnavn"])
    values = values["properties"]
    page = visit(f"/adresser?q={values['vejnavn'].upper()} {values['husnr']}")
    assert any(t.startswith(f"{values['vejnavn']} {values['husnr']}") for t in page.locator(".hits a").all_inner_texts())


def test_an_address_answers_first(visit, address):
    values = address["properties"]
    page = visit(f"/collections/adresse/items/{address['id']}")
    best = any((values[f"download_{t}"] or 0) >= 100 and (values[f"upload_{t}"] or 0) >= 30
               for t in ("fiber", "kabel_tv", "xdsl", "fasttraadloest"))
    answer = page.locator(".answer").inner_text()
    assert answer.startswith("Ja") if best else not answer.startswith("Ja")
    speeds = page.locator("table", has=page.locator("#speeds-caption"))
    fibre = speeds.locator("tbody tr", has_text="Fiber").inner_text()
    assert f"{values['download_fiber']:g}" in fibre if values["download_fiber"] else True
    assert page.locator("thead th", has_text="2025").count() and page.locator("thead th", has_text="2026").count()


def test_addresses_that_cannot_get_it_are_told_so(visit, api):
    def covered(v):
        return any((v[f"download_{t}"] or 0) >= 100 and (v[f"upload_{t}"] or 0) >= 30
                   for t in ("fiber", "kabel_tv", "xdsl", "fasttraadloest"))

    def unknown(v):
        return any((v[f"download_{t}"] or 0) >= 100 and v[f"upload_{t}"] is None
                   for t in ("fiber", "kabel_tv", "xdsl", "fasttraadloest"))

    rows = api.json("/collections/adresse/items?limit=10000&inden_for=0376")["features"]
    missing = next(r for r in rows if not covered(r["properties"]) and not unknown(r["properties"]))
    assert visit(f"/collections/adresse/items/{missing['id']}").locator(".answer").inner_text().startswith("Nej")
    unsaid = next((r for r in rows if not covered(r["properties"]) and unknown(r["properties"])), None)
    if unsaid:
        answer = visit(f"/collections/adresse/items/{unsaid['id']}").locator(".answer").inner_text()
        assert answer.startswith("Det vides ikke"), "unknown is neither yes nor no"


def test_an_address_has_a_map_with_its_pin_and_a_list_of_neighbours(visit, address):
    page = visit(f"/collections/adresse/items/{address['id']}")
    looking.wait_for_map(page)
    assert page.locator(".pin").is_visible()
    assert page.locator("#neighbours tbody tr").count() > 0
    assert "Eksempeldata" in page.locator(".sample-banner").inner_text()


def test_an_address_reads_in_english_too(visit, address):
    page = visit(f"/collections/adresse/items/{address['id']}", lang="en")
    assert page.locator("html").get_attribute("lang") == "en"
    assert re.match("(Yes|No|It is not known)", page.locator(".answer").inner_text())
