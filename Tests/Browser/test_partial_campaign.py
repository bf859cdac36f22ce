"""A real file that holds a part of a municipality: the pages say which part, and what it is that they count."""

import subprocess
from pathlib import Path

import pytest

FILE = Path(__file__).parents[3] / "shared/data/broadband/bbk26_guldborgsund.csv"
pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the real files are not beside the checkout")


@pytest.fixture(scope="module")
def address(binary, serve, tmp_path_factory):
    store = tmp_path_factory.mktemp("partial") / "guldborgsund.gpkg"
    words = ["campaign", "import", FILE, "--store", store, "--name", "2026", "--kind", "offered-private", "--partial"]
    subprocess.run([binary, *words], check=True, capture_output=True, timeout=300)
    with serve(store) as address:
        yield address


@pytest.mark.parametrize("path", [
    "/", "/collections/kommune/items/0376", "/collections/region/items/1085", "/collections/adresse",
    "/collections/adresse/items", "/collections/daekning-1km/items?inden_for=0376", "/adresser",
])
def test_every_page_of_the_campaign_says_that_it_is_a_part(visit, address, path):
    page = visit(path, at=address)
    said = page.locator(".partial-notice").inner_text()
    assert "Kortlægningen er delvis." in said and "9 postnumre" in said
    # The campaign has nine post codes, and so has the area: only of the area is it said where an area is shown.
    assert ("rummer kortlægningen 2026" if "0376" in path or "1085" in path else "Kortlægningen 2026 rummer") in said
    assert page.locator(".sample-banner").count() == 0, "real rows are no sample"


def test_registers_are_not_said_to_be_a_part(visit, address):
    assert visit("/collections/kommune", at=address).locator(".partial-notice").count() == 0


def test_the_sentence_counts_the_part_and_names_it(visit, address):
    answer = visit("/collections/kommune/items/0376", at=address).locator(".answer").inner_text()
    assert answer.startswith("221 af 10.931 adresser i 9 af Guldborgsunds postnumre")


def test_a_store_without_masts_says_what_to_do(visit, address):
    assert "Her er ingen rækker endnu." in visit("/collections/mast/items", at=address).locator(".notice").inner_text()
