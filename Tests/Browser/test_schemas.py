"""OGC API – Features Parts 3 and 5: what collections say of themselves, held against what they give."""

from urllib.parse import quote

from jsonschema import Draft202012Validator

GEOMETRIES = {
    "geometry-point": "Point", "geometry-multipoint": "MultiPoint", "geometry-linestring": "LineString",
    "geometry-multilinestring": "MultiLineString", "geometry-polygon": "Polygon",
    "geometry-multipolygon": "MultiPolygon",
}


def collections(api):
    return [one["id"] for one in api.json("/collections")["collections"]]


def document(api, collection, purpose):
    status, headers, _ = api.ask(f"/collections/{collection}/{purpose}")
    assert status == 200 and headers["Content-Type"] == "application/schema+json"
    return api.json(f"/collections/{collection}/{purpose}")


def test_every_collection_links_to_its_schemas(api):
    for one in api.json("/collections")["collections"]:
        links = {link["rel"]: link for link in one["links"]}
        for purpose in ("schema", "queryables", "sortables"):
            link = links[f"http://www.opengis.net/def/rel/ogc/1.0/{purpose}"]
            assert link["type"] == "application/schema+json"
            found = api.json(link["href"].removeprefix(api.site))
            Draft202012Validator.check_schema(found)
            assert found["$id"] == link["href"] and found["type"] == "object"


def test_every_feature_is_as_the_schema_of_its_collection_says(api):
    tried = 0
    for collection in collections(api):
        schema = document(api, collection, "schema")
        kind = schema["properties"].pop("geometry", {}).get("format")
        validator = Draft202012Validator(schema)
        for feature in api.json(f"/collections/{collection}/items?limit=50")["features"]:
            # Part 5, requirement "schemas/properties": what a feature lacks may be left out or null.
            given = {name: value for name, value in feature["properties"].items() if value is not None}
            problems = [f"{list(one.path)}: {one.message}" for one in validator.iter_errors(given)]
            assert not problems, (collection, feature["id"], problems)
            assert feature["geometry"] is None or feature["geometry"]["type"] == GEOMETRIES[kind]
            tried += 1
    assert tried > 500


def test_every_property_has_a_type_a_title_and_a_place_and_one_is_the_id(api):
    for collection in collections(api):
        properties = document(api, collection, "schema")["properties"]
        geometry = properties.pop("geometry", None)
        assert geometry is None or geometry["x-ogc-role"] == "primary-geometry"
        assert all(one["type"] and one["title"] for one in properties.values()), collection
        assert [one["x-ogc-propertySeq"] for one in properties.values()] == list(range(1, len(properties) + 1))
        assert [one.get("x-ogc-role") for one in properties.values()].count("id") == 1, collection


def test_a_reference_names_the_collection_that_it_leads_to(api):
    known = set(collections(api))
    targets = {
        one["x-ogc-collectionId"]
        for collection in known for one in document(api, collection, "schema")["properties"].values()
        if "x-ogc-collectionId" in one
    }
    assert "kommune" in targets and targets <= known


def test_every_queryable_filters_and_nothing_else_does(api):
    properties = document(api, "mast", "queryables")["properties"]
    first = api.first("mast")
    for name in properties.keys() - {"geometry"}:
        value = first["properties"].get(name)
        if value is None or isinstance(value, list):
            continue
        text = str(value).lower() if isinstance(value, bool) else str(value)
        found = api.items("mast", **{name: quote(text)})
        assert first["id"] in {one["id"] for one in found}, name
        assert all(one["properties"][name] == value for one in found), name
    assert api.ask("/collections/mast/items?findes_ikke=1")[0] == 400
    assert "geometry" in properties and "findes_ikke" not in properties


def test_every_sortable_sorts(api):
    for name in document(api, "mast", "sortables")["properties"]:
        for sign in ("", "-"):
            assert api.ask(f"/collections/mast/items?sortby={sign}{name}&limit=3")[0] == 200, name
    assert document(api, "daekning-10km", "sortables")["properties"] == {}


def test_a_schema_is_asked_for_of_a_collection_that_there_is_and_as_json(api):
    for purpose in ("schema", "queryables", "sortables"):
        assert api.ask(f"/collections/findes-ikke/{purpose}")[0] == 404
        assert api.ask(f"/collections/mast/{purpose}?f=html")[0] == 400


def test_titles_are_in_the_language_that_is_asked_for(api):
    danish = api.json("/collections/mast/schema?lang=da")
    english = api.json("/collections/mast/schema?lang=en")
    assert danish["title"] != english["title"] and danish["properties"].keys() == english["properties"].keys()
