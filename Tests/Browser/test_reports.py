"""A report in a browser: its links lead somewhere, its files are files, and it prints."""

import re

NOTE = "/rapporter/statusnotat?partnerskab=digital-infrastruktur-nordjylland&aar=2024"
FIGURES = ["7,4 mio. kr.", "102 enkeltadresser", "1,85 mio. kr.", "9 projekter (44 adresser)", "21,6 %"]


def test_every_figure_leads_to_a_page_or_a_note(visit, site):
    page = visit(NOTE)
    links = page.locator("article.report a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(links) > 50
    for note in {link for link in links if link.startswith("#")}:
        assert page.locator(note).count() == 1, note
    for row in {link for link in links if not link.startswith("#")}:
        assert page.request.get(site + row).status == 200, row
    for figure in FIGURES:
        assert page.get_by_role("link", name=figure, exact=True).count() == 1, figure


def test_the_overview_leads_to_the_note_and_its_years(visit):
    page = visit("/collections/partnerskab/items/digital-infrastruktur-nordjylland")
    page.get_by_role("link", name="Statusnotat").click()
    page.get_by_role("navigation").get_by_role("link", name="2024", exact=True).click()
    assert page.locator("h1").inner_text().startswith("Statusnotat 2024")


def test_the_files_are_downloaded(visit):
    page = visit(NOTE)
    for label, ending in (("Tekst", "txt"), ("HTML", "html")):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=label, exact=True).click()
        download = waiting.value
        assert download.suggested_filename == f"statusnotat-digital-infrastruktur-nordjylland-2024.{ending}"
        text = download.path().read_text("utf-8")
        assert all(figure in text for figure in FIGURES)


def test_the_page_of_its_own_is_sound(visit, browser, site, tmp_path):
    import looking
    file = tmp_path / "note.html"
    file.write_text(visit(NOTE).request.get(site + NOTE + "&format=html").text(), "utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(file.as_uri())
    assert looking.violations(page) == []
    assert not looking.scrolls_sideways(page)
    assert page.locator("html").get_attribute("lang") == "da"
    page.close()


def test_printed_it_is_the_note_alone(visit):
    page = visit(NOTE)
    page.emulate_media(media="print")
    assert page.locator("article.report").is_visible()
    assert not page.locator("ul.downloads").is_visible() and not page.locator("nav.site-nav").is_visible()
    assert re.search(r"Eksempeldata", page.locator("aside.sample-banner").inner_text())
