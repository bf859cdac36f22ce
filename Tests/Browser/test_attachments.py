"""A photo of a mast uploaded, seen, chosen and removed in the browser, with and without JavaScript."""

import struct
import zlib

import looking
import pytest


def picture(width, height):
    """A red PNG."""
    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    rows = zlib.compress((b"\0" + b"\xff\0\0" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def album(desk):
    with desk(admin=("administrator",)) as address:
        yield address


@pytest.fixture(params=[(True, 0), (False, 1)], ids=["script", "no script"])
def page(request, browser, album):
    """The page of a mast, a different one each time."""
    script, place = request.param
    mast = looking.API(album).json("/collections/mast/items?limit=2&f=json")["features"][place]["id"]
    page = looking.signed_in(browser, album, "admin", f"/collections/mast/items/{mast}", script)
    yield page
    page.context.close()


def attach(page, tmp_path, name, content, title):
    path = tmp_path / name
    path.write_bytes(content)
    page.get_by_text("Ret bilag").click()
    page.get_by_label("Fil", exact=False).first.set_input_files(path)
    page.get_by_label("Titel").fill(title)
    page.get_by_role("button", name="Læg ved").click()


def button(page, title, name):
    return page.locator(".attachment-list li", has_text=title).get_by_role("button", name=name)


def test_photos_of_a_mast(page, tmp_path):
    attach(page, tmp_path, "a.png", picture(40, 30), "Set fra vejen")
    attach(page, tmp_path, "b.png", picture(30, 40), "Set fra marken")
    figures = page.locator("#bilag figure")
    assert figures.count() == 2
    assert "primært" in figures.first.inner_text() and "Set fra vejen" in figures.first.inner_text()
    image = page.get_by_alt_text("Set fra vejen")
    image.scroll_into_view_if_needed()
    assert image.bounding_box()["width"] == 240

    page.get_by_text("Ret bilag").click()
    button(page, "Set fra marken", "Gør til primært").click()
    assert "Set fra marken" in figures.first.inner_text() and "primært" in figures.first.inner_text()
    page.get_by_text("Ret bilag").click()
    button(page, "Set fra marken", "Fjern").click()
    assert figures.count() == 1 and "primært" in figures.first.inner_text()

    page.get_by_role("link", name="Historik").click()
    assert "Set fra marken" in page.locator("section:has(#bilag)").inner_text()


def test_a_file_that_is_no_picture_is_refused_in_words(page, tmp_path):
    attach(page, tmp_path, "a.png", b"ikke et billede", "Tekst")
    assert page.locator("h1").inner_text() == "Filen er ikke lagt ved"
    assert "JPEG-billede" in page.locator("main").inner_text()
