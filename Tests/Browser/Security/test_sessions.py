"""What ends a session, and what the file of accounts keeps of it."""

import re
import time

import looking
import pytest

NEW = "et helt andet kodeord"


@pytest.fixture
def own(open_office):
    """An office where anything may happen."""
    with open_office(ada=("administrator",), bo=("administrator",), ida=("tovholder", "Aalborg")) as office:
        yield office


def by_page(person, name, **fields):
    return person.send(f"/administration/konti/{name}", **fields).status in (200, 303)


ENDINGS = {
    "signing out": lambda office, ida, ada: ida.send("/log-ud").status == 303,
    "its time": lambda office, ida, ada: office.edit("UPDATE session SET udloeber = '2020-01-01T00:00:00.000Z' WHERE navn = 'ida'") == [],
    "a new password of one's own": lambda office, ida, ada: ida.send(
        "/konto", handling="kodeord", nuvaerende=looking.PASSWORD, nyt=NEW).status == 303,
    "a new password by an administrator": lambda office, ida, ada: by_page(ada, "ida", handling="kodeord"),
    "a new password at the machine": lambda office, ida, ada: office.run("user", "password", "ida", told=NEW + "\n").returncode == 0,
    "being shut out": lambda office, ida, ada: by_page(ada, "ida", handling="spaer"),
    "being shut out at the machine": lambda office, ida, ada: office.run("user", "block", "ida").returncode == 0,
    "being removed": lambda office, ida, ada: by_page(ada, "ida", handling="fjern"),
    "being removed at the machine": lambda office, ida, ada: office.run("user", "remove", "ida").returncode == 0,
    "another role": lambda office, ida, ada: by_page(ada, "ida", handling="ret", rolle="myndighed", myndighed="0851"),
    "another role at the machine": lambda office, ida, ada: office.run("user", "role", "ida", "--role", "myndighed").returncode == 0,
}


def test_a_session_ends(own):
    """Everything that ends one, in turn; each time on every device at once but for signing out and the time of one."""
    for ending, end in ENDINGS.items():
        own.run("user", "remove", "ida")
        added = own.run("user", "add", "ida", "--role", "tovholder", "--authority", "0851", told=looking.PASSWORD + "\n")
        assert added.returncode == 0, added.stderr
        ida, phone, ada = own.person("ida"), own.person("ida"), own.person("ada")
        assert ida.is_in and phone.is_in
        kept = dict(ida.cookies)
        assert end(own, ida, ada), ending
        ida.cookies = kept
        assert not ida.is_in, ending
        assert ida.get("/collections/eftersyn/items?f=json").status == 404, ending
        assert ida.send("/konto", handling="noegle", navn="x", rolle="tovholder", dage="5").status == 401, ending
        assert phone.is_in is (ending == "signing out"), ending
        assert ada.is_in, ending


def test_a_cookie_that_was_not_given_opens_nothing(own):
    ida = own.person("ida")
    secret = ida.cookies["landkort"]
    stored = own.edit("SELECT aftryk FROM session WHERE navn = 'ida'")[0][0]
    for value in (stored, secret[:-1], secret + "A", secret.swapcase(), "", "x", "ida", "' OR 1=1--", secret.replace(secret[0], "_")):
        if value == secret:
            continue
        ida.cookies = {"landkort": value}
        assert not ida.is_in, value
    ida.cookies = {"landkort": secret}
    assert ida.is_in


def test_signing_in_gives_a_new_session_whatever_cookie_was_there(own):
    ida = own.person()
    ida.cookies["landkort"] = "valgt-af-en-anden-0123456789012345678901234567"
    ida.sign_in("ida", looking.PASSWORD)
    first = ida.cookies["landkort"]
    assert not first.startswith("valgt") and own.person("ida").cookies["landkort"] != first


def test_the_file_holds_argon2id_and_no_secret(own):
    ida = own.person("ida")
    token = own.token("gis", "--role", "myndighed")
    hashes = [row[0] for row in own.edit("SELECT kodeord FROM konto")]
    assert len(hashes) == 3 == len(set(hashes)), "the same password, each with a salt of its own"
    for one in hashes:
        kind, version, costs, salt, hash = one.split("$")[1:]
        assert (kind, version) == ("argon2id", "v=19")
        memory, time, lanes = (int(part.split("=")[1]) for part in costs.split(","))
        assert memory >= 64 * 1024 and time >= 2 and lanes == 1 and len(salt) >= 22 and len(hash) >= 43
    everything = own.file.read_bytes()
    key = own.store.with_suffix(".noegle")
    for secret in (looking.PASSWORD, ida.cookies["landkort"], ida.mark, token, key.read_text().strip()):
        assert secret.encode() not in everything
    assert {oct(path.stat().st_mode & 0o777) for path in (own.file, key)} == {"0o600"}


def test_guessing_is_slowed_down_and_says_nothing_of_who_there_is(own):
    def attempt(name, place):
        person = own.person()
        mark = re.search(r'name="maerke" value="([^"]+)"', person.get("/log-ind", Accept="text/html").text)[1]
        start = time.monotonic()
        answer = person.ask(
            "POST", "/log-ind", f"maerke={mark}&navn={name}&kodeord=forkert+kodeord", Accept="text/html",
            Content_Type="application/x-www-form-urlencoded", X_Forwarded_For=place)
        words = re.search(r'role="alert"[^>]*><p>([^<]*)', answer.text)[1]
        return answer.status, re.sub(r"\d+", "N", words), time.monotonic() - start, answer.headers["Retry-After"]

    known, unknown = attempt("ida", "10.1.0.1"), attempt("findes-ikke", "10.1.0.2")
    assert known[:2] == unknown[:2] == (401, "Navn eller kodeord er forkert. Prøv igen.")
    statuses = [attempt("ida", "10.1.0.1")[0] for _ in range(5)]
    assert statuses == [401] * 4 + [429]
    late = attempt("ida", "10.1.0.1")
    assert late[0] == 429 and 0 < int(late[3]) <= 900
    # Neither another place nor another name is shut out by it.
    assert own.person("ada").is_in and attempt("ida", "10.1.0.9")[0] == 401
    assert sum("afvist" in line and "log-ind" in line for line in own.log()) >= 6
