"""Starts the built program on a sample store, and a browser to look at it with.

`LANDKORT_BINARY` is the program; without it the debug build. Everything is written to temporary folders.
"""

import os
import queue
import re
import shutil
import subprocess
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

import looking

PACKAGE = Path(__file__).parents[2]
BINARY = Path(os.environ.get("LANDKORT_BINARY") or PACKAGE / ".build/debug/landkort")


# A busy machine makes a test late, not wrong.
expect.set_options(timeout=120_000)


def answered(press):
    """A press that sends a form ends when the page that answers is there."""
    def pressed(self, *what, **options):
        page = getattr(self, "page", self)
        press(self, *what, **options)
        if not page.is_closed():
            looking.settled(page)
    return pressed


for kind in [Locator, Page]:
    for press in ["click", "press"]:
        setattr(kind, press, answered(getattr(kind, press)))


@pytest.fixture(scope="session")
def binary():
    if not BINARY.exists():
        pytest.exit(f"{BINARY} is not built; run `swift build --product landkort`", 2)
    return BINARY


@pytest.fixture(scope="session")
def store(binary, tmp_path_factory):
    """The sample partnership, written once."""
    path = tmp_path_factory.mktemp("store") / "sample.gpkg"
    subprocess.run([binary, "demo", "--store", path], check=True, stdout=subprocess.DEVNULL, timeout=300)
    return path


@contextmanager
def serving(binary, store, *options, **environment):
    """The address of a server of `store` on a free port; it is ended by its own process id."""
    process = subprocess.Popen(
        [binary, "serve", "--store", store, "--port", "0", *options], stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, env=os.environ | environment)
    lines = queue.Queue()
    # Read on to the end, so that a full pipe never stops the server.
    threading.Thread(target=lambda: [lines.put(line) for line in process.stdout], daemon=True).start()
    said = ""
    try:
        while True:
            try:
                line = lines.get(timeout=300)
            except queue.Empty:
                raise AssertionError(f"the server did not say where it is:\n{said}") from None
            said += line
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                yield found[0]
                break
    finally:
        process.terminate()
        process.wait(timeout=300)


@pytest.fixture(scope="session")
def site(binary, store):
    with serving(binary, store) as address:
        yield address


@pytest.fixture(scope="session")
def serve(binary):
    """For tests that need a store of their own: `with serve(path, "--option", VARIABLE="x") as address`."""
    return lambda store, *options, **environment: serving(binary, store, *options, **environment)


@pytest.fixture(scope="session")
def staffed(binary, store, tmp_path_factory):
    """The path of a copy of the sample with accounts: `staffed(ida=("tovholder", "Aalborg"))`."""

    def staffed(**people):
        path = tmp_path_factory.mktemp("konti") / "sample.gpkg"
        shutil.copy(store, path)
        for name, (role, *authority) in people.items():
            own = ["--authority", *authority] if authority else []
            subprocess.run(
                [binary, "user", "add", name, "--role", role, *own, "--store", path],
                input=looking.PASSWORD + "\n", text=True, check=True, stdout=subprocess.DEVNULL)
        return path

    return staffed


@pytest.fixture(scope="session")
def desk(staffed, serve):
    """The same with a server: `with desk(ida=("tovholder", "Aalborg")) as address`."""

    @contextmanager
    def desk(**people):
        with serve(staffed(**people)) as address:
            yield address

    return desk


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=looking.CHROMIUM, args=looking.FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, site):
    """Opens a page: `visit("/collections", lang="en", width=390)`; fails when any of them complained."""
    visits = []

    def visit(path, lang="da", width=1280, height=900, status=200, at=site):
        visits.append(looking.Visit(browser, at, lang, width, height))
        return visits[-1].go(path, status)

    yield visit
    complaints = [complaint for one in visits for complaint in one.end()]
    assert not complaints


@pytest.fixture(scope="session")
def api(site):
    return looking.API(site)
