"""What people who sign in come for, played to the end in both languages: a mapping sent in, a file mended, a shelter
inspected without a connection, a missing answer that becomes a decision, a task and a line of the status note."""

import uuid

import pytest
from playwright.sync_api import expect

import looking
from playing import Player
from test_attachments import picture
from test_campaign_upload import HEAD
from test_field import PAGE, kept
from test_import import BAD, GOOD
from test_joined import NORTH, TASKFORCE

WAYS = [("da", 1280, True), ("en", 1280, False), ("da", 390, False), ("en", 390, False)]
PEOPLE = {
    "chef": ("administrator",), "pia": ("projektleder", "29190658", "--partnership", TASKFORCE),
    "ida": ("tovholder", "Aalborg"), "lis": ("projektleder", "Aalborg", "--partnership", NORTH),
}


@pytest.fixture(scope="module")
def office(browser, desk):
    """Where it is, and what a browser keeps of each who has signed in."""
    with desk(**PEOPLE) as site:
        cookies = {}
        for name in PEOPLE:
            page = looking.signed_in(browser, site, name, "/konto")
            cookies[name] = page.context.cookies()
            page.context.close()
        yield site, cookies


@pytest.fixture
def play(browser, office, request):
    """Begins a journey at a page: `play("ida", "/collections")`; which of the ways it goes is the test's parameter."""
    players = []

    def play(name, path):
        site, cookies = office
        players.append(
            Player(browser, site, *WAYS[request.param], path, cookies[name], request.node.originalname[5:]))
        return players[-1]

    play.way = request.param
    yield play
    for player in players:
        player.context.close()


def ways(function):
    ids = [f"{lang} {width}{' keys' if keys else ''}" for lang, width, keys in WAYS]
    return pytest.mark.parametrize("play", range(len(WAYS)), indirect=True, ids=ids)(function)


@ways
def test_a_mapping_is_refused_with_its_faults_mended_and_read_in(play):
    player = play("lis", "/")
    page, name = player.page, f"204{play.way}"
    rows = [
        f'"{uuid.uuid5(uuid.NAMESPACE_URL, f"{name}/{number}")}";"Prøvevej";"{number + 1}";9940;"Læsø";'
        f'"{620000 + number},5";"6346000,5";;;"1000";"1000";;;;;"100";"5"' for number in range(3)]

    def send(lines, then):
        player.type(page.locator("#navn"), name)
        player.check(page.get_by_label(player.words["campaignPartial"]))
        player.send(page.locator("#fil"), "bbk.csv", "text/csv", "\n".join([HEAD, *lines, ""]).encode())
        player.follow(player.button("campaignSend"))
        page.wait_for_url("**/jobs/*")
        # The page loads itself until the job is over; only then it says where to go on.
        expect(player.link(then)).to_be_visible()
        player.look()

    player.follow(player.link("campaignNew"))
    page.wait_for_url("**/kortlaegninger/ny")
    player.look()
    send([rows[0].replace("620000,5", "øst"), *rows[1:]], "campaignAgain")
    expect(page.locator("#faults")).to_contain_text({"da": "linje 2", "en": "line 2"}[player.lang])
    expect(page.locator("#faults"), "who cannot see the page is told at once").to_be_focused()
    player.follow(player.link("campaignAgain"))
    page.wait_for_url("**/kortlaegninger/ny")
    assert name not in page.locator("#held-title + ul").inner_text(), "nothing is written of a file with a fault"
    send(rows, "campaignMore")
    expect(page.locator(".notice")).to_contain_text(
        player.words["campaignOutcome_stored"].replace("{file}", "bbk.csv").replace("{name}", name).split(":")[0])
    player.follow(player.link("campaignMore"))
    page.wait_for_url("**/kortlaegninger/ny")
    assert name in page.locator("#held-title + ul").inner_text()


@ways
def test_three_errors_in_a_file_are_shown_mended_and_imported(play):
    player = play("chef", "/collections/mast/items")
    page, number = player.page, f"Kommune nr {play.way}"

    def send(text):
        player.send(page.locator("#import-fil"), "master.csv", "text/csv", text.replace("Kommune nr", number).encode())
        player.follow(player.button("importTry"))

    def map_columns():
        expect(page.locator("#import-unused")).to_be_visible()
        player.choose(page.get_by_label(number), "kommunekode")
        player.choose(page.get_by_label("Hoejde i meter"), "hoejde")
        player.follow(player.button("importTryAgain"))

    player.follow(player.link("importLink"))
    page.wait_for_url("**/import*")
    player.look()
    send(BAD)
    # Two columns have names that no field has; what they are is said here.
    map_columns()
    faults = page.locator("#import-faults tbody tr")
    expect(faults).to_have_count(3)
    player.look()
    assert [row.split()[0] for row in faults.all_inner_texts()] == ["3", "4", "5"]
    expect(page.locator("#faults"), "who cannot see the page is told at once").to_be_focused()
    send(GOOD)
    map_columns()
    expect(page.locator("#import-good")).to_contain_text({"da": "4 nye", "en": "4 new"}[player.lang])
    player.look()
    player.follow(player.button("importGo"))
    expect(page.get_by_role("status")).to_contain_text(
        {"da": "master.csv er indlæst: 4 nye", "en": "master.csv was imported: 4 new"}[player.lang])
    player.look()
    player.follow(page.get_by_role("button", name=player.words["importUndo"]).first)
    undone = player.words["importUndone"].split(" {")[0]
    expect(page.locator(".attachment-list li").first).to_contain_text(undone)


@ways
def test_a_shelter_is_inspected_without_a_connection_and_delivered(play):
    player = play("ida", PAGE)
    page, day = player.page, play.way + 1
    state, waiting = page.locator("[data-field-state]"), page.locator(".field-list li")
    kept(page)
    player.context.set_offline(True)
    page.reload()
    # Said once the page has its draft, which another window may still hold for a moment.
    expect(state).to_contain_text(player.words["fieldOffline"])
    player.follow(player.button("fieldKeep"))
    faults = page.locator("[data-field-faults]")
    expect(faults).to_be_focused()
    player.look()
    shelter = page.locator("#felt-beskyttelsesrum option").nth(1).get_attribute("value")
    player.choose(page.locator("#felt-beskyttelsesrum"), shelter)
    player.day(page.locator("#felt-dato"), day)
    player.choose(page.locator("#felt-art"), "periodisk")
    player.choose(page.locator("#felt-resultat"), "godkendt")
    note = f"Rejse {player.name}"
    player.type(page.locator("#felt-mangler"), note)
    player.send(page.locator("#field-photo"), "rum.png", "image/png", picture(40, 30))
    player.follow(player.button("fieldKeep"))
    expect(waiting).to_contain_text([player.words["fieldWaits"]])
    page.reload()
    expect(waiting, "there after a reload without a connection").to_contain_text([player.words["fieldWaits"]])
    player.look()
    player.context.set_offline(False)
    expect(state).to_contain_text(player.words["fieldDelivered"].replace("{count}", "1"))
    expect(waiting).to_have_count(0)
    player.look()
    page.goto(f"{player.site}/collections/eftersyn/items?f=html&dato=2026-{day:02}-{day:02}")
    rows = page.locator("#items tbody tr")
    expect(rows).to_have_count(1)
    player.follow(rows.get_by_role("link").first)
    expect(page.locator("main")).to_contain_text(note)
    expect(page.locator(".attachment img")).to_have_count(1)
    player.look()


@ways
def test_from_a_missing_answer_to_a_decision_a_task_and_the_status_note(play):
    player = play("pia", f"/overblik/retningslinjer?partnerskab={TASKFORCE}")
    page, way = player.page, player.name.split(" ", 1)[1]
    missing = player.link("gapFill")
    before = missing.count()
    player.follow(missing.first)
    page.wait_for_url("**/new?*")
    player.look()
    player.choose(page.locator("#felt-tilstand"), "under_afklaring")
    player.follow(player.button("editSave"))
    page.wait_for_url("**/overblik/retningslinjer*")
    expect(missing).to_have_count(before - 1)
    player.follow(player.link("meetingsTitle"))
    page.wait_for_url("**/overblik/moeder?*")
    player.look()
    player.follow(page.locator("#moeder").get_by_role("link", name="Oplæg om Digital Taskforce for Guldborgsund"))
    page.wait_for_url("**/overblik/moeder/*")
    player.look()
    player.follow(player.link("meetingNewDecision"))
    player.type(page.locator("#felt-titel"), f"Svar senest i marts {way}")
    player.type(page.locator("#felt-tekst"), "Kommunerne svarer senest den 1. marts 2027.")
    player.follow(player.button("editSave"))
    page.wait_for_url("**/overblik/moeder/*")
    decision = page.locator(".decision", has_text=f"Svar senest i marts {way}")
    expect(decision).to_be_visible()
    player.look()
    task = f"Rykke de kommuner, der mangler {way}"
    player.follow(player.link("meetingNewTask", decision))
    player.type(page.locator("#felt-titel"), task)
    player.day(page.locator("#felt-frist"), 12)
    player.follow(player.button("editSave"))
    page.wait_for_url("**/overblik/moeder/*")
    expect(decision.get_by_role("link", name=task)).to_be_visible()
    # It waits for its author, and the note tells it.
    player.follow(player.link("workTitle"))
    page.wait_for_url("**/mit-arbejde*")
    expect(page.locator("#mit")).to_contain_text(task)
    player.look()
    page.goto(f"{player.site}/overblik/moeder?partnerskab={TASKFORCE}")
    player.follow(player.link("joinedNote"))
    expect(page.locator("article")).to_contain_text(task)
    player.look()
