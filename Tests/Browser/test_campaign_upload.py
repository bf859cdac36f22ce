"""A year's campaign is sent in the browser: tried, refused with the lines that are wrong, and read in by a job."""

import uuid

import looking
import pytest

HEAD = (
    '"adgadr_id";"vejnavn";"husnr";"postnr";"kommunenavn";"etrs89koordinat_oest";"etrs89koordinat_nord";'
    '"download_fasttraadloest";"upload_fasttraadloest";"download_fiber";"upload_fiber";"download_kabel_tv";'
    '"upload_kabel_tv";"download_xdsl";"upload_xdsl";"download_mobil";"upload_mobil"')


def lines(script):
    """A file of twenty addresses, other ones for each run."""
    ids = [uuid.uuid5(uuid.NAMESPACE_URL, f"{script}/{number}") for number in range(20)]
    return [HEAD] + [
        f'"{one}";"Prøvevej";"{number + 1}";9940;"Læsø";"{620000 + number},5";"6346000,5";;;"1000";"1000";;;;;"100";"5"'
        for number, one in enumerate(ids)]


@pytest.fixture(scope="module")
def site(desk):
    with desk(pia=("projektleder", "Aalborg", "--partnership", "digital-infrastruktur-nordjylland"), ida=("tovholder", "Aalborg"), chef=("administrator",)) as address:
        yield address


def send(page, rows, name, *, replace=False, trial=False):
    page.get_by_label("Kortlægningens navn").fill(name)
    page.get_by_label("kun en del af landet").check()
    if replace:
        page.get_by_label("erstat de kommuner").check()
    if trial:
        page.get_by_label("prøv filen").check()
    text = "\n".join(rows) + "\n"
    page.get_by_label("Fil", exact=False).last.set_input_files(
        {"name": "bbk.csv", "mimeType": "text/csv", "buffer": text.encode()})
    page.get_by_role("button", name="Send filen").click()
    page.locator(".notice strong", has_not_text="I gang").first.wait_for()
    # The page loads itself until the job is over.
    page.wait_for_function("!document.querySelector('progress')")
    return page.locator(".notice").first.inner_text()


def test_a_campaign_is_tried_refused_and_read_in_without_a_script(browser, site):
    page = looking.signed_in(browser, site, "pia", "/kortlaegninger/ny", script=False)
    name, whole = "2031", lines("uden")
    assert "Intet er skrevet" in send(page, whole, name, trial=True)
    assert name not in page.request.get(f"{site}/kortlaegninger/ny").text()

    page.goto(f"{site}/kortlaegninger/ny")
    broken = [whole[0], whole[1].replace("620000,5", "øst"), *whole[2:]]
    send(page, broken, name)
    assert "linje 2" in page.locator("#faults").inner_text()
    assert name not in page.request.get(f"{site}/kortlaegninger/ny").text()

    page.goto(f"{site}/kortlaegninger/ny")
    assert "er indlæst" in send(page, whole, name)
    assert name in page.request.get(f"{site}/kortlaegninger/ny").text()

    page.goto(f"{site}/kortlaegninger/ny")
    assert "allerede" in send(page, whole, name)


def test_one_address_is_told_of_as_one(browser, site):
    page = looking.signed_in(browser, site, "chef", "/kortlaegninger/ny", script=False)
    lone = lines("ene")[:2]
    lone[1] = lone[1].replace("9940", "").replace('"620000,5"', "").replace('"6346000,5"', "").replace("Læsø", "")
    said = send(page, lone, "2033", trial=True)
    assert "i 2033: 1 adresse. Intet er skrevet" in said
    told = page.locator("main").inner_text()
    assert "1 adresse er uden koordinater." in told and "1 adresse er uden postnummer." in told
    assert "rækker, hvor kommunen mangler" in page.locator("#kommuner tbody").inner_text()
    page.context.close()


def test_an_administrator_takes_a_campaign_away_and_a_small_one_takes_nobodys_page(browser, site):
    page = looking.signed_in(browser, site, "chef", "/kortlaegninger/ny")
    known = page.request.get(f"{site}/collections/adresse/items?limit=1&f=json").json()["features"][0]["id"]
    assert "er indlæst" in send(page, lines("lille"), "2098")
    front = page.request.get(f"{site}/?f=html&lang=da").text()
    assert "kortlægningen 2026" in front, "twenty addresses are not what everybody sees"
    assert page.request.get(f"{site}/collections/adresse/items/{known}?f=json").ok
    mine = str(uuid.uuid5(uuid.NAMESPACE_URL, "lille/3"))
    page.goto(f"{site}/collections/adresse/items/{mine}")
    assert "kortlaegning=2098" in page.url and "Prøvevej" in page.locator("h1").inner_text()
    page.goto(f"{site}/kortlaegninger/ny")
    row = page.locator("li", has_text="2098")
    row.locator("summary").click()
    row.get_by_role("button").click()
    page.wait_for_url(f"{site}/kortlaegninger/ny")
    assert page.locator("li", has_text="2098").count() == 0 and page.locator("li", has_text="2026").count() > 0
    assert page.request.get(f"{site}/collections/adresse/items/{mine}?f=json").status == 404


def test_a_project_leader_takes_none_away_and_is_told_who_can(browser, site):
    page = looking.signed_in(browser, site, "pia", "/kortlaegninger/ny")
    assert page.locator("summary", has_text="Fjern").count() == 0
    mark = page.locator("input[name=maerke]").first.input_value()
    answer = page.request.post(
        f"{site}/kortlaegninger/fjern", form={"maerke": mark, "navn": "2026", "art": "offered-private"},
        headers={"Origin": site, "Accept": "application/json"})
    assert answer.status == 403 and answer.json()["type"].endswith("access.may-not-remove-campaigns"), answer.text()
    assert page.request.get(f"{site}/collections/adresse/items?kortlaegning=2026&limit=1&f=json").ok


def test_who_answers_for_one_municipality_only_is_refused(browser, site):
    page = looking.signed_in(browser, site, "ida", "/collections")
    assert page.get_by_role("link", name="Indlæs en kortlægning").count() == 0
    answer = page.request.get(f"{site}/kortlaegninger/ny", headers={"Accept": "text/html"})
    assert answer.status == 403 and "projektleder" in answer.text()


def test_the_public_is_asked_to_sign_in_and_a_form_without_its_mark_does_nothing(browser, site):
    page = browser.new_page()
    assert page.request.get(f"{site}/kortlaegninger/ny", headers={"Accept": "text/html"}).status == 401
    page = looking.signed_in(browser, site, "pia", "/kortlaegninger/ny")
    answer = page.request.post(
        f"{site}/kortlaegninger/ny",
        multipart={"maerke": "falsk", "navn": "2032", "art": "offered-private",
                   "fil": {"name": "x.csv", "mimeType": "text/csv", "buffer": b"x"}})
    assert answer.status == 403
    assert "2032" not in page.request.get(f"{site}/kortlaegninger/ny").text()


def test_what_the_form_cannot_have_asked_for_writes_nothing(browser, site):
    page = looking.signed_in(browser, site, "pia", "/kortlaegninger/ny", script=False)
    mark = page.locator("form:has([name=fil]) [name=maerke]").get_attribute("value")
    for handling, status in (("slet", 403), ("", 403), (None, 403), ("proev", 200)):
        fields = {"maerke": mark, "navn": "2032", "art": "offered-private", "del": "1"} | (
            {"handling": handling} if handling is not None else {})
        text = "\n".join(lines("slet")) + "\n"
        answer = page.request.post(f"{site}/kortlaegninger/ny", multipart=fields | {
            "fil": {"name": "bbk.csv", "mimeType": "text/csv", "buffer": text.encode()}})
        assert answer.status == status, f"{handling}: {answer.text()[:300]}"
    assert "2032" not in page.request.get(f"{site}/kortlaegninger/ny").text()
