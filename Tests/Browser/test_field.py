"""What may happen on the way from a telephone without a connection; `test_journeys_at_work.py` has the way itself."""

import json
import re

import pytest
from playwright.sync_api import expect

import looking
from test_attachments import picture

PAGE = "/collections/eftersyn/tilsyn"


@pytest.fixture(scope="module")
def region(desk):
    with desk(ida=("tovholder", "Aalborg"), kim=("tovholder", "Aalborg"), chef=("administrator",)) as site:
        yield site


@pytest.fixture
def page(browser, region):
    page = looking.signed_in(browser, region, "ida", PAGE)
    kept(page)
    yield page
    page.context.close()


def kept(page):
    """Waits until the page would open again without a connection."""
    kept = "(path) => caches.match(path).then((found) => !!found)"
    looking.comes_true(page, lambda: page.evaluate(kept, PAGE), "the page is kept")


def inspect(page, day, note="Intet at bemærke", shelter=1):
    page.locator("#felt-beskyttelsesrum").select_option(index=shelter)
    page.locator("#felt-dato").fill(day)
    page.locator("#felt-art").select_option("periodisk")
    page.locator("#felt-resultat").select_option("godkendt")
    page.locator("#felt-mangler").fill(note)


def save(page):
    page.get_by_role("button", name="Gem", exact=True).click()


def waiting(page):
    return page.locator(".field-list li").all_inner_texts()


def delivered(page):
    page.locator("[data-field-state]", has_text="Leveret: 1.").wait_for(timeout=120_000)
    expect(page.locator(".field-list li")).to_have_count(0)


def inspections(browser, site, note):
    """The records with a note, as an administrator's page of the list has them."""
    page = looking.signed_in(browser, site, "chef", "/collections/eftersyn/items")
    page.goto(f"{site}/collections/eftersyn/items?f=json&limit=1000&mangler={note.replace(' ', '%20')}")
    found = json.loads(page.locator("body").inner_text())["features"]
    page.context.close()
    return found


def test_what_is_being_filled_in_is_there_after_a_reload(page):
    page.context.set_offline(True)
    inspect(page, "2026-03-02", "Halvt skrevet")
    draft_kept(page, "ida", "Halvt skrevet")
    page.reload()
    expect(page.locator("#felt-mangler")).to_have_value("Halvt skrevet")
    expect(page.locator("#felt-dato")).to_have_value("2026-03-02")


def draft_kept(page, who, text):
    draft = "([who, action]) => FieldStore.draft(who, action).then((kept) => JSON.stringify(kept ?? null))"
    looking.comes_true(page, lambda: text in page.evaluate(draft, [who, PAGE]), "it is kept")


def test_what_one_is_filling_in_is_not_shown_to_the_next_on_the_same_telephone(page, region):
    inspect(page, "2026-03-03", "Kun for ida")
    draft_kept(page, "ida", "Kun for ida")
    page.context.clear_cookies()
    for name, text in (("kim", ""), ("ida", "Kun for ida")):
        page.context.clear_cookies()
        page.goto(f"{region}/log-ind?til={PAGE}")
        page.locator("#navn").fill(name)
        page.locator("#kodeord").fill(looking.PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(region + PAGE)
        page.locator("form.edit").wait_for()
        expect(page.locator("#felt-mangler")).to_have_value(text)


def test_a_refused_delivery_is_taken_up_with_its_photo_also_after_a_reload(browser, region, page, tmp_path):
    photo = tmp_path / "rum.png"
    photo.write_bytes(picture(40, 30))
    inspect(page, "2026-06-25", "Med foto, først")
    save(page)
    delivered(page)
    inspect(page, "2026-06-25", "Med foto")
    page.locator("#field-photo").set_input_files(photo)
    page.locator("[name=position]").check()
    save(page)
    page.locator(".field-list li", has_text="blev ikke modtaget").wait_for()
    expect(page.locator("[data-field-state]")).to_contain_text("Ikke modtaget: 1.")
    page.locator("#felt-mangler").fill("Noget andet")
    page.get_by_role("button", name="Ret", exact=True).click()
    expect(page.locator("#felt-mangler")).to_have_value("Noget andet")
    page.get_by_role("button", name="Ret, og slet").click()
    expect(page.locator("#felt-mangler")).to_have_value("Med foto")
    expect(page.locator("[name=position]")).to_be_checked()
    page.locator("#felt-dato").fill("2026-06-26")
    draft_kept(page, "ida", "2026-06-26")
    page.reload()
    expect(page.locator("#felt-dato")).to_have_value("2026-06-26")
    expect(page.locator("[name=position]")).to_be_checked()
    save(page)
    delivered(page)
    found = inspections(browser, region, "Med foto")
    assert [one["properties"]["dato"] for one in found] == ["2026-06-26"]
    page.goto(f"{region}/collections/eftersyn/items/{found[0]['id']}")
    assert page.locator(".attachment img").count() == 1


@pytest.mark.parametrize("lost", ["question", "answer"])
def test_a_delivery_that_is_cut_is_repeated_and_is_one_record(browser, region, page, tmp_path, lost):
    note = f"Afbrudt {lost}"
    cut = []

    def handle(route):
        if route.request.method != "POST" or cut:
            return route.continue_()
        cut.append(True)
        if lost == "answer":
            assert route.fetch().status == 201, "the server has it, and the telephone does not know"
        route.abort()

    page.route(f"**{PAGE}", handle)
    photo = tmp_path / "rum.png"
    photo.write_bytes(picture(40, 30))
    inspect(page, "2026-04-01" if lost == "answer" else "2026-04-02", note)
    page.locator("#field-photo").set_input_files(photo)
    save(page)
    expect(page.locator("[data-field-state]")).to_contain_text("Ingen net")
    assert cut and len(waiting(page)) == 1
    page.get_by_role("button", name="Levér nu").click()
    delivered(page)
    found = inspections(browser, region, note)
    assert len(found) == 1
    page.goto(f"{region}/collections/eftersyn/items/{found[0]['id']}")
    assert page.locator(".attachment img").count() == 1


def test_a_second_window_says_at_once_that_another_has_the_draft_and_takes_it_when_that_closes(region, page):
    inspect(page, "2026-05-09", "I det første vindue")
    draft_kept(page, "ida", "I det første vindue")
    other = page.context.new_page()
    other.goto(region + PAGE)
    other.locator("form.edit").wait_for(timeout=3000)
    expect(other.locator("[data-field-state]")).to_contain_text("Et andet vindue har det")
    expect(other.locator("#felt-mangler")).to_have_value("")
    page.close()
    expect(other.locator("#felt-mangler")).to_have_value("I det første vindue")
    expect(other.locator("[data-field-state]")).to_have_text("")


def test_what_kept_a_delivery_waiting_is_told_no_longer_when_nothing_waits(page):
    page.context.set_offline(True)
    page.evaluate("() => window.dispatchEvent(new Event('offline'))")
    expect(page.locator("[data-field-state]")).to_contain_text("Ingen net")
    page.context.set_offline(False)
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    expect(page.locator("[data-field-state]")).to_have_text("")


def test_two_windows_deliver_what_each_has_and_nothing_twice(browser, region, page):
    other = page.context.new_page()
    other.goto(region + PAGE)
    other.locator("form.edit").wait_for()
    page.context.set_offline(True)
    inspect(page, "2026-05-01", "To vinduer", shelter=1)
    save(page)
    inspect(other, "2026-05-02", "To vinduer", shelter=2)
    save(other)
    for window in (page, other):
        window.locator(".field-list li").nth(1).wait_for()
    page.context.set_offline(False)
    for window in (page, other):
        window.evaluate("() => window.dispatchEvent(new Event('online'))")
    for window in (page, other):
        window.locator("[data-field-list]").wait_for(state="hidden", timeout=120_000)
    assert len(inspections(browser, region, "To vinduer")) == 2


def test_what_is_refused_is_told_mended_and_delivered(browser, region, page):
    inspect(page, "2026-06-01", "Første")
    save(page)
    delivered(page)
    inspect(page, "2026-06-01", "Samme dag")
    save(page)
    page.locator(".field-list li", has_text="blev ikke modtaget").wait_for()
    assert "taget" in waiting(page)[0]
    page.get_by_role("button", name="Ret", exact=True).click()
    expect(page.locator("#felt-mangler")).to_have_value("Samme dag")
    assert page.locator("[data-field-faults] li").count() > 0
    page.locator("#felt-dato").fill("2026-06-02")
    save(page)
    delivered(page)
    assert len(inspections(browser, region, "Samme dag")) == 1


@pytest.mark.parametrize("size, day", [(0, "2026-06-10"), (20 * 1024 * 1024, "2026-06-11")], ids=["kind", "size"])
def test_a_refused_photo_stores_nothing_and_the_correction_is_what_is_stored(browser, region, page, tmp_path, size, day):
    wrong, right = tmp_path / "rum.jpg", tmp_path / "rum.png"
    wrong.write_bytes(b"<!doctype html><p>Ikke et foto</p>" if not size else b"\xff\xd8\xff\xe0" + b"\0" * size)
    right.write_bytes(picture(40, 30))
    inspect(page, day, f"Tekst A {size}")
    page.locator("#field-photo").set_input_files(wrong)
    save(page)
    page.locator(".field-list li", has_text="blev ikke modtaget").wait_for()
    assert inspections(browser, region, f"Tekst A {size}") == []

    page.get_by_role("button", name="Ret", exact=True).click()
    expect(page.locator("#felt-mangler")).to_have_value(f"Tekst A {size}")
    page.locator("#felt-resultat").select_option("ikke_godkendt")
    page.locator("#felt-mangler").fill(f"Tekst B {size}")
    page.locator("#field-photo").set_input_files(right)
    save(page)
    delivered(page)
    assert inspections(browser, region, f"Tekst A {size}") == []
    found = inspections(browser, region, f"Tekst B {size}")
    assert [one["properties"]["resultat"] for one in found] == ["ikke_godkendt"]
    page.goto(f"{region}/collections/eftersyn/items/{found[0]['id']}")
    assert page.locator(".attachment img").count() == 1


def test_what_was_received_before_is_never_told_to_be_delivered_with_other_content(browser, region, page):
    page.context.set_offline(True)
    inspect(page, "2026-06-20", "Først")
    save(page)
    page.locator(".field-list li").wait_for()
    kept = "(action) => FieldStore.all(action).then((all) => all[0])"
    one = page.evaluate(kept, PAGE)
    page.context.set_offline(False)
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    delivered(page)

    pairs = [[name, "Siden" if name == "felt.mangler" else value] for name, value in one["pairs"]]
    page.evaluate("(one) => FieldStore.put(one)", {**one, "pairs": pairs})
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    page.locator(".field-list li", has_text="er allerede modtaget").wait_for()
    assert "»Mangler«: Først" in waiting(page)[0]
    assert inspections(browser, region, "Siden") == [] and len(inspections(browser, region, "Først")) == 1


def test_signed_out_meanwhile_keeps_and_tells_and_another_does_not_deliver_it(browser, region, page):
    page.context.set_offline(True)
    inspect(page, "2026-07-01", "Logget ud")
    save(page)
    page.locator(".field-list li").wait_for()
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.context.set_offline(False)
    page.locator("[data-field-state]", has_text="Du er logget ud").wait_for(timeout=120_000)
    assert len(waiting(page)) == 1 and page.locator("[data-field-sign-in]").is_visible()
    assert inspections(browser, region, "Logget ud") == []

    page.goto(f"{region}/log-ind?til={PAGE}")
    page.get_by_label("Navn").fill("kim")
    page.get_by_label("Kodeord").fill(looking.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(region + PAGE)
    page.locator(".field-list li", has_text="udfyldt af ida").wait_for()
    assert inspections(browser, region, "Logget ud") == []

    page.context.clear_cookies()
    page.context.add_cookies(cookies)
    page.goto(region + PAGE)
    delivered(page)
    assert len(inspections(browser, region, "Logget ud")) == 1


def test_what_must_be_filled_in_is_told_on_the_telephone(page):
    page.context.set_offline(True)
    save(page)
    told = page.locator("[data-field-faults]")
    assert "»Beskyttelsesrum« skal udfyldes." in told.inner_text() and waiting(page) == []
    assert looking.violations(page) == [] and not looking.scrolls_sideways(page)


@pytest.mark.parametrize("lang, day, time", [
    ("da", "5. jun. 2026", r"udfyldt \d{1,2}\. [a-z]{3}\.? \d{4} kl\. \d{2}\.\d{2}: "),
    ("en", "5 Jun 2026", r"filled in \d{1,2} [A-Z][a-z]{2} \d{4} at \d{2}:\d{2}: "),
])
def test_what_waits_tells_its_day_and_time_as_the_pages_do(page, region, lang, day, time):
    page.goto(f"{region}{PAGE}?lang={lang}")
    page.context.set_offline(True)
    inspect(page, "2026-06-05", "Dato")
    page.get_by_role("button", name="Gem" if lang == "da" else "Save", exact=True).click()
    item = page.locator(".field-list li")
    item.wait_for()
    first, second = item.inner_text().split("\n")[:2]
    assert first.endswith(f", {day}") and re.match(time, second), item.inner_text()


def test_it_can_be_installed(page, region):
    manifest = page.evaluate(f"() => fetch('{PAGE}/app.webmanifest').then((answer) => answer.json())")
    assert manifest["start_url"] == PAGE and manifest["display"] == "standalone" and manifest["icons"]
    assert page.evaluate("() => navigator.serviceWorker.ready.then((one) => !!one.active)")
