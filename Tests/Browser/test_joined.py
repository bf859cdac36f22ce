"""Pages that join registers, played to the end: a missing answer, a decision, a task, the status note."""

import csv
import io
import urllib.request

import looking
import pytest
from test_every_page import JOINED

NORTH = "digital-infrastruktur-nordjylland"
TASKFORCE = "digital-taskforce-region-sjaelland"
PAGES = ["/mit-arbejde", "/overblik/kontrakter", *JOINED.values()]


@pytest.fixture(scope="module")
def joining(desk):
    with desk(
        pia=("projektleder", "29190658", "--partnership", TASKFORCE), ida=("tovholder", "Faxe"),
        nora=("tovholder", "Norddjurs"),
    ) as address:
        yield address


def signed_in(browser, site, name, path, width=1280, script=True):
    context = browser.new_context(
        java_script_enabled=script, locale="da-DK", viewport={"width": width, "height": 900})
    context.set_default_timeout(120_000)
    page = context.new_page()
    page.goto(f"{site}/log-ind?til={path}")
    page.get_by_label("Navn").fill(name)
    page.get_by_label("Kodeord").fill(looking.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}{path}")
    return page


def test_from_a_missing_answer_to_the_status_note_without_a_script(browser, joining):
    matrix = f"/overblik/retningslinjer?partnerskab={TASKFORCE}"
    # The municipality answers for itself.
    page = signed_in(browser, joining, "ida", matrix, script=False)
    row = page.locator("#matrix tr", has=page.get_by_role("link", name="Faxe"))
    assert row.get_by_text("Intet svar").count() == 3
    row.get_by_role("link", name="Udfyld").first.click()
    page.get_by_label("Tilstand").select_option("under_afklaring")
    page.get_by_role("button", name="Gem").click()
    page.wait_for_url(f"{joining}{matrix}")
    assert row.get_by_role("link", name="Under afklaring").count() == 1
    assert row.get_by_text("Intet svar").count() == 2
    page.context.close()
    # The project leader takes up what is missing.
    page = signed_in(browser, joining, "pia", matrix, script=False)
    page.get_by_role("link", name="Møder og beslutninger").click()
    page.locator("#moeder").get_by_role("link", name="Oplæg om Digital Taskforce for Guldborgsund").click()
    page.get_by_role("link", name="Ny beslutning").click()
    page.get_by_label("Titel").fill("Svar senest i marts")
    page.locator("[name='felt.tekst']").fill("Kommunerne svarer senest den 1. marts 2027.")
    page.get_by_role("button", name="Gem").click()
    page.wait_for_url("**/overblik/moeder/*")
    decision = page.locator(".decision", has_text="Svar senest i marts")
    decision.get_by_role("link", name="Ny opgave").click()
    page.locator("[name='felt.titel']").fill("Rykke de kommuner, der mangler")
    page.locator("[name='felt.frist']").fill("2027-03-01")
    page.get_by_role("button", name="Gem").click()
    page.wait_for_url("**/overblik/moeder/*")
    assert decision.get_by_role("link", name="Rykke de kommuner, der mangler").count() == 1
    # It waits for its author, and the note tells it.
    page.get_by_role("link", name="Mit arbejde").click()
    assert page.locator("#mit", has_text="Rykke de kommuner, der mangler").count() == 1
    page.goto(f"{joining}/overblik/moeder?partnerskab={TASKFORCE}")
    page.get_by_role("link", name="Skriv statusnotat").click()
    note = page.locator("article").inner_text()
    assert "Rykke de kommuner, der mangler" in note
    page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["pia", "nora"])
def test_pages_of_who_has_signed_in_are_sound(browser, joining, name, width):
    page = signed_in(browser, joining, name, "/", width=width)
    for path in PAGES:
        assert page.goto(joining + path).status == 200, path
        assert looking.violations(page) == [], path
        assert not looking.scrolls_sideways(page), path
        assert page.locator("h1").count() == 1, path
    page.context.close()


def test_the_calendar_address_is_shown_once_and_opens_the_calendar_alone(browser, joining):
    page = signed_in(browser, joining, "nora", "/mit-arbejde")
    page.get_by_role("button", name="Lav en adresse til min kalender").click()
    address = page.locator(".secret").inner_text()
    assert address.startswith(joining + "/kalender/") and address.endswith(".ics")
    with urllib.request.urlopen(address, timeout=300) as answer:
        text = answer.read().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n") and text.rstrip().endswith("END:VCALENDAR")
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(text)
    assert [one.errors for one in calendar.walk() if one.errors] == []
    page.goto(f"{joining}/mit-arbejde")
    assert page.locator(".secret").count() == 0
    page.context.close()


def test_what_a_page_shows_is_what_its_file_says(visit, api):
    path = f"/overblik/retningslinjer?partnerskab={TASKFORCE}"
    page = visit(path)
    href = page.locator(".joined-files a", has_text="CSV").get_attribute("href")
    status, headers, body = api.ask(href)
    rows = list(csv.DictReader(io.StringIO(body.decode())))
    assert status == 200 and headers["Content-Type"].startswith("text/csv") and len(rows) == 51
    for row in page.locator("#matrix tbody tr").all():
        name = row.locator("th").inner_text()
        shown = sum(1 for cell in row.locator("td").all() if "Intet svar" in cell.inner_text())
        assert shown == sum(1 for one in rows if one["kommune"] == name and not one["tilstand"]), name


def test_a_joined_page_prints_without_what_paper_cannot_do(visit):
    page = visit(f"/overblik/retningslinjer?partnerskab={TASKFORCE}")
    page.emulate_media(media="print")
    for hidden in [".joined-files", ".site-nav", ".joined .actions a"]:
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("#matrix").is_visible() and page.locator(".stack").first.is_visible()
