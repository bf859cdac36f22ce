"""A session that ends while a form is filled in: what was typed stays, and is saved when its author is back."""

import looking
import pytest
from playwright.sync_api import expect

TEXTS = {"da": ("Du er logget ud", "Log ind i et nyt vindue", "Gem"),
         "en": ("You are signed out", "Sign in in a new window", "Save")}


@pytest.fixture(scope="module")
def office(desk):
    with desk(chef=("administrator",), kim=("administrator",)) as address:
        yield address


def sign_in(page, name):
    page.locator("#navn").fill(name)
    page.locator("#kodeord").fill(looking.PASSWORD)
    page.locator("form.sign-in button").click()
    expect(page.locator("form.sign-in")).to_have_count(0)


def title_of(page, address, item):
    return page.request.get(f"{address}{item}?f=json").json()["properties"]["titel"]


@pytest.mark.parametrize("lang", ["da", "en"])
def test_what_was_typed_is_there_after_signing_in_again_and_is_saved_once_asked(browser, office, lang):
    told, link, button = TEXTS[lang]
    page = looking.signed_in(browser, office, "chef", "/collections/moede/items")
    first = page.request.get(f"{office}/collections/moede/items?f=json&limit=1").json()["features"][0]
    item, before = f"/collections/moede/items/{first['id']}", first["properties"]["titel"]
    page.goto(f"{office}{item}/edit?lang={lang}")
    page.locator("#felt-titel").fill(f"Skrevet længe, {lang}")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    save = page.locator("form.edit button[type=submit]")
    save.click()
    notice = page.locator("[data-session-notice]")
    expect(notice).to_contain_text(told)
    expect(notice).to_be_focused()
    expect(page.locator("#felt-titel")).to_have_value(f"Skrevet længe, {lang}")
    assert looking.violations(page) == []

    with page.context.expect_page() as opened:
        notice.get_by_role("link", name=link).click()
    sign_in(opened.value, "kim")
    save.click()
    expect(notice).to_contain_text("kim")
    page.context.clear_cookies()
    opened.value.goto(f"{office}/log-ind")
    sign_in(opened.value, "chef")
    assert title_of(page, office, item) == before, "nothing is saved before it is asked for"
    save.click()
    page.wait_for_url(f"{office}{item}*")
    assert title_of(page, office, item) == f"Skrevet længe, {lang}"
    assert cookies != page.context.cookies()
    page.context.close()


def test_a_server_that_does_not_answer_takes_nothing_away(browser, office):
    page = looking.signed_in(browser, office, "chef", "/collections/moede/new")
    page.locator("#felt-titel").fill("Uden net")
    page.context.set_offline(True)
    page.locator("form.edit button[type=submit]").click()
    expect(page.locator("[data-session-notice]")).to_contain_text("svarer ikke")
    assert page.locator("[data-session-notice]").get_by_role("link").count() == 0
    expect(page.locator("#felt-titel")).to_have_value("Uden net")
    page.context.set_offline(False)
    page.locator("form.edit button[type=submit]").click()
    expect(page.locator("#faults")).to_be_visible()
    page.context.close()


def test_a_server_that_hangs_leaves_the_page_alive_and_takes_nothing_away(browser, office):
    page = looking.signed_in(browser, office, "chef", "/collections/moede/new")
    page.locator("#felt-titel").fill("Ingen svarer")
    asked = []
    page.route("**/log-ind/mig", lambda route: asked.append(route))
    save = page.locator("form.edit button[type=submit]")
    save.evaluate("(button) => button.click()")
    looking.comes_true(page, lambda: len(asked) == 1, "the page asks")
    page.locator("#felt-titel").fill("Ingen svarer endnu")
    save.evaluate("(button) => button.click()")
    expect(page.locator("[data-session-notice]")).to_contain_text("svarer ikke")
    assert len(asked) == 1, "a second press is no second question"
    page.unroute("**/log-ind/mig")
    save.click()
    expect(page.locator("#faults")).to_be_visible()
    expect(page.locator("#felt-titel")).to_have_value("Ingen svarer endnu")
    page.context.close()


def test_a_form_that_is_on_its_way_is_not_sent_again(browser, office):
    page = looking.signed_in(browser, office, "chef", "/collections/moede/new")
    page.locator("#felt-titel").fill("Kun én gang")
    posts = []
    page.route("**/collections/moede/new", lambda route: posts.append(route))
    save = page.locator("form.edit button[type=submit]")
    save.evaluate("""(button) => {
      button.click();
      setInterval(() => {
        button.click();
        sessionStorage.said = document.querySelector("[data-session-notice]")?.textContent ?? "";
      }, 500);
    }""")
    looking.comes_true(page, lambda: posts, "the form is sent")
    page.wait_for_timeout(5000)
    assert len(posts) == 1
    posts[0].continue_()
    expect(page.locator("#faults")).to_be_visible()
    assert "har ikke svaret endnu" in page.evaluate("() => sessionStorage.said"), "and that is said"
    page.unroute("**/collections/moede/new")
    page.locator("#felt-titel").fill("Kun én gang, og så igen")
    save.click()
    expect(page.locator("#felt-titel")).to_have_value("Kun én gang, og så igen")
    page.context.close()
