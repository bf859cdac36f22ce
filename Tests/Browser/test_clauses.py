"""OGC API – Features Parts 1, 3 and 5, clause by clause: each test is named after the requirement that it holds.

Part 2 is in `test_systems.py` and ReferenceSystemTests, Part 4 in CreateReplaceUpdateDeleteTests and EditingQGISTests,
Tiles in `test_tiles.py`, Records in `test_records.py`, versions in VersionTests.
"""

import json
import re
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator


GEOJSON, HTML, CSV = "application/geo+json", "text/html", "text/csv"
COLLECTIONS = ["mast", "beskyttelsesrum", "kontakt", "daekning-10km", "adresse", "katalog"]
CLAUSES = {}


def clause(*names):
    def keep(check):
        for name in names:
            assert name not in CLAUSES
            CLAUSES[name] = check
        return check
    return keep


@pytest.fixture(scope="module", autouse=True)
def described(api):
    return api.json("/api")


def links(document, rel):
    return [one for one in document["links"] if one["rel"] == rel]


def parameters(described, path):
    return {one["name"]: one for one in described["paths"][path]["get"]["parameters"] if one["in"] == "query"}


def items(api, collection, **query):
    words = "&".join(f"{name}={quote(str(value))}" for name, value in query.items())
    return api.json(f"/collections/{collection}/items?{words}")


# Part 1, Core


@clause("/req/core/root-op", "/req/core/root-success")
def root(api, described):
    relations = {one["rel"] for one in api.json("/")["links"]}
    assert {"service-desc", "service-doc", "conformance", "data"} <= relations


@clause("/req/core/api-definition-op", "/req/core/api-definition-success", "/req/oas30/oas-definition-1")
def api_definition(api, described):
    for one in links(api.json("/"), "service-desc") + links(api.json("/"), "service-doc"):
        status, headers, _ = api.ask(one["href"].removeprefix(api.site))
        assert status == 200 and headers["Content-Type"].split(";")[0] == one["type"].split(";")[0]


@clause("/req/core/conformance-op", "/req/core/conformance-success")
def conformance(api, described):
    declared = api.json("/conformance")["conformsTo"]
    assert len(declared) == len(set(declared)) and all(one.startswith("http://www.opengis.net/spec/") for one in declared)


@clause("/req/core/http")
def http(api, described):
    for path in ("/", "/collections/mast/items"):
        for method in ("GET", "HEAD", "OPTIONS"):
            assert api.ask(path, method=method)[0] == 200


@clause("/req/core/query-param-unknown", "/req/core/query-param-invalid")
def parameters_refused(api, described):
    for path in ["/", "/conformance", "/api", "/collections"] + [f"/collections/{one}{end}" for one in COLLECTIONS for end in ("", "/items")]:
        assert api.ask(f"{path}?findes-ikke=1")[0] == 400, path
    for bad in ("limit=0", "limit=x", "bbox=1,2,3", "datetime=nix", "crs=nix", "f=nix", "lang=nix"):
        assert api.ask(f"/collections/mast/items?{bad}")[0] == 400, bad


@clause("/req/core/crs84")
def crs84(api, described):
    for collection in COLLECTIONS:
        for one in items(api, collection, limit=20)["features"]:
            for lon, lat in positions(one["geometry"]):
                assert 3 < lon < 17 and 54 < lat < 59


def positions(geometry):
    def walk(part):
        return [part] if isinstance(part[0], (int, float)) else [one for inner in part for one in walk(inner)]
    return walk(geometry["coordinates"]) if geometry else []


@clause("/req/core/fc-md-op", "/req/core/fc-md-success", "/req/core/fc-md-links")
def collections(api, described):
    document = api.json("/collections")
    assert links(document, "self") and {one["type"] for one in links(document, "alternate")} == {HTML}
    assert all(one["rel"] and one["type"] for one in document["links"])


@clause("/req/core/fc-md-items", "/req/core/fc-md-items-links")
def collection_items(api, described):
    for one in api.json("/collections")["collections"]:
        found = links(one, "items")
        assert {link["type"] for link in found} == {GEOJSON, HTML, CSV}, one["id"]


@clause("/req/core/fc-md-extent")
def extents(api, described):
    for one in api.json("/collections")["collections"]:
        if "extent" not in one:
            continue
        (west, south, east, north), = one["extent"]["spatial"]["bbox"]
        assert west <= east and south <= north
        for lon, lat in (p for f in items(api, one["id"], limit=100)["features"] for p in positions(f["geometry"])):
            # The box is of edges in metres, which bend.
            assert west - 0.01 <= lon <= east + 0.01 and south - 0.01 <= lat <= north + 0.01, one["id"]


@clause("/req/core/sfc-md-op", "/req/core/sfc-md-success")
def one_collection(api, described):
    for one in api.json("/collections")["collections"]:
        alone = api.json(f"/collections/{one['id']}")
        assert (alone["id"], alone["title"], alone["links"]) == (one["id"], one["title"], one["links"])


@clause("/req/core/fc-op", "/req/core/fc-response")
def features(api, described):
    for collection in COLLECTIONS:
        status, headers, body = api.ask(f"/collections/{collection}/items")
        assert status == 200 and headers["Content-Type"] == GEOJSON
        assert json.loads(body)["type"] == "FeatureCollection"


@clause("/req/core/fc-limit-definition", "/req/core/fc-limit-response-1")
def limit(api, described):
    schema = parameters(described, "/collections/mast/items")["limit"]["schema"]
    assert schema["type"] == "integer" and schema["minimum"] == 1 and schema["default"] <= schema["maximum"]
    assert len(items(api, "mast", limit=3)["features"]) == 3
    assert len(items(api, "adresse", limit=10**12)["features"]) == schema["maximum"]


@clause("/req/core/fc-bbox-definition", "/req/core/fc-bbox-response")
def box(api, described):
    one = parameters(described, "/collections/mast/items")["bbox"]
    assert one["explode"] is False and one["schema"]["minItems"] == 4 and one["schema"]["maxItems"] == 6
    all_ = {f["id"]: f["geometry"]["coordinates"] for f in api.items("mast")}
    inside = {key for key, (lon, lat) in all_.items() if 9.4 <= lon <= 10.6 and 56.7 <= lat <= 57.6}
    for text in ("9.4,56.7,10.6,57.6", "9.4,56.7,-100,10.6,57.6,100"):
        assert {f["id"] for f in items(api, "mast", bbox=text, limit=100)["features"]} == inside and inside


@clause("/req/core/fc-time-definition", "/req/core/fc-time-response")
def time(api, described):
    one = parameters(described, "/collections/mast/items")["datetime"]
    good = ["2026-11-20", "2026-11-20T10:00:00Z", "2026-01-01/..", "../2026-12-31T00:00:00Z", "2026-01-01/2026-12-31"]
    for text in good:
        assert re.fullmatch(one["schema"]["pattern"], text) and api.ask(f"/collections/mast/items?datetime={text}")[0] == 200
    assert items(api, "mast", datetime="1990-01-01T00:00:00Z")["numberMatched"] == 0
    for text in ("2026-13-01", "2026-12-31/2026-01-01", "../..", "2026"):
        assert api.ask(f"/collections/mast/items?datetime={text}")[0] == 400


@clause("/req/core/fc-links", "/req/core/fc-rel-type")
def page_links(api, described):
    for collection in COLLECTIONS:
        page = items(api, collection, limit=1)
        assert len(links(page, "self")) == 1 and {one["type"] for one in links(page, "alternate")} == {HTML, CSV}
        assert all(one["rel"] and one["type"] for one in page["links"])
        assert bool(links(page, "next")) == (page["numberMatched"] > 1), collection


@clause("/req/core/fc-numberMatched", "/req/core/fc-numberReturned")
def counts(api, described):
    for collection in COLLECTIONS:
        page = items(api, collection, limit=4)
        assert page["numberReturned"] == len(page["features"]) <= page["numberMatched"]
    assert items(api, "mast", limit=1)["numberMatched"] == len(api.items("mast", limit=7))


@clause("/req/core/f-op", "/req/core/f-success", "/req/core/f-links")
def one_feature(api, described):
    for collection in COLLECTIONS:
        found = api.first(collection)
        alone = api.json(f"/collections/{collection}/items/{quote(found['id'], safe='')}")
        assert alone["properties"] == found["properties"] and alone["geometry"] == found["geometry"]
        assert links(alone, "self") and links(alone, "collection")
        assert {HTML, CSV} <= {one["type"] for one in links(alone, "alternate")}


# Part 1, encodings and description


@clause("/req/html/definition", "/req/html/content")
def pages(api, described):
    for path in ["/", "/conformance", "/api", "/collections", "/collections/mast", "/collections/mast/items",
                 f"/collections/mast/items/{api.first('mast')['id']}"]:
        status, headers, body = api.ask(path, Accept="text/html")
        assert status == 200 and headers["Content-Type"].startswith(HTML) and b"<title>" in body


@clause("/req/geojson/definition", "/req/geojson/content")
def geojson(api, described):
    for collection in COLLECTIONS:
        page = items(api, collection, limit=3)
        one = page["features"][0]
        assert one["type"] == "Feature" and "geometry" in one and isinstance(one["properties"], dict) and one["id"]


@clause("/req/oas30/completeness")
def complete(api, described):
    for one in api.json("/collections")["collections"]:
        for end in ("", "/items", "/items/{featureId}", "/schema", "/queryables"):
            assert "200" in described["paths"][f"/collections/{one['id']}{end}"]["get"]["responses"]


@clause("/req/oas30/exceptions-codes")
def exceptions(api, described):
    for path, status in (("/collections/mast/items?nix=1", 400), ("/collections/nix", 404)):
        answer = api.ask(path)
        assert answer[0] == status and answer[1]["Content-Type"] == "application/problem+json"
    codes = described["paths"]["/collections/mast/items"]["get"]["responses"]
    assert {"200", "400", "404", "500"} <= codes.keys()


# Part 3, filtering


@clause("/req/queryables/get-op", "/req/queryables/get-response", "/req/queryables/link")
def queryables(api, described):
    for collection in COLLECTIONS:
        one, = links(api.json(f"/collections/{collection}"), "http://www.opengis.net/def/rel/ogc/1.0/queryables")
        assert one["type"] == "application/schema+json"
        document = api.json(one["href"].removeprefix(api.site))
        Draft202012Validator.check_schema(document)
        assert document["$id"] == one["href"] and document["$schema"].endswith("2020-12/schema")
        assert document["type"] == "object" and document["additionalProperties"] is False


@clause("/req/queryables-query-parameters/parameters", "/req/queryables-query-parameters/response")
def queryables_as_parameters(api, described):
    names = api.json("/collections/mast/queryables")["properties"].keys() - {"geometry"}
    assert names <= parameters(described, "/collections/mast/items").keys()
    found = items(api, "mast", kommunekode="0851", limit=100)["features"]
    assert found and {one["properties"]["kommunekode"] for one in found} == {"0851"}


@clause("/req/filter/filter-param", "/req/filter/response", "/req/features-filter/get-conditional-params")
def filtered(api, described):
    assert parameters(described, "/collections/mast/items")["filter"]["schema"]["type"] == "string"
    found = {one["id"] for one in items(api, "mast", filter="hoejde > 30", limit=100)["features"]}
    expected = {one["id"] for one in api.items("mast") if (one["properties"]["hoejde"] or 0) > 30}
    assert found == expected and found
    assert api.ask("/collections/mast/items?filter=" + quote("findes_ikke = 1"))[0] == 400


@clause("/req/filter/filter-lang-param", "/req/filter/filter-lang-default")
def languages(api, described):
    schema = parameters(described, "/collections/mast/items")["filter-lang"]["schema"]
    assert schema["default"] == "cql2-text" and {"cql2-text", "cql2-json"} <= set(schema["enum"])
    text = "kommunekode = '0851'"
    by_json = json.dumps({"op": "=", "args": [{"property": "kommunekode"}, "0851"]})
    counts = [items(api, "mast", filter=f, **more)["numberMatched"] for f, more in (
        (text, {}), (text, {"filter-lang": "cql2-text"}), (by_json, {"filter-lang": "cql2-json"}))]
    assert len(set(counts)) == 1 and counts[0] > 0
    assert api.ask("/collections/mast/items?filter-lang=nix&filter=" + quote(text))[0] == 400


@clause("/req/filter/filter-crs-param", "/req/filter/filter-crs-wgs84")
def filter_systems(api, described):
    schema = parameters(described, "/collections/mast/items")["filter-crs"]["schema"]
    assert schema["default"].endswith("CRS84") and len(schema["enum"]) == 4
    degrees = items(api, "mast", filter="S_INTERSECTS(geometry, BBOX(9, 56, 10, 57))")["numberMatched"]
    turned = items(api, "mast", filter="S_INTERSECTS(geometry, BBOX(56, 9, 57, 10))", **{"filter-crs": schema["enum"][2]})
    assert degrees == turned["numberMatched"] > 0


@clause("/req/filter/mixing-expressions")
def mixed(api, described):
    query = dict(kommunekode="0851", bbox="8,54,13,58", limit=100)
    found = items(api, "mast", filter="hoejde > 20", **query)["features"]
    plain = items(api, "mast", **query)["features"]
    assert [one["id"] for one in found] == [one["id"] for one in plain if (one["properties"]["hoejde"] or 0) > 20]


# Part 5, schemas


@clause("/req/schemas/schema-link", "/req/schemas/properties", "/req/core-roles-features/id")
def schemas(api, described):
    for collection in COLLECTIONS:
        for purpose in ("schema", "queryables", "sortables"):
            one, = links(api.json(f"/collections/{collection}"), f"http://www.opengis.net/def/rel/ogc/1.0/{purpose}")
            document = api.json(one["href"].removeprefix(api.site))
            Draft202012Validator.check_schema(document)
            roles = [value.get("x-ogc-role") for value in document["properties"].values()]
            assert roles.count("id") <= 1 and roles.count("primary-geometry") <= 1
            assert purpose != "schema" or roles.count("id") == 1


@clause("/req/returnables-and-receivables/returnables")
def returnables(api, described):
    for collection in COLLECTIONS:
        names = api.json(f"/collections/{collection}/schema")["properties"].keys() - {"geometry"}
        assert all(one["properties"].keys() <= names for one in items(api, collection, limit=20)["features"])


@clause("/req/sortables/sortby")
def sorted_(api, described):
    names = list(api.json("/collections/mast/sortables")["properties"])
    assert "navn" in names and api.ask("/collections/mast/items?sortby=findes_ikke")[0] == 400
    heights = [one["properties"]["hoejde"] for one in items(api, "mast", sortby="-hoejde", limit=100)["features"]]
    known = [one for one in heights if one is not None]
    assert known == sorted(known, reverse=True) and heights[:len(known)] == known


@pytest.mark.parametrize("requirement", CLAUSES)
def test_clause(api, described, requirement):
    CLAUSES[requirement](api, described)


def test_every_class_that_is_declared_has_its_tests_somewhere(api):
    """A class that is added to the declaration is added here, with where it is tested."""
    tested = {
        "ogcapi-common-1", "ogcapi-common-2", "ogcapi-features-1", "ogcapi-features-2", "ogcapi-features-3",
        "ogcapi-features-4", "ogcapi-features-5", "cql2", "ogcapi-tiles-1", "tms", "ogcapi-records-1", "ogcapi-processes-1",
    }
    assert {one.split("/spec/")[1].split("/")[0] for one in api.json("/conformance")["conformsTo"]} <= tested
