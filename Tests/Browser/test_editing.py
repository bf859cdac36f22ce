"""The store is an ordinary GeoPackage: what another program writes in it shows at once."""

import shutil
import subprocess
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.skipif(not shutil.which("ogrinfo"), reason="gdal-bin is not installed")


def update(store, statement):
    done = subprocess.run(["ogrinfo", store, "-sql", statement], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0 and "ERROR" not in done.stderr, done.stderr


@pytest.fixture
def served(serve, store, tmp_path):
    """The path of a copy of the sample and the address of its server, which outlives the pages that are visited."""
    own = tmp_path / "edited.gpkg"
    shutil.copy(store, own)
    with serve(own) as address:
        yield own, address


def test_a_mast_edited_with_gdal_while_the_server_runs_shows_on_its_page(served, visit, api):
    own, address = served
    mast = api.first("mast")
    name = "Prøvestation Æbelø"
    path = f"/collections/mast/items/{mast['id']}"
    assert visit(path, at=address).locator("h1").inner_text() == mast["properties"]["navn"]
    update(own, f"UPDATE mast SET navn = '{name}', hoejde = 41.5 WHERE objekt_id = '{mast['id']}'")
    page = visit(path, at=address)
    assert page.locator("h1").inner_text() == name
    assert "41,5\u00a0m" in page.locator("table.record").inner_text()
    assert name in visit("/collections/mast/items", at=address).locator("#items").inner_text()


def test_a_mast_moved_with_gdal_is_found_where_it_now_is(served, api):
    own, address = served
    key = api.first("mast")["id"]
    # Skagen, where the sample has no mast.
    box = f"{address}/collections/mast/items?bbox=10.55,57.70,10.65,57.76&f=json"
    assert key not in urlopen(box, timeout=300).read().decode()
    update(own, f"UPDATE mast SET geom = AsGPB(MakePoint(595000, 6399000, 25832)) WHERE objekt_id = '{key}'")
    assert key in urlopen(box, timeout=300).read().decode()
