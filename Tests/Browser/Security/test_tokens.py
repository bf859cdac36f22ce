"""What a program's token opens, and for how long."""

import pytest

from outside import AALBORG, THISTED

ITEMS = "/collections/{}/items?f=json&limit=1"


@pytest.fixture(scope="module")
def masts(people):
    """One of Aalborg's and one of Thisted's, which everyone sees."""
    return {name: people.ada.make("mast", navn=name, kommunekode=code, cvr_kode=number, off_kode="1", status="1")
            for name, code, number in (("aalborg", "0851", AALBORG), ("thisted", "0787", THISTED))}


@pytest.fixture
def program(office):
    """A program with a new token: `program("--role", "tovholder", …)`."""
    return lambda *words: office.person(token=office.token("gis", *words))


def mast(masts, whose):
    return f"/collections/mast/items/{masts[whose]}"


def test_it_opens_its_registers_and_is_the_public_to_the_others(program, masts):
    gis = program("--role", "tovholder", "--authority", "Aalborg", "--register", "mast")
    assert gis.change(mast(masts, "aalborg"), {"hoejde": 31}).status == 204
    assert gis.get(ITEMS.format("mast")).status == 200
    assert gis.get(ITEMS.format("eftersyn")).status == 404
    assert gis.change("/collections/kontakt/items", {"betegnelse": "x"}, method="POST").status == 403
    assert "telefon" not in gis.get("/collections/kontakt/items?f=json&limit=200").text
    full = program("--role", "tovholder", "--authority", "Aalborg")
    assert full.get(ITEMS.format("eftersyn")).status == 200
    assert "telefon" in full.get("/collections/kontakt/items?f=json&limit=200").text


def test_its_role_ends_where_its_authority_does(program, masts):
    gis = program("--role", "tovholder", "--authority", "Aalborg")
    for method in ("PATCH", "PUT", "DELETE"):
        assert gis.change(mast(masts, "thisted"), {"navn": "taget"}, method=method).status == 403
    # Nor can a record be taken, given away, or made in another's name.
    assert gis.change(mast(masts, "aalborg"), {"cvr_kode": THISTED}).status == 422
    made = {"navn": "ny", "kommunekode": "0787", "cvr_kode": THISTED, "off_kode": "1", "status": "1"}
    assert gis.change("/collections/mast/items", made, method="POST").status in (403, 422)
    reader = program("--role", "myndighed", "--authority", "Aalborg")
    assert reader.change(mast(masts, "aalborg"), {"hoejde": 32}).status == 403


def test_it_is_no_session(program):
    gis = program("--role", "administrator")
    for path in ("/konto", "/administration", "/administration/log", "/administration/noegler", "/mit-arbejde"):
        assert gis.get(path, Accept="text/html").status in (401, 403), path
    assert gis.send("/administration", navn="ond", rolle="administrator").status == 401
    assert gis.send("/administration/noegler", navn="ond", rolle="administrator", dage="9").status == 401


def test_it_ends_when_it_is_revoked_and_when_its_time_is_over(office, program):
    gis = program("--role", "tovholder", "--authority", "Aalborg")
    assert gis.get(ITEMS.format("mast")).status == 200
    number = office.edit("SELECT max(nr) FROM adgangsnoegle")[0][0]
    assert office.run("token", "revoke", str(number)).returncode == 0
    assert gis.get(ITEMS.format("mast")).status == 401
    late = program("--role", "tovholder", "--authority", "Aalborg", "--days", "1")
    assert late.get(ITEMS.format("mast")).status == 200
    office.edit("UPDATE adgangsnoegle SET udloeber = '2020-01-01T00:00:00.000Z' WHERE nr = ?", number + 1)
    answer = late.get(ITEMS.format("mast"))
    assert answer.status == 401 and answer.headers["WWW-Authenticate"] == "Bearer"


def test_ones_own_token_is_worth_no_more_than_its_owner(office, people):
    ida = people.ida
    page = ida.send("/konto", handling="noegle", navn="min", rolle="administrator", dage="5")
    assert page.status == 400 and "landkort_" not in page.text
    sent = ida.send("/konto", handling="noegle", navn="min", rolle="tovholder", dage="5")
    assert sent.status == 303 and "landkort_" not in sent.text + str(sent.headers)
    page = ida.get(sent.headers["Location"])
    assert "landkort_" not in ida.get(sent.headers["Location"]).text, "it is shown once"
    own = office.person(token="landkort_" + page.text.split("landkort_", 1)[1].split("<")[0])
    assert own.get(ITEMS.format("eftersyn")).status == 200
    assert office.run("user", "block", "ida").returncode == 0
    assert own.get(ITEMS.format("eftersyn")).status == 401
    assert office.run("user", "block", "ida", "--undo").returncode == 0
    assert own.get(ITEMS.format("eftersyn")).status == 200
    assert office.run("user", "role", "ida", "--role", "myndighed", "--authority", "Aalborg").returncode == 0
    assert own.get(ITEMS.format("eftersyn")).status == 401
    assert office.run("user", "role", "ida", "--role", "tovholder", "--authority", "Aalborg").returncode == 0


def test_what_only_resembles_a_token_is_refused_and_not_taken_for_the_public(office):
    secret = office.token("gis", "--role", "administrator")
    stored = office.edit("SELECT aftryk FROM adgangsnoegle ORDER BY nr DESC LIMIT 1")[0][0]
    assert secret not in office.file.read_bytes().decode("latin-1")
    heads = [f"Bearer {text}" for text in (
        stored, secret[:-1], secret + "x", secret.upper(), secret.removeprefix("landkort_"), "landkort_", "x", f"{secret} {secret}")]
    for head in heads + ["Bearer", "Bearer ", "Basic YWRhOmFkYQ==", f"Token {secret}", secret, ""]:
        answer = office.person().get(ITEMS.format("mast"), Authorization=head)
        assert answer.status == 401, head
    assert office.person().get(ITEMS.format("mast"), Authorization=f"bearer {secret}").status == 200
    assert office.person().get(f"{ITEMS.format('eftersyn')}&access_token={secret}").status == 404
