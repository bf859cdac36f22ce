"""The first administrator is made by an address that is printed when the server starts, and works once."""

import queue
import re
import shutil
import subprocess
import threading

import looking
import pytest

PASSWORD = "hest og vogn og høstak"


@pytest.fixture
def started(binary, store, tmp_path):
    """The page to begin on, of a store without accounts."""
    path = tmp_path / "ny.gpkg"
    shutil.copy(store, path)
    server = subprocess.Popen(
        [binary, "serve", "--store", path, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines = queue.Queue()
    threading.Thread(target=lambda: [lines.put(line) for line in server.stdout], daemon=True).start()
    try:
        while not (found := re.search(r"(http://127\.0\.0\.1:\d+)(/foerste-start/\S+)", lines.get(timeout=300))):
            pass
        yield found[1], found[2], tmp_path
    finally:
        server.terminate()
        server.wait(timeout=300)


def fill(page, name, password, again):
    page.locator("#navn").fill(name)
    page.locator("#kodeord").fill(password)
    page.get_by_label("Kodeordet igen").fill(again)
    page.get_by_role("button", name="Opret administratoren").click()


def test_the_address_makes_one_administrator_who_is_signed_in(browser, started):
    site, path, folder = started
    page = browser.new_page(locale="da-DK")
    assert page.request.get(site + "/collections/mast/items?f=json&limit=1").status == 200
    assert page.goto(f"{site}/foerste-start/noget-andet").status == 404
    page.goto(site + path)
    assert looking.violations(page) == [] and not looking.scrolls_sideways(page)
    assert sorted(file.name for file in folder.iterdir() if file.suffix in (".konti", ".noegle")) == []

    fill(page, "ada", PASSWORD, PASSWORD + "?")
    assert "ikke ens" in page.get_by_role("alert").inner_text()
    fill(page, "ada", PASSWORD, PASSWORD)
    page.wait_for_url("**/administration")
    assert page.locator(".signed-in strong").inner_text() == "ada"
    # Whoever is signed in writes, without the server being started again.
    page.goto(f"{site}/collections/mast/new")
    assert page.get_by_role("button", name="Gem").count() == 1

    for method in ("get", "post"):
        assert getattr(page.request, method)(site + path).status == 404
    assert oct((folder / "ny.noegle").stat().st_mode & 0o777) == "0o600"
    other = browser.new_page(locale="da-DK")
    other.goto(f"{site}/log-ind")
    other.locator("#navn").fill("ada")
    other.locator("#kodeord").fill(PASSWORD)
    other.locator("main button").click()
    assert other.locator(".signed-in strong").inner_text() == "ada"


def test_without_the_address_nobody_writes(browser, started):
    site, _, _ = started
    request = browser.new_page().request
    assert request.post(f"{site}/collections/mast/items", data="{}").status == 405
    assert request.get(f"{site}/administration", headers={"Accept": "text/html"}).status == 404


def test_a_new_store_says_what_it_lacks_and_leads_to_where_it_comes_from(binary, serve, browser, tmp_path):
    path = tmp_path / "tom.gpkg"
    subprocess.run([binary, "new", "--store", path], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(
        [binary, "user", "add", "chef", "--role", "administrator", "--store", path], input=looking.PASSWORD + "\n",
        text=True, check=True, stdout=subprocess.DEVNULL)
    with serve(path) as site:
        page = looking.signed_in(browser, site, "chef", "/konto")
        for where in ("/collections/kommune/items/0851", "/collections/region/items/1081", "/processes/daekningsgrad"):
            page.goto(site + where)
            notice = page.locator("main .notice")
            assert "Der er ingen kortlægning her endnu." in notice.inner_text()
            assert notice.get_by_role("link").get_attribute("href") == "/kortlaegninger/ny"
            empty = page.locator("main .sources, main .choices:not(:has(a))")
            assert empty.count() == 0, "nothing is headed that is not there"
        page.goto(f"{site}/overblik/moeder")
        assert "0 beslutninger" not in page.locator("main").inner_text()
        page.goto(f"{site}/collections/mast/items")
        assert "opretter dem her eller i QGIS" in page.locator("main .notice").inner_text()
        page.context.close()
