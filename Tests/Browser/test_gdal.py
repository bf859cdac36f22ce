"""GDAL's own OGC API – Features client, which knows nothing of this program, reads what is served."""

import json
import shutil
import subprocess

import pytest

pytestmark = pytest.mark.skipif(not shutil.which("ogrinfo"), reason="gdal-bin is not installed")


def ogrinfo(*words):
    done = subprocess.run(["ogrinfo", *words], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0 and "ERROR" not in done.stderr, done.stderr
    return done.stdout


def test_every_collection_is_a_layer(site, api):
    listed = ogrinfo("-ro", "-q", f"OAPIF:{site}")
    for collection in api.json("/collections")["collections"]:
        assert f": {collection['id']} " in listed


# 152 cells and 60 shelters are more than one page of the client's own ten.
@pytest.mark.parametrize(("layer", "kind"), [("beskyttelsesrum", "Multi Point"), ("mast", "Point"), ("daekning-10km", "Polygon")])
def test_a_layer_is_read_whole(site, api, layer, kind):
    read = ogrinfo("-ro", "-al", f"OAPIF:{site}", layer)
    expected = api.json(f"/collections/{layer}/items?limit=1")["numberMatched"]
    assert read.count("OGRFeature(") == expected > 10
    assert f"Geometry: {kind}" in read
    assert f"Feature Count: {expected}" in read


def test_positions_are_those_of_the_file(site, store, tmp_path):
    """The file holds EPSG:25832; the client gets degrees. GDAL itself says whether they are the same places."""
    written = tmp_path / "mast.geojson"
    subprocess.run(
        ["ogr2ogr", "-t_srs", "OGC:CRS84", "-sql", "SELECT objekt_id, * FROM mast", written, store], check=True,
        capture_output=True, timeout=300)
    served = tmp_path / "served.geojson"
    subprocess.run(["ogr2ogr", served, f"OAPIF:{site}", "mast"], check=True, capture_output=True, timeout=300)
    here, there = (
        {f["properties"]["objekt_id"]: f["geometry"]["coordinates"] for f in json.loads(p.read_text())["features"]}
        for p in (written, served))
    assert here.keys() == there.keys() and len(here) == 40
    for key, (lon, lat) in here.items():
        assert abs(lon - there[key][0]) < 2e-7 and abs(lat - there[key][1]) < 2e-7


def test_a_box_of_the_client_is_answered_by_the_server(site, api):
    box = ("9.0", "56.8", "10.5", "57.3")
    read = ogrinfo("-ro", "-al", "-so", "-spat", *box, f"OAPIF:{site}", "mast")
    expected = api.json(f"/collections/mast/items?limit=1&bbox={','.join(box)}")["numberMatched"]
    assert 0 < expected < 40 and f"Feature Count: {expected}" in read


def test_a_late_decimal_is_not_cut(binary, serve, store, tmp_path):
    """The client guesses a column's type from its first page, where every height may be a whole number."""
    path, rows = tmp_path / "decimal.gpkg", tmp_path / "master.csv"
    shutil.copy(store, path)
    key = "ffffffff-ffff-4fff-8fff-ffffffffffff"
    rows.write_text(f"objekt_id,navn,kommunekode,hoejde,cvr_kode,off_kode,geometri\n{key},Sidste,0851,36.75,29189420,1,POINT (555000 6322000)\n")
    subprocess.run([binary, "import", "mast", rows, "--store", path], check=True, capture_output=True, timeout=300)
    with serve(path) as site:
        assert "hoejde: Real" in ogrinfo("-ro", "-so", f"OAPIF:{site}", "mast")
        read = subprocess.run(
            ["ogr2ogr", "-f", "CSV", "/vsistdout/", f"OAPIF:{site}", "mast", "-select", "navn,hoejde"], check=True,
            capture_output=True, text=True, timeout=300).stdout
    assert "Sidste,36.75" in read
