"""What people come for, played from the front page to the end: with a mouse, on a telephone and by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

import looking
from playing import Player

WAYS = [("da", 1280, False), ("en", 1280, True), ("da", 390, False), ("en", 390, False), ("da", 1280, True)]


@pytest.fixture
def player(browser, desk_of_people, request):
    one = Player(browser, desk_of_people, *request.param, name=request.node.originalname[5:])
    yield one
    one.context.close()


@pytest.fixture(scope="module")
def desk_of_people(desk):
    with desk(ida=("tovholder", "Vesthimmerlands"), chef=("administrator",)) as site:
        yield site


def ways(function):
    return pytest.mark.parametrize(
        "player", WAYS, indirect=True, ids=[f"{lang} {width}{' keys' if keys else ''}" for lang, width, keys in WAYS]
    )(function)


@ways
def test_from_my_municipality_to_an_address_without_internet_and_why(player):
    page = player.page
    player.follow(page.get_by_role("link", name="Norddjurs", exact=True))
    page.wait_for_url("**/collections/kommune/items/0707*")
    player.look()
    behind = page.locator("#thresholds tr", has_text="10/2").get_by_role("link").first
    count = looking.number(behind.inner_text())
    assert count > 0
    player.follow(behind)
    page.wait_for_url("**/collections/adresse/items?*")
    player.look()
    rows = page.locator("#items tbody tr")
    expect(rows.first).to_be_visible()
    assert rows.count() == min(count, 100) and "10/2" in page.locator("main").inner_text()
    player.follow(rows.first.get_by_role("link"))
    page.wait_for_url("**/collections/adresse/items/*")
    player.look()
    expect(page.locator(".answer")).to_have_text(re.compile({"da": "^Nej", "en": "^No"}[player.lang]))
    reasons = page.locator(".clauses li")
    assert reasons.count() >= 5 and all(len(text.splitlines()) > 1 for text in reasons.all_inner_texts()), "each has its reason"


@ways
def test_a_contact_is_corrected_and_the_correction_undone(player):
    page, words = player.page, player.words
    player.follow(page.get_by_role("link", name=words["signIn"], exact=True).first)
    player.type(page.get_by_label(words["fieldName"]), "ida")
    player.type(page.get_by_label(words["signInPassword"]), looking.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{player.site}/")
    player.follow(page.get_by_role("navigation").get_by_role("link", name=words["navCollections"], exact=True))
    page.wait_for_url("**/collections*")
    player.follow(page.locator("a[href^='/collections/kontakt/items'], a[href='/collections/kontakt']").first)
    if not page.url.split("?")[0].endswith("/items"):
        player.follow(page.locator("a[href^='/collections/kontakt/items']").first)
    page.wait_for_url("**/collections/kontakt/items*")
    player.look()
    player.follow(page.locator("#items").get_by_role("link", name="IT-chef, Vesthimmerlands Kommune"))
    page.wait_for_url("**/collections/kontakt/items/*")
    record = page.url.split("?")[0]
    old = page.locator("tr", has=page.locator("code", has_text="funktionspostkasse")).locator("td").inner_text()
    player.follow(page.get_by_role("link", name=words["recordEdit"], exact=True))
    page.wait_for_url("**/edit*")
    player.look()
    player.type(page.locator("#felt-funktionspostkasse"), "rettet@vesthimmerlands.example")
    player.follow(page.get_by_role("button", name=words["editSave"], exact=True))
    page.wait_for_url(f"{record}?f=html")
    box = page.locator("tr", has=page.locator("code", has_text="funktionspostkasse")).locator("td")
    expect(box).to_have_text("rettet@vesthimmerlands.example")
    # It was wrong: what was there before comes back, as a version of its own.
    player.follow(page.get_by_role("link", name=words["recordHistory"], exact=True))
    page.wait_for_url("**/versions*")
    player.look()
    player.follow(page.get_by_role("link", name=words["historyBack"]).first)
    page.wait_for_url("**/edit?som=*")
    player.look()
    assert old in page.locator("#earlier").inner_text() and "rettet@" in page.locator("#earlier").inner_text()
    player.follow(page.get_by_role("button", name=words["editSave"], exact=True))
    page.wait_for_url(f"{record}?f=html")
    expect(box).to_have_text(old)
