"""A file with errors is tried in the browser, mended, imported and taken back, without JavaScript; with it in
`test_journeys_at_work.py`."""

import looking
import pytest

# Two columns by names that no field has; a height that is no number, an unknown code, no such municipality.
BAD = """Stationsnavn;Kommune nr;Hoejde i meter;Teknologier;x;y
Prøve nord;0851;41,5;LTE;556000;6322000
Prøve syd;0851;høj;LTE;556100;6322100
Prøve øst;0851;12;røgsignal;556200;6322200
Prøve vest;9999;30;LTE;556300;6322300
"""
GOOD = BAD.replace("høj", "25").replace("røgsignal", "NR").replace("9999", "0851")


@pytest.fixture(scope="module")
def site(desk):
    with desk(ada=("administrator",), ida=("tovholder", "Aalborg")) as address:
        yield address


def sign_in(browser, site, name, script=True):
    return looking.signed_in(browser, site, name, "/collections/mast/items", script)


def send(page, text, name="master.csv"):
    page.locator("#import-fil").set_input_files({"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    press(page, "Prøv filen")


def press(page, name):
    """A trial is told of at an address of its own: its answer to the form leads on."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def count(page, site):
    return page.request.get(f"{site}/collections/mast/items?f=json&limit=1").json()["numberMatched"]


def test_three_errors_are_shown_mended_imported_and_taken_back_without_a_script(browser, site):
    page = sign_in(browser, site, "ada", script=False)
    before = count(page, site)
    page.get_by_role("link", name="Indlæs fra fil").click()
    number = "Kommune nr"
    send(page, BAD)
    faults = page.locator("#import-faults tbody tr")
    said = faults.all_inner_texts()
    assert len(said) == 1, said
    assert f"»{number}«, »Hoejde i meter«" in page.locator("#import-unused").inner_text()
    assert said[0].splitlines()[:2] == ["4", "Teknologier"] and "røgsignal" in said[0]
    assert "har 1 fejl (rækker med fejl: 1)" in page.get_by_role("alert").inner_text()
    # Two columns have names that no field has; what they are is said here.
    page.get_by_label(number).select_option("kommunekode")
    page.get_by_label("Hoejde i meter").select_option("hoejde")
    press(page, "Prøv igen med disse kolonner")
    assert [row.splitlines()[0] for row in faults.all_inner_texts()] == ["3", "4", "5"]

    send(page, GOOD)
    assert "4 nye" in page.locator("#import-good").inner_text()
    assert count(page, site) == before, "a trial saves nothing"
    page.get_by_label(number).select_option("kommunekode")
    page.get_by_label("Hoejde i meter").select_option("hoejde")
    press(page, "Prøv igen med disse kolonner")
    assert page.locator("#import-unused").count() == 0
    press(page, "Indlæs")
    assert "master.csv er indlæst: 4 nye" in page.get_by_role("status").inner_text()
    assert count(page, site) == before + 4
    found = page.request.get(f"{site}/collections/mast/items?f=json&navn=Prøve nord").json()["features"][0]
    assert (found["properties"]["hoejde"], found["properties"]["kommunekode"]) == (41.5, "0851")

    page.goto(f"{site}/collections/mast/import")
    send(page, GOOD.replace("Prøve", "Ny"))
    assert page.locator("#import-unused").count() == 0, "as it was said the last time"
    page.get_by_role("button", name="Fortryd").first.click()
    assert "Fortrudt" in page.locator(".attachment-list li").first.inner_text()
    assert count(page, site) == before
    page.context.close()


def test_a_file_that_is_none_is_refused_in_words(browser, site):
    page = sign_in(browser, site, "ada")
    for content, name in (("", "tom.csv"), ("en;to\n", "uden.csv"), ("PK\x03\x04rod", "mappe.xlsx")):
        page.goto(f"{site}/collections/mast/import")
        send(page, content, name)
        assert name in page.get_by_role("alert").inner_text()
    page.context.close()


def test_the_way_back_leads_to_what_a_trial_said(browser, site):
    page = sign_in(browser, site, "ada")
    page.goto(f"{site}/collections/mast/import")
    send(page, "navn;kommunekode;x;y\nTilbage;0851;høj;6322000\n")
    told = page.get_by_role("alert").inner_text()
    page.goto(f"{site}/collections/mast/items")
    page.go_back()
    assert page.get_by_role("alert").inner_text() == told
    page.reload()
    assert page.get_by_role("alert").inner_text() == told, "and to read it again sends nothing again"
    send(page, "navn;kommunekode;x;y\nTilbage;0851;556000;6322000\n")
    press(page, "Indlæs")
    assert "er indlæst: 1 ny." in page.get_by_role("status").inner_text()
    done = page.url
    page.go_back()
    assert "er her ikke længere: den er indlæst" in page.locator("#import-gone").inner_text()
    assert page.locator("#import-good").count() == 0
    page.get_by_role("button", name="Fortryd").first.click()
    page.wait_for_url("**/import")
    page.goto(done)
    assert "er indlæst: 1 ny. Fortrudt" in page.locator(".notice").first.inner_text(), "what is told no longer holds"
    page.context.close()


def test_a_broken_geopackage_is_refused_at_the_form(browser, site):
    page = sign_in(browser, site, "ada")
    page.goto(f"{site}/collections/mast/import")
    send(page, "SQLite format 3\0" + "\0" * 2000, "master.gpkg")
    assert "master.gpkg er ikke en hel GeoPackage" in page.get_by_role("alert").inner_text()
    page.context.close()


def test_who_may_not_write_all_of_a_register_may_not_import(browser, site):
    page = sign_in(browser, site, "ida")
    assert page.get_by_role("link", name="Ny post").count() == 1
    assert page.get_by_role("link", name="Indlæs fra fil").count() == 0
    assert page.goto(f"{site}/collections/mast/import").status == 403
    page.context.close()
    anonymous = browser.new_page()
    assert anonymous.goto(f"{site}/collections/mast/import").status == 401
    anonymous.close()
