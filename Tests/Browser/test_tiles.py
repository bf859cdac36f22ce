"""OGC API – Tiles Part 1 and the tile matrix sets of OGC 17-083r4, clause by clause; GDAL opens what is served."""

import json
import math
import shutil
import subprocess

import pytest

SETS = {"WebMercatorQuad": ("EPSG/0/3857", "EPSG:3857"), "View1": ("EPSG/0/25832", "EPSG:25832")}
RELATION = "http://www.opengis.net/def/rel/ogc/1.0/"
MVT = "application/vnd.mapbox-vector-tile"
# A level at which the sample's masts are on a few tiles.
LEVEL = {"WebMercatorQuad": 8, "View1": 3}


def link(document, rel):
    found = [one for one in document["links"] if one["rel"] == rel]
    assert len(found) == 1, (rel, document["links"])
    return found[0]


def path(api, one):
    return one["href"].removeprefix(api.site)


@pytest.fixture(scope="module", params=SETS)
def tileset(api, request):
    """A tile set as its collection's list leads to it."""
    listed = api.json("/collections/mast/tiles")["tilesets"]
    entry = next(one for one in listed if link(one, f"{RELATION}tiling-scheme")["href"].endswith(request.param))
    return request.param, api.json(path(api, link(entry, "self")))


@pytest.fixture(scope="module")
def scheme(api, tileset):
    return api.json(path(api, link(tileset[1], f"{RELATION}tiling-scheme")))


def test_req_tilesets_list(api):
    """/req/tilesets-list: a spatial collection links to its tile sets, of both matrix sets, and others do not."""
    for collection in api.json("/collections")["collections"]:
        links = [one for one in collection["links"] if one["rel"] == f"{RELATION}tilesets-vector"]
        assert len(links) == ("storageCrs" in collection), collection["id"]
        for one in links:
            listed = api.json(path(api, one))["tilesets"]
            assert [t["crs"].split("crs/")[1] for t in listed] == [crs for crs, _ in SETS.values()]
            assert all(t["dataType"] == "vector" and t["title"] and t["tileMatrixSetURI"] for t in listed)


def test_req_tileset_description(api, tileset):
    """/req/tileset/description: data type, reference system, layers, the template of the tiles, and where they come from."""
    name, document = tileset
    assert document["dataType"] == "vector" and document["crs"].endswith(SETS[name][0])
    item = link(document, "item")
    assert item["type"] == MVT and item["templated"] is True
    for part in ("{tileMatrix}", "{tileRow}", "{tileCol}"):
        assert part in item["href"]
    assert path(api, link(document, f"{RELATION}geodata")) == "/collections/mast"
    assert [one["id"] for one in document["layers"]] == ["mast", "mast-antal"]


def test_req_tms_tilematrixset(api, scheme, tileset):
    """/req/tilematrixset of 17-083r4: halving cells from one corner, ordered, and scales of 0.28 mm."""
    assert scheme["id"] == tileset[0] and scheme["crs"].endswith(SETS[tileset[0]][0])
    assert len(scheme["orderedAxes"]) == 2
    cells = [one["cellSize"] for one in scheme["tileMatrices"]]
    assert all(math.isclose(a, 2 * b) for a, b in zip(cells, cells[1:]))
    for number, one in enumerate(scheme["tileMatrices"]):
        assert one["id"] == str(number) and one["cornerOfOrigin"] == "topLeft"
        assert math.isclose(one["scaleDenominator"], one["cellSize"] / 0.00028)
        assert one["tileWidth"] == one["tileHeight"] == 256


def test_the_danish_view_grid_is_the_public_one(api):
    """The numbers that the national map services give in their capabilities: corner, cells and counts."""
    grid = api.json("/tileMatrixSets/View1")
    first, last = grid["tileMatrices"][0], grid["tileMatrices"][-1]
    assert first["pointOfOrigin"] == last["pointOfOrigin"] == [120000, 6500000]
    assert first["cellSize"] == 1638.4 and math.isclose(last["cellSize"], 0.2) and len(grid["tileMatrices"]) == 14
    assert (first["matrixWidth"], first["matrixHeight"]) == (3, 2)


def test_req_tms_limits(api, tileset, scheme):
    """/req/tilematrixsetlimits: every feature is on a tile within the limits of each level."""
    name, document = tileset
    places = [
        one["geometry"]["coordinates"]
        for one in api.items("mast", crs=f"http://www.opengis.net/def/crs/{SETS[name][0]}")]
    assert len(document["tileMatrixSetLimits"]) == len(scheme["tileMatrices"])
    for limits, matrix in zip(document["tileMatrixSetLimits"], scheme["tileMatrices"]):
        assert limits["tileMatrix"] == matrix["id"]
        for x, y in places:
            row, col = at(x, y, matrix)
            assert limits["minTileRow"] <= row <= limits["maxTileRow"]
            assert limits["minTileCol"] <= col <= limits["maxTileCol"]
        assert limits["maxTileRow"] < matrix["matrixHeight"] and limits["maxTileCol"] < matrix["matrixWidth"]
    box = document["boundingBox"]
    assert all(box["lowerLeft"][0] <= x + 10 and x - 10 <= box["upperRight"][0] for x, _ in places)


def at(x, y, matrix):
    left, top = matrix["pointOfOrigin"]
    span = matrix["cellSize"] * 256
    return int((top - y) // span), int((x - left) // span)


def test_req_core_tile(api, tileset, scheme):
    """/req/core/tc-success and tc-error: a tile of the set, of its type and with a tag, else 404."""
    name, document = tileset
    template = path(api, link(document, "item"))
    limits = document["tileMatrixSetLimits"][LEVEL[name]]
    fill = lambda z, row, col: template.format(tileMatrix=z, tileRow=row, tileCol=col)
    good = fill(limits["tileMatrix"], limits["minTileRow"], limits["minTileCol"])
    status, headers, body = api.ask(good)
    assert status == 200 and headers["Content-Type"] == MVT
    assert api.ask(good, If_None_Match=headers["ETag"])[0] == 304
    matrix = scheme["tileMatrices"][3]
    for z, row, col in ((3, matrix["matrixHeight"], 0), (3, 0, matrix["matrixWidth"]), (99, 0, 0), (3, -1, 0), ("x", 0, 0)):
        assert api.ask(fill(z, row, col))[0] == 404
    assert api.ask(f"{good}?nix=1")[0] == 400
    assert api.ask("/collections/mast/tiles/findes-ikke")[0] == api.ask("/tileMatrixSets/findes-ikke")[0] == 404


@pytest.mark.skipif(not shutil.which("ogr2ogr"), reason="gdal-bin is not installed")
def test_gdal_opens_the_tiles_and_finds_every_mast_where_it_stands(api, tileset, scheme, tmp_path):
    name, document = tileset
    crs, code = SETS[name]
    matrix = scheme["tileMatrices"][LEVEL[name]]
    masts = {one["id"]: one["geometry"]["coordinates"] for one in api.items("mast", crs=f"http://www.opengis.net/def/crs/{crs}")}
    # GDAL wants one tile at its level 0, where the view grid has 3 × 2: its level is two down in a grid four times as large.
    level = LEVEL[name] + (2 if name == "View1" else 0)
    for row, col in {at(x, y, matrix) for x, y in masts.values()}:
        tile = path(api, link(document, "item")).format(tileMatrix=matrix["id"], tileRow=row, tileCol=col)
        file = tmp_path / str(level) / str(col) / f"{row}.pbf"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(api.ask(tile)[2])
    layers = {"vector_layers": [{"id": "mast", "minzoom": 0, "maxzoom": 20, "fields": {"objekt_id": "String"}}]}
    metadata = {
        "name": name, "format": "pbf", "minzoom": "0", "maxzoom": "20", "crs": code,
        "tile_origin_upper_left_x": matrix["pointOfOrigin"][0], "tile_origin_upper_left_y": matrix["pointOfOrigin"][1],
        "tile_dimension_zoom_0": matrix["cellSize"] * 256 * 2**level, "json": json.dumps(layers)}
    (tmp_path / "metadata.json").write_text(json.dumps(metadata))
    out = tmp_path / "out.geojson"
    subprocess.run(
        ["ogr2ogr", "-lco", "RFC7946=NO", out, f"MVT:{tmp_path / str(level)}", "-oo",
         f"METADATA_FILE={tmp_path / 'metadata.json'}"], check=True, capture_output=True, timeout=300)
    found = {
        one["properties"]["objekt_id"]: one["geometry"]["coordinates"]
        for one in json.loads(out.read_text())["features"]}
    assert found.keys() == masts.keys() and len(found) >= 40
    # A tile has 4,096 units to a side; where two tiles show a mast, in the margin of one, it is the same place.
    unit = matrix["cellSize"] * 256 / 4096
    for key, (x, y) in masts.items():
        assert abs(found[key][0] - x) <= unit and abs(found[key][1] - y) <= unit, key
