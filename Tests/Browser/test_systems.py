"""OGC API – Features Part 2: every system's coordinates held against what GDAL and PROJ make of the file's own."""

import json
import subprocess
from urllib.parse import quote

import pytest

EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
# PROJ's own answers, in the order of the axes that the authority gives; Debian's Python has the bindings.
PROJ = """
import json, sys
from osgeo import osr
def system(name):
    made = osr.SpatialReference()
    made.SetFromUserInput(name)
    made.SetAxisMappingStrategy(osr.OAMS_AUTHORITY_COMPLIANT)
    return made
name, points = json.load(sys.stdin)
turn = osr.CoordinateTransformation(system("EPSG:25832"), system(name))
json.dump([list(turn.TransformPoint(*point)[:2]) for point in points], sys.stdout)
"""


def by_proj(name, points):
    done = subprocess.run(
        ["/usr/bin/python3", "-c", PROJ], input=json.dumps([name, points]), capture_output=True, text=True, timeout=300)
    if "No module named" in done.stderr:
        pytest.skip("python3-gdal is not installed")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def addresses(api):
    """A thousand addresses in the system that they are stored in."""
    return api.json(f"/collections/adresse/items?limit=1000&crs={quote(EPSG + '25832')}")["features"]


@pytest.mark.parametrize(("uri", "name", "unit"), [
    (CRS84, "OGC:CRS84", 1e-7), (EPSG + "4326", "EPSG:4326", 1e-7), (EPSG + "3857", "EPSG:3857", 2e-3)])
def test_a_thousand_points_are_where_proj_says(api, addresses, uri, name, unit):
    served = api.json(f"/collections/adresse/items?limit=1000&crs={quote(uri)}")["features"]
    assert [one["id"] for one in served] == [one["id"] for one in addresses] and len(served) == 1000
    expected = by_proj(name, [one["geometry"]["coordinates"] for one in addresses])
    for one, (first, second) in zip(served, expected):
        x, y = one["geometry"]["coordinates"]
        assert abs(x - first) <= unit and abs(y - second) <= unit, (one["id"], x, y, first, second)


def test_the_stored_systems_coordinates_are_those_of_the_file(api, store, tmp_path):
    """`ogr2ogr` reads the file itself; what is served differs by no millimetre."""
    for register in ("mast", "beskyttelsesrum"):
        written = tmp_path / f"{register}.geojson"
        subprocess.run(
            ["ogr2ogr", "-lco", "COORDINATE_PRECISION=6", "-lco", "RFC7946=NO", "-sql",
             f"SELECT objekt_id, * FROM {register}", written, store], check=True, capture_output=True, timeout=300)
        stored = {
            one["properties"]["objekt_id"]: one["geometry"]["coordinates"]
            for one in json.loads(written.read_text())["features"]}
        served = {
            one["id"]: one["geometry"]["coordinates"]
            for one in api.items(register, crs=quote(EPSG + "25832"), limit=1000)}
        assert len(served) >= 40 and served.keys() <= stored.keys()
        for key, coordinates in served.items():
            for here, there in zip(flat(coordinates), flat(stored[key])):
                assert abs(here - there) <= 0.0005 + 1e-9, key


def flat(coordinates):
    return [coordinates] if not isinstance(coordinates, list) else [n for part in coordinates for n in flat(part)]


def test_gdal_reads_an_answer_in_the_stored_system(site, tmp_path):
    """Also through a box in metres; GDAL's own client asks for degrees alone before version 3.7."""
    box = "540000,6300000,580000,6340000"
    query = f"limit=1000&crs={quote(EPSG + '25832')}&bbox={box}&bbox-crs={quote(EPSG + '25832')}"
    done = subprocess.run(
        ["ogrinfo", "-ro", "-al", f"{site}/collections/mast/items?{query}"], capture_output=True, text=True, timeout=300)
    points = [line for line in done.stdout.splitlines() if "POINT (" in line]
    assert points, done.stdout + done.stderr
    for line in points:
        east, north = map(float, line.split("(")[1].rstrip(")").split())
        assert 540000 <= east <= 580000 and 6300000 <= north <= 6340000


