"""OGC API – Features Part 1, requirement by requirement, as a program meets them."""

import json
import sqlite3
from urllib.parse import quote

import pytest
from openapi_spec_validator import validate

import looking

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"


def problem(answer, status):
    """An answer that is RFC 9457 problem details of this status."""
    found, headers, body = answer
    assert found == status, body[:300]
    assert headers["Content-Type"] == "application/problem+json"
    document = json.loads(body)
    assert document["status"] == status and document["title"] and document["type"].startswith("urn:landkort:problem:")
    return document


def test_the_description_is_valid_openapi_3_0(api):
    document = api.json("/api")
    assert document["openapi"].startswith("3.0")
    validate(document)


def test_every_operation_described_without_a_path_parameter_answers(api):
    for path, described in api.json("/api")["paths"].items():
        if "{" in path or path.endswith("/download"):
            continue
        status, headers, _ = api.ask(path)
        assert status == 200 and headers["Content-Type"] in described["get"]["responses"]["200"]["content"], path


def test_the_landing_page_links_to_all_that_a_client_needs(api):
    links = {one["rel"]: one for one in api.json("/")["links"]}
    assert {"self", "alternate", "service-desc", "service-doc", "conformance", "data"} <= links.keys()
    for rel in ("self", "alternate", "service-desc", "service-doc", "conformance", "data"):
        status, headers, _ = api.ask(links[rel]["href"].removeprefix(api.site))
        assert status == 200
        assert headers["Content-Type"].split(";")[0] == links[rel]["type"].split(";")[0], rel


def test_the_classes_the_design_promises_are_declared(api):
    declared = api.json("/conformance")["conformsTo"]
    for name in ("core", "geojson", "html", "oas30"):
        assert f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{name}" in declared


def test_each_collection_is_the_same_in_the_list_and_alone(api):
    for listed in api.json("/collections")["collections"]:
        alone = api.json(f"/collections/{listed['id']}")
        assert alone == listed
        assert CRS84 in alone["crs"] and alone["itemType"] == ("record" if alone["id"] == "katalog" else "feature")
        types = {one["type"] for one in alone["links"] if one["rel"] == "items"}
        assert types == {"application/geo+json", "text/html", "text/csv"}


@pytest.mark.parametrize("collection", ["mast", "beskyttelsesrum", "kommune", "kontakt", "daekning-10km", "adresse"])
def test_counts_are_told_and_hold(api, collection):
    page = api.json(f"/collections/{collection}/items?limit=7")
    assert page["type"] == "FeatureCollection"
    assert page["numberReturned"] == len(page["features"]) == 7 < page["numberMatched"]
    if page["numberMatched"] < 1000:
        keys = [feature["id"] for feature in api.items(collection, limit=7)]
        assert len(keys) == len(set(keys)) == page["numberMatched"]


def test_without_a_limit_there_is_one(api):
    assert api.json("/collections/adresse/items")["numberReturned"] == 100


def test_links_of_a_page_lead_to_itself_its_html_and_the_next(api):
    page = api.json("/collections/mast/items?limit=10&kommunekode=0851")
    again = api.json(looking.link(page, "self").removeprefix(api.site))
    assert again["features"] == page["features"]
    status, headers, _ = api.ask(looking.link(page, "alternate").removeprefix(api.site))
    assert status == 200 and headers["Content-Type"].startswith("text/html")
    assert looking.link(page, "next") is None, "they are few enough for one page"
    assert looking.link(api.json("/collections/mast/items?limit=10"), "next")


def test_a_box_holds_what_lies_in_it_and_nothing_else(api):
    west, south, east, north = 9.0, 56.5, 10.0, 57.2
    inside = {
        mast["id"] for mast in api.items("mast")
        if west <= mast["geometry"]["coordinates"][0] <= east and south <= mast["geometry"]["coordinates"][1] <= north
    }
    answer = api.json(f"/collections/mast/items?bbox={west},{south},{east},{north}")
    assert {mast["id"] for mast in answer["features"]} == inside
    assert answer["numberMatched"] == len(inside) > 3
    assert api.json(f"/collections/mast/items?bbox={west},{south},-9,{east},{north},99")["numberMatched"] == len(inside)


def test_a_box_over_the_180th_meridian_is_a_box(api):
    assert api.json("/collections/mast/items?bbox=170,50,-170,60")["numberMatched"] == 0
    everything = api.json("/collections/mast/items")["numberMatched"]
    assert api.json("/collections/mast/items?bbox=5,50,-170,60")["numberMatched"] == everything >= 40
    assert api.json("/collections/mast/items?bbox=-180,-90,180,90")["numberMatched"] == everything


def test_a_value_filters(api):
    in_aalborg = api.items("mast", kommunekode="0851")
    assert {mast["properties"]["kommunekode"] for mast in in_aalborg} == {"0851"}
    everywhere = [mast for mast in api.items("mast") if mast["properties"]["kommunekode"] == "0851"]
    assert len(in_aalborg) == len(everywhere) > 0


@pytest.mark.parametrize("blank", ["+", "%20"])
def test_a_blank_is_read_however_it_is_written(api, blank):
    name = api.first("mast")["properties"]["navn"]
    assert " " in name
    answer = api.json(f"/collections/mast/items?navn={quote(name).replace('%20', blank)}")
    assert [mast["properties"]["navn"] for mast in answer["features"]] == [name]


@pytest.mark.parametrize("time", ["2026-11-20T10:00:00Z", "2026-01-01T00:00:00Z/..", "../2026-12-31T00:00:00Z",
                                  "2026-11-20T10:00:00%2B01:00", "2026-11-20T10:00:00+01:00"])
def test_a_time_is_understood(api, time):
    everything = api.json("/collections/mast/items")["numberMatched"]
    assert api.json(f"/collections/mast/items?datetime={time}")["numberMatched"] == everything >= 40


@pytest.mark.parametrize("query", [
    "limit=0", "limit=-1", "limit=x", "limit=", "limit=1.5", "bbox=1,2,3", "bbox=a,b,c,d", "bbox=9,58,10,57",
    "bbox=9,56,10,95", "datetime=yesterday", "datetime=2026", "cursor=x", "cursor=-1", "nix=1", "f=xml", "hoejde=x",
])
def test_a_parameter_that_cannot_be_read_is_refused(api, query):
    problem(api.ask(f"/collections/mast/items?{query}"), 400)


@pytest.mark.parametrize("path", ["/", "/conformance", "/api", "/collections", "/collections/mast", "/tileMatrixSets"])
def test_an_unknown_parameter_is_refused_everywhere(api, path):
    problem(api.ask(f"{path}?nix=1"), 400)


@pytest.mark.parametrize("path", [
    "/nix", "/collections/nix", "/collections/nix/items", "/collections/mast/items/nix", "/collections/kommune/items/%FF",
    "/collections/adresse/items/nix", "/collections/daekning-10km/items/10km_1_1", "/collections/kontakt/tiles",
])
def test_what_is_not_there_is_not_found(api, path):
    problem(api.ask(path), 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_writing_is_refused_and_what_is_allowed_is_told(api, method):
    answer = api.ask("/collections/mast/items", method=method)
    problem(answer, 405)
    assert "GET" in answer[1]["Allow"]


def test_a_browser_elsewhere_may_read(api):
    status, headers, body = api.ask("/collections/mast/items", method="OPTIONS")
    assert status == 200 and not body and "GET" in headers["Access-Control-Allow-Methods"]
    assert api.ask("/collections")[1]["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["/", "/collections", "/collections/mast/items", "/api", "/assets/style.css"])
def test_what_one_has_is_not_sent_again(api, path):
    status, headers, body = api.ask(path)
    assert status == 200 and body
    status, again, body = api.ask(path, If_None_Match=headers["ETag"])
    assert status == 304 and not body and again["ETag"] == headers["ETag"]
    assert api.ask(path, If_None_Match='"another"')[0] == 200


@pytest.mark.parametrize("path", ["/", "/collections/mast/items", "/collections/mast/items?f=html", "/collections/nix"])
def test_head_is_get_without_the_body(api, path):
    got, head = api.ask(path), api.ask(path, method="HEAD")
    assert head[0] == got[0] and head[2] == b""
    for name in ("Content-Type", "Content-Length", "ETag"):
        assert head[1][name] == got[1][name], name


def test_the_form_is_the_clients_choice(api):
    html, json_ = "text/html", "application/json"
    kind = lambda path, **headers: api.ask(path, **headers)[1]["Content-Type"].split(";")[0]
    assert kind("/collections", Accept="text/html,application/xhtml+xml,*/*;q=0.8") == html
    assert kind("/collections", Accept=json_) == kind("/collections", Accept="*/*") == json_
    assert kind("/collections?f=html", Accept=json_) == html
    assert kind("/collections?f=json", Accept=html) == json_
    assert "Accept" in api.ask("/collections")[1]["Vary"]


def test_the_language_is_the_readers_choice(api):
    title = lambda path, **headers: json.loads(api.ask(path, **headers)[2])["title"]
    assert title("/collections/mast") == "Master"
    assert title("/collections/mast", Accept_Language="en-GB,en;q=0.9") == "Masts"
    assert title("/collections/mast?lang=da", Accept_Language="en") == "Master"
    assert title("/collections/mast", Accept_Language="en", Cookie="lang=da") == "Master"


def test_fields_that_only_authorities_may_see_are_nowhere(api):
    assert "telefon" not in api.first("kontakt")["properties"]
    problem(api.ask("/collections/kontakt/items?telefon=12345678"), 400)
    assert b"telefon" not in api.ask("/collections/kontakt?f=html")[2]
    assert b'"telefon"' not in api.ask("/api")[2]


def test_rows_that_are_not_for_everyone_are_in_no_count(api, store):
    """The file holds some 200 shelters, of which the public may see those with `off_kode` 1."""
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as file:
        everyone, all_ = file.execute("SELECT sum(off_kode = '1'), count(*) FROM beskyttelsesrum").fetchone()
    assert api.json("/collections/beskyttelsesrum/items?limit=1")["numberMatched"] == everyone < all_
    assert {s["properties"]["off_kode"] for s in api.items("beskyttelsesrum")} == {"1"}
