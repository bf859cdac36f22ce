"""On paper: how many sheets, what is left out, and what can be read without colours."""

import io
import re

import pytest
from pypdf import PdfReader

import looking

A4 = (595, 842)
COMPARISON = "/processes/sammenligning?kortlaegning=2026&koer=1"


def sheets(page):
    """What a person gets who prints without background graphics, a text a sheet, and the sheets' sizes in points."""
    if page.locator("#map").count():
        looking.wait_for_map(page)
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=False)))
    sizes = [(round(float(one.mediabox.width)), round(float(one.mediabox.height))) for one in paper.pages]
    return [" ".join(one.extract_text().split()) for one in paper.pages], sizes


def is_near(size, other):
    return all(abs(a - b) <= 2 for a, b in zip(size, other))


@pytest.mark.parametrize("query", ["", "?vis=mobil", "?taerskel=10_2", "?lang=en"])
@pytest.mark.parametrize("code", ["0376", "0851", "0825", "0707"])
def test_a_municipality_prints_on_two_a4_sheets(visit, code, query):
    texts, sizes = sheets(visit(f"/collections/kommune/items/{code}{query}"))
    assert len(texts) == 2
    assert all(is_near(size, A4) for size in sizes), sizes


def test_what_paper_cannot_do_is_left_out_and_the_rest_is_there(visit):
    page = visit("/collections/kommune/items/0376")
    navigation = page.locator(".site-nav a").all_inner_texts()
    said = " ".join(sheets(page)[0])
    assert navigation and not [word for word in navigation if re.search(rf"\b{re.escape(word)}\b", said)]
    for gone in ("English", "Vis tallene som tabel", "Sammenlign kortlægningerne", "Kortet som liste", "Posten i registret"):
        assert gone in page.locator("body").text_content() and gone not in said
    for kept in ("Guldborgsund", "Hvad kan adresserne få?", "faldet fra", "Kortlægning 2026", "Eksempeldata"):
        assert kept in said


def test_an_answer_prints_without_its_form_and_its_wide_table_lies_down(visit):
    page = visit("/processes/daekningsgrad?kortlaegning=2026&omraade=kommune&koer=1")
    form = page.locator(".process-form label").first.inner_text()
    texts, sizes = sheets(page)
    assert form not in " ".join(texts) and "curl" not in " ".join(texts)
    assert is_near(sizes[0], A4)
    lying = [text for text, size in zip(texts, sizes) if is_near(size, A4[::-1])]
    assert any("Jammerbugt" in text and "4.718" in text for text in lying), "all its columns are on one sheet"


def test_bars_are_edged_so_that_they_are_seen_without_their_colour(visit):
    page = visit(COMPARISON)
    page.emulate_media(media="print")
    bar = page.locator(".chart rect").first
    assert bar.evaluate("e => getComputedStyle(e).stroke") == "rgb(0, 0, 0)"
    assert bar.evaluate("e => getComputedStyle(e).printColorAdjust") == "exact"


def test_an_overview_keeps_every_municipality_with_its_chart(visit):
    page = visit("/collections/partnerskab/items/digital-infrastruktur-nordjylland")
    names = page.locator(".multiples h3").all_inner_texts()
    texts, _ = sheets(page)
    assert len(names) == 11
    for name in names:
        # On one sheet with the last of its own rows: no chart is cut in two.
        assert any(re.search(rf"{name} 10/2 .{{0,120}}1000 ", text) for text in texts), name
