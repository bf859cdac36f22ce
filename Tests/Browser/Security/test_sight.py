"""What each may see and change of what is not theirs, asked for in every way there is."""

import json
import re
from urllib.parse import quote

import pytest

from outside import AALBORG, THISTED

SECRET = "hemmeligt-sted-9471"
PHONE = "+45 98 76 54 32"


@pytest.fixture(scope="module")
def hidden(people):
    """A mast of Thisted's that only Thisted sees."""
    return people.ada.make(
        "mast", navn=SECRET, kommunekode="0787", cvr_kode=THISTED, off_kode="2", status="1", hoejde=397.1)


@pytest.fixture(scope="module")
def contact(people):
    """A contact whom everyone sees, with a telephone that only authorities do."""
    return people.ada.make(
        "kontakt", place=None, betegnelse="Prøvekontakt", rolle="andet", kommunekode="0787", cvr_kode=THISTED,
        off_kode="1", telefon=PHONE)


@pytest.fixture(scope="module")
def counted(people):
    """How many masts each sees: the hidden one is one more for who sees it."""
    return {who: count(getattr(people, who)) for who in ("public", "ida", "laes", "bo", "ada")}


def count(person):
    return person.get("/collections/mast/items?f=json&limit=1").json()["numberMatched"]


STRANGERS = ["public", "ida", "laes"]
LISTS = [
    "/collections/mast/items?f=json&limit=10000", "/collections/mast/items?f=csv&limit=10000",
    "/collections/mast/items?limit=1000", f"/collections/mast/items?q={SECRET}&f=json",
    f"/collections/mast/items?navn={SECRET}&f=json", "/collections/mast/items?f=json&sortby=-hoejde&limit=10",
    "/collections/mast/items?f=json&filter=" + quote(f"navn = '{SECRET}' OR hoejde > 390"),
    "/collections/mast/items?f=json&bbox=9.8,56.9,10.0,57.1&limit=1000",
    "/collections/mast/items?f=json&datetime=2000-01-01/..&limit=10000",
    f"/adresser?q={SECRET}", f"/collections/katalog/items?q={SECRET}&f=json", "/overblik?lang=da", "/mit-arbejde?lang=da",
    "/collections/mast/download?format=csv", "/collections/mast/download?format=geojson",
]


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("path", LISTS)
def test_a_hidden_record_is_in_no_list(people, hidden, who, path):
    answer = getattr(people, who).get(path, Accept="text/html" if "f=" not in path else "*/*")
    assert answer.status < 500
    # What was asked for may be said again in the page that says that nothing was found.
    text = answer.text.replace(SECRET, "") if SECRET in path else answer.text
    assert hidden not in text and "397,1" not in text and "397.1" not in text
    if SECRET not in path:
        assert SECRET not in text


@pytest.mark.parametrize("who", STRANGERS)
def test_a_hidden_record_does_not_count(people, hidden, counted, who):
    seen = getattr(people, who)
    assert counted[who] == counted["ada"] - 1 == counted["bo"] - 1
    narrowed = seen.get("/collections/mast/items?f=json&limit=0&filter=" + quote("hoejde > 390"))
    if narrowed.status == 200:
        assert narrowed.json().get("numberMatched", 0) == 0


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("path", [
    "", "?f=html", "?datetime=2099-01-01", "/versions", "/versions?f=html", "/attachments", "/edit", "/delete", "/history"])
def test_a_hidden_record_is_not_found(people, hidden, who, path):
    answer = getattr(people, who).get(f"/collections/mast/items/{hidden}{path}")
    assert answer.status in (401, 404) and (who == "public" or answer.status == 404), answer.text[:200]
    unknown = getattr(people, who).get(f"/collections/mast/items/00000000-0000-4000-8000-000000000000{path}")
    shorten = lambda text: re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", text)
    assert (unknown.status, shorten(unknown.text)) == (answer.status, shorten(answer.text)), "as one that never was"


def record(person, id):
    answer = person.get(f"/collections/mast/items/{id}", Accept="application/geo+json")
    return answer.status, answer.text


@pytest.mark.parametrize("who", STRANGERS)
def test_a_hidden_record_is_not_changed(people, hidden, who):
    person, before = getattr(people, who), record(people.ada, hidden)
    path = f"/collections/mast/items/{hidden}"
    want = 401 if who == "public" else 404
    for method in ("PATCH", "PUT", "DELETE"):
        assert person.change(path, {"navn": "taget"}, method=method).status in (want, 403)
    for form in ("edit", "delete", "attach"):
        assert person.send(f"{path}/{form}", navn="taget").status in (want, 403)
    assert person.ask("POST", f"{path}/attachments?filename=a.png", b"x", Content_Type="image/png").status in (want, 403)
    person.send("/collections/mast/bulk", post=hidden, poster=hidden, felt="navn", vaerdi="taget", handling="gem")
    assert record(people.ada, hidden) == before


@pytest.mark.parametrize("who", ["ida", "laes"])
def test_an_open_record_of_another_municipality_is_read_and_not_changed(people, contact, who):
    person, path = getattr(people, who), f"/collections/kontakt/items/{contact}"
    assert person.get(path + "?f=json").json()["properties"]["telefon"] == PHONE
    for method in ("PATCH", "DELETE"):
        assert person.change(path, {"betegnelse": "taget"}, method=method).status == 403
    for form in ("edit", "delete"):
        # Nobody gave them the form, which knows the version: what they make up of it may fail of more than one reason.
        assert person.send(f"{path}/{form}", betegnelse="taget").status in (403, 409, 422)
    assert people.bo.get(path + "?f=json").json()["properties"]["betegnelse"] == "Prøvekontakt"
    assert people.bo.change(path, {"afdeling": "IT"}).status == 204, "its own may"


@pytest.mark.parametrize("path", [
    "items?f=json&limit=10000", "items?f=csv&limit=10000", "items?limit=1000", "items/{}?f=json", "items/{}?f=html",
    "items/{}/versions", "items/{}/versions?f=html", "download?format=csv", "download?format=geojson", "schema?f=json",
    "queryables?f=json", "sortables?f=json", "items?f=json&filter=" + quote(f"telefon = '{PHONE}'"),
    f"items?f=json&telefon={quote(PHONE)}", "items?f=json&sortby=telefon", "items?f=json&properties=telefon",
    "items?f=json&q=" + quote(PHONE)])
def test_a_field_that_one_may_not_see_is_not_there(people, contact, path):
    answer = people.public.get(f"/collections/kontakt/{path.format(contact)}", Accept="*/*")
    assert PHONE not in answer.text.replace(f"q={quote(PHONE)}", "") and quote(PHONE) not in answer.text.split('"href"')[0]
    if answer.status == 200 and "q=" not in path:
        assert "telefon" not in answer.text.lower() or "sortby" in path
    unknown = people.public.get(f"/collections/kontakt/{path.format(contact).replace('telefon', 'findesikke')}", Accept="*/*")
    assert unknown.status == answer.status, "as a field that there is not"


def test_a_field_for_coordinators_is_theirs_at_home_alone(people):
    """A register for authorities, with a field that only coordinators see."""
    properties = {
        "institutionsnavn": "Prøvehal", "kommunekode": "0851", "cvr_kode": AALBORG, "fast_vaagen_vagt_kode": "1",
        "mid_ov_person": "Vagtlederen 4471", "gyldig_fra": "2026-01-01", "off_kode": "3", "vejkode": "1234"}
    feature = {"type": "Feature", "properties": properties,
               "geometry": {"type": "MultiPoint", "coordinates": [[9.9, 57.0]]}}
    made = people.ada.ask(
        "POST", "/collections/overnatningssted/items", json.dumps(feature), Content_Type="application/geo+json")
    assert made.status == 201, made.text
    path = made.headers["Location"].split("/", 3)[3]
    told = {who: getattr(people, who).get(f"/{path}?f=json") for who in ("public", "ida", "laes", "bo")}
    assert {who: answer.status for who, answer in told.items()} == {"public": 404, "ida": 200, "laes": 200, "bo": 200}
    assert {who for who, answer in told.items() if "4471" in answer.text} == {"ida"}


def test_the_public_changes_nothing_in_any_register(people):
    for one in people.public.get("/collections?f=json").json()["collections"]:
        answer = people.public.change(f"/collections/{one['id']}/items", {"navn": "x"}, method="POST")
        assert answer.status in (401, 405), one["id"]
