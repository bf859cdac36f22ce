"""OGC API – Records Part 1 and DCAT-AP-DK: the catalogue, asked by parameters, held against schemas and other readers."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest

SCHEMAS = Path(__file__).parents[3] / "shared/data/ogc/records-core/openapi/schemas"
RECORDS = "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/"


@pytest.fixture(scope="module")
def records(api):
    return {one["id"]: one for one in api.items("katalog")}


def test_req_record_collection(api):
    """/req/record-collection: a collection of records says so, is linked from the landing page and pages as others do."""
    catalogue = api.json("/collections/katalog")
    assert catalogue["itemType"] == "record" and catalogue["type"] == "Collection" and catalogue["extent"]
    link = [one["href"] for one in api.json("/")["links"] if one["rel"].endswith("/ogc-catalog")]
    assert link == [f"{api.site}/collections/katalog/items"]
    declared = api.json("/conformance")["conformsTo"]
    for name in ("record-core", "record-core-query-parameters", "record-collection", "searchable-catalog", "json", "html"):
        assert RECORDS + name in declared


def test_every_other_collection_has_one_record(api, records):
    listed = {one["id"]: one for one in api.json("/collections")["collections"]}
    assert records.keys() == listed.keys() - {"katalog"} and len(records) > 50
    for key, one in records.items():
        assert one["properties"]["title"] == listed[key]["title"]
        assert (one["geometry"] is None) == ("extent" not in listed[key])


def test_req_record_core(records):
    """/req/record-core: id, type, title and place, and links to what is described."""
    for one in records.values():
        assert one["type"] == "Feature" and one["properties"]["type"] == "dataset" and one["properties"]["title"]
        assert one["time"] is None and one["conformsTo"] == [RECORDS + "record-core"]
        assert {"describes", "describedby", "item"} <= {link["rel"] for link in one["links"]}


def test_every_link_of_a_record_leads_to_what_it_says(api, records):
    for key in ("mast", "adresse", "kontakt"):
        for link in records[key]["links"]:
            status, headers, _ = api.ask(link["href"].removeprefix(api.site))
            assert status == 200 and headers["Content-Type"].startswith(link["type"].split(";")[0]), link


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the published schemas are not beside the repository")
def test_records_are_as_the_published_schema_says(records):
    yaml = pytest.importorskip("yaml")
    jsonschema = pytest.importorskip("jsonschema")

    def read(name):
        def resolved(part):
            if isinstance(part, list):
                return [resolved(one) for one in part]
            if not isinstance(part, dict):
                return part
            if "$ref" in part:
                # Geometry is tested elsewhere, by readers of GeoJSON.
                return {} if part["$ref"].startswith("http") else read(part["$ref"])
            # OpenAPI's way to allow null.
            more = {"type": [part["type"], "null"]} if part.get("nullable") and "type" in part else {}
            return {key: resolved(value) for key, value in part.items()} | more
        return resolved(yaml.safe_load((SCHEMAS / name).read_text()))

    schema = read("recordGeoJSON.yaml")
    # A place may be left out or be null; either of the two alternatives is that.
    schema["properties"].pop("geometry"), schema["properties"].pop("time")
    schema["properties"]["properties"] = read("recordCommonProperties.yaml")
    validator = jsonschema.Draft202012Validator(schema)
    for one in records.values():
        assert not [error.message for error in validator.iter_errors(one)], one["id"]


@pytest.mark.parametrize(("query", "found"), [
    ("ids=mast,kommune", {"mast", "kommune"}), ("ids=findes-ikke", set()), ("type=service", set()),
    ("externalIds=urn:landkort:model:mast", {"mast"}), ("externalIds=urn:x,urn:landkort:model:kontakt", {"kontakt"}),
    ("q=antennemaster", {"mast"}), ("q=ANTENNEMASTER,adgangsadresser", {"mast", "adresse"}),
    ("q=master steder antenner", {"mast"}), ("keywords=kortlaegninger&q=celler", {"daekning-10km", "daekning-1km", "daekning-100m"}),
    ("title=Master", {"mast"}), ("filter=title = 'Master' OR id = 'kommune'", {"mast", "kommune"}),
])
def test_req_record_core_query_parameters(api, query, found):
    """/req/record-core-query-parameters: q, type, ids and externalIds, a comma being "or"; others beside them."""
    answer = api.json(f"/collections/katalog/items?limit=200&{quote(query, safe='=&,')}")
    assert {one["id"] for one in answer["features"]} == found and answer["numberMatched"] == len(found)


def test_a_place_and_a_time_narrow_as_in_any_collection(api, records):
    near = api.json("/collections/katalog/items?limit=200&bbox=9.8,56.9,10.1,57.1")["features"]
    assert 3 < len(near) < len(records) and all(one["geometry"] for one in near)
    assert api.json("/collections/katalog/items?bbox=-60,60,-50,70")["numberMatched"] == 0
    # What has no time is not left out for it.
    assert api.json("/collections/katalog/items?datetime=1900-01-01/1901-01-01")["numberMatched"] == len(records)
    assert api.ask("/collections/katalog/items?datetime=nix")[0] == 400
    walked = [one["id"] for one in api.items("katalog", limit=9)]
    assert api.ask("/collections/katalog/items/mast?q=mast")[0] == 400, "one record is not searched for"
    assert walked == list(records) and api.ask("/collections/katalog/items?cursor=nix")[0] == 400


def test_records_are_in_the_readers_language(api):
    title = lambda lang: api.json(f"/collections/katalog/items/mast?lang={lang}")["properties"]
    assert title("da")["title"] == "Master" and title("en")["title"] == "Masts"
    assert title("en")["language"]["code"] == "en"


@pytest.fixture(scope="module")
def graphs(api):
    rdflib = pytest.importorskip("rdflib")
    forms = {"turtle": "text/turtle", "json-ld": "application/ld+json"}
    found = {}
    for name, type_ in forms.items():
        status, headers, body = api.ask("/dcat", Accept=type_)
        assert status == 200 and headers["Content-Type"] == type_ and headers["ETag"]
        found[name] = rdflib.Graph().parse(data=body, format=name)
    return found


def test_turtle_and_json_ld_say_the_same(graphs):
    from rdflib import BNode

    def known(graph):
        """Statements, with what is said of a nameless thing in its place."""
        inner = lambda node: tuple(sorted((str(p), str(o)) for p, o in graph.predicate_objects(node)))
        return {(s, p, inner(o) if isinstance(o, BNode) else o) for s, p, o in graph if not isinstance(s, BNode)}

    assert len(graphs["turtle"]) == len(graphs["json-ld"]) > 2000
    assert known(graphs["turtle"]) == known(graphs["json-ld"])


def test_the_data_catalogue_has_the_registers_and_their_files_are_there(api, graphs):
    from rdflib import DCAT, DCTERMS, RDF, URIRef

    graph = graphs["turtle"]
    datasets = set(graph.subjects(RDF.type, DCAT.Dataset))
    registers = [one["id"] for one in api.json("/collections")["collections"] if "versioning" in one]
    assert datasets == {URIRef(f"{api.site}/collections/{one}#data") for one in registers}
    mast = URIRef(f"{api.site}/collections/mast#data")
    assert {str(title) for title in graph.objects(mast, DCTERMS.title)} == {"Master", "Masts"}
    urls = [url for form in graph.objects(mast, DCAT.distribution) for url in graph.objects(form, DCAT.downloadURL)]
    assert len(urls) == 4
    for url in urls:
        assert api.ask(str(url).removeprefix(api.site))[0] == 200, url


def test_owslib_walks_everything(site, api):
    """OWSLib is a client that knows nothing of this program."""
    features = pytest.importorskip("owslib.ogcapi.features").Features(site)
    records = pytest.importorskip("owslib.ogcapi.records").Records(site)
    assert features.api()["openapi"].startswith("3.0") and features.conformance()["conformsTo"]
    ids = features.feature_collections()
    assert records.records() == ["katalog"] and set(ids) == {one["id"] for one in api.json("/collections")["collections"]} - {"katalog"}
    for name in ids + ["katalog"]:
        assert features.collection(name)["id"] == name
        assert features.collection_schema(name)["type"] == features.collection_queryables(name)["type"] == "object"
        page = features.collection_items(name, limit=2)
        for one in page["features"]:
            assert features.collection_item(name, quote(one["id"], safe=""))["id"] == one["id"]
    box = features.collection_items("mast", bbox=[9, 56.5, 10, 57.2], limit=1000)
    assert 3 < box["numberMatched"] < 40
    assert features.collection_items("mast", filter="hoejde > 30")["numberMatched"] > 0
    assert records.collection_items("katalog", q="antennemaster")["features"][0]["id"] == "mast"
