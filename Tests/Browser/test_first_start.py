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
