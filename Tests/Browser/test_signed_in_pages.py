"""What must hold on the pages of those who have signed in, in both languages, at a desk and on a phone."""

import re

import pytest

import looking

# Who sees it, and where; `{mast}` is the key of a mast in Aalborg, `{gone}` of one that is deleted.
PAGES = {
    "list": ("ida", "/collections/mast/items?properties=navn,hoejde,status"),
    "record": ("ida", "/collections/mast/items/{mast}?f=html"),
    "history": ("ida", "/collections/mast/items/{mast}/versions?f=html"),
    "new": ("ida", "/collections/mast/new"),
    "edit": ("ida", "/collections/mast/items/{mast}/edit"),
    "an earlier version": ("ida", "/collections/mast/items/{mast}/edit?som=2026-10-01T00:00:00Z"),
    "end": ("ida", "/collections/mast/items/{mast}/delete"),
    "deleted": ("ida", "/collections/mast/items/{gone}"),
    "history of what was deleted": ("ida", "/collections/mast/items/{gone}/versions?f=html"),
    "restore": ("ida", "/collections/mast/items/{gone}/restore"),
    "views": ("ida", "/collections/mast/views"),
    "bulk edit": ("ida", "/collections/mast/bulk"),
    "field form": ("ida", "/collections/eftersyn/tilsyn"),
    "my work": ("ida", "/mit-arbejde"),
    "contracts": ("ida", "/overblik/kontrakter"),
    "own account": ("ida", "/konto"),
    "not allowed": ("ida", "/administration"),
    "import": ("chef", "/collections/mast/import"),
    "campaign": ("chef", "/kortlaegninger/ny"),
    "review": ("chef", "/gennemsyn"),
    "accounts": ("chef", "/administration"),
    "account": ("chef", "/administration/konti/ida"),
    "tokens": ("chef", "/administration/noegler"),
    "log": ("chef", "/administration/log"),
    "jobs": ("chef", "/jobs"),
}
STATUS = {"not allowed": 403, "deleted": 410}
KEYS = r"\b(?:restore|bulk|field|view|views|columns|filter|relation|edit|attachment|account|log|token|review|campaign)[A-Z]\w+\b"


@pytest.fixture(scope="module")
def readers(browser, desk):
    with desk(ida=("tovholder", "Aalborg"), chef=("administrator",)) as site:
        pages = {name: looking.signed_in(browser, site, name, "/konto") for name in ("ida", "chef")}
        found = pages["ida"].request.get(f"{site}/collections/mast/items?kommunekode=0851&limit=2&f=json").json()
        mast, gone = [one["id"] for one in found["features"]]
        pages["ida"].goto(f"{site}/collections/mast/items/{gone}/delete")
        pages["ida"].get_by_role("button", name="Slet posten").click()
        pages["ida"].wait_for_url("**/collections/mast/items?*")
        yield pages, site, lambda path: path.replace("{mast}", mast).replace("{gone}", gone)
        for page in pages.values():
            page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_sound(readers, name, lang, width):
    pages, site, filled = readers
    who, path = PAGES[name]
    page, path = pages[who], filled(path)
    page.set_viewport_size({"width": width, "height": 900})
    answer = page.goto(f"{site}{path}{'&' if '?' in path else '?'}lang={lang}")
    assert answer.status == STATUS.get(name, 200)
    assert looking.violations(page) == []
    assert not looking.scrolls_sideways(page)
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == lang
    assert not re.findall(KEYS, page.locator("body").inner_text())


def test_the_languages_say_different_things(readers):
    pages, site, filled = readers
    for name, (who, path) in PAGES.items():
        said = []
        for lang in ("da", "en"):
            path = filled(path)
            pages[who].goto(f"{site}{path}{'&' if '?' in path else '?'}lang={lang}")
            said.append(pages[who].locator("main").inner_text())
        assert said[0] != said[1], name


@pytest.mark.parametrize("name, table", [("accounts", "konti"), ("log", "log")])
def test_a_narrow_screen_shows_every_value_of_a_row_after_its_columns_name(readers, name, table):
    pages, site, _ = readers
    who, path = PAGES[name]
    page = pages[who]
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{site}{path}?lang=da")
    found = page.locator(f"table#{table}")
    assert found.evaluate("(table) => table.parentElement.scrollWidth <= table.parentElement.clientWidth")
    columns = found.locator("thead th").all_text_contents()
    row = found.locator("tbody tr").first
    names = row.locator("td").evaluate_all("(cells) => cells.map((one) => getComputedStyle(one, '::before').content)")
    assert names == [f'"{column}"' for column in columns[1:]]
    page.set_viewport_size({"width": 1280, "height": 900})
    assert row.locator("td").first.evaluate("(cell) => getComputedStyle(cell).display") == "table-cell"


@pytest.mark.parametrize("name", ["list", "record"])
def test_paper_has_no_tools(readers, name):
    pages, site, filled = readers
    who, path = PAGES[name]
    page = pages[who]
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site + filled(path))
    tools = page.locator(".row-box, .view-new, .attachment-edit, .download, .format, .button")
    assert tools.first.is_visible()
    page.emulate_media(media="print")
    assert not [one.evaluate("(tool) => tool.outerHTML") for one in tools.all() if one.is_visible()]
    page.emulate_media(media="screen")
