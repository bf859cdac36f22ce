"""What every kind of answer says to the browser, and what the cookies say."""

import re

import pytest

KINDS = {
    "the front page": ("GET", "/", {"Accept": "text/html"}, 200),
    "a list": ("GET", "/collections/mast/items", {"Accept": "text/html"}, 200),
    "features": ("GET", "/collections/mast/items?f=json", {}, 200),
    "comma-separated text": ("GET", "/collections/mast/items?f=csv", {}, 200),
    "a workbook": ("GET", "/collections/mast/download?format=xlsx", {}, 200),
    "a tile": ("GET", "/collections/mast/tiles/WebMercatorQuad/7/39/67", {}, (200, 204)),
    "the description": ("GET", "/api", {"Accept": "application/json"}, 200),
    "a stylesheet": ("GET", "/assets/style.css", {}, 200),
    "a script": ("GET", "/assets/map.js", {}, 200),
    "linked data": ("GET", "/dcat", {"Accept": "text/turtle"}, 200),
    "the sign-in page": ("GET", "/log-ind", {"Accept": "text/html"}, 200),
    "only the head": ("HEAD", "/collections/mast/items", {}, 200),
    "what may be done": ("OPTIONS", "/collections/mast/items", {}, 200),
    "an unknown page": ("GET", "/findes-ikke", {"Accept": "text/html"}, 404),
    "an unknown page for a program": ("GET", "/findes-ikke", {"Accept": "application/json"}, 404),
    "a wrong parameter": ("GET", "/collections/mast/items?limit=x", {}, 400),
    "a wrong token": ("GET", "/collections/mast/items", {"Authorization": "Bearer x"}, 401),
    "a page for others": ("GET", "/administration", {"Accept": "text/html"}, 401),
    "a wrong method": ("PUT", "/", {}, 405),
    "a form from elsewhere": ("POST", "/log-ind", {"Content-Type": "application/x-www-form-urlencoded"}, 403),
    "the way back of a sign-out": ("POST", "/log-ud", {"Content-Type": "application/x-www-form-urlencoded"}, 303),
}
POLICY = {
    "default-src": "'self'", "img-src": "'self' data: blob:", "worker-src": "'self' blob:", "connect-src": "'self'",
    "frame-ancestors": "'none'", "base-uri": "'none'", "form-action": "'self'",
}


def check(answer):
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert POLICY.items() <= policy.items()
    # Scripts are the default's: our own files and nothing written in a page.
    assert "script-src" not in policy and "unsafe" not in policy["default-src"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Access-Control-Allow-Credentials"] is None
    assert len(answer.headers.get_all("Content-Security-Policy")) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_answer_carries_them(office, kind):
    method, path, headers, status = KINDS[kind]
    answer = office.person().ask(method, path, **headers)
    assert answer.status in (status if isinstance(status, tuple) else (status,)), answer.text[:200]
    check(answer)
    assert answer.headers["Strict-Transport-Security"] is None, "not without TLS"
    secure = office.person().ask(method, path, X_Forwarded_Proto="https", **headers)
    check(secure)
    assert re.fullmatch(r"max-age=\d{8,}.*", secure.headers["Strict-Transport-Security"])


def test_an_answer_that_says_nothing_new_carries_them_too(office):
    first = office.person().get("/collections/mast/items?f=json&limit=1")
    again = office.person().get("/collections/mast/items?f=json&limit=1", If_None_Match=first.headers["ETag"])
    assert again.status == 304
    check(again)


@pytest.mark.parametrize("path", [
    "/konto", "/administration", "/administration/log", "/administration/noegler", "/administration/konti/ida",
    "/collections/mast/items?f=json", "/collections/mast/items", "/", "/mit-arbejde", "/gennemsyn", "/collections/mast/new"])
def test_what_somebody_signed_in_is_shown_is_kept_nowhere(people, path):
    answer = people.ada.get(path, Accept="text/html")
    assert answer.status == 200 and answer.headers["Cache-Control"] == "private, no-store"
    check(answer)


def test_what_a_token_is_shown_is_kept_nowhere(office):
    gis = office.person(token=office.token("gis", "--role", "administrator"))
    assert gis.get("/collections/mast/items?f=json").headers["Cache-Control"] == "private, no-store"


def test_answers_that_differ_by_reader_are_not_mixed_up(office):
    for path in ("/", "/collections/mast/items?f=json"):
        vary = office.person().get(path).headers["Vary"]
        assert {"Cookie", "Authorization", "Accept"} <= {word.strip() for word in vary.split(",")}


@pytest.mark.parametrize("proto, secure", [(None, False), ("http", False), ("https", True)])
def test_cookies_are_for_this_server_alone(office, proto, secure):
    headers = {"X-Forwarded-Proto": proto} if proto else {}
    person = office.person()
    page = person.get("/log-ind", Accept="text/html", **headers)
    mark = re.search(r'name="maerke" value="([^"]+)"', page.text)[1]
    entered = person.ask(
        "POST", "/log-ind", f"maerke={mark}&navn=ada&kodeord=et+langt+kodeord",
        Content_Type="application/x-www-form-urlencoded", **headers)
    assert entered.status == 303
    lines = page.headers.get_all("Set-Cookie") + entered.headers.get_all("Set-Cookie")
    assert {line.split("=")[0] for line in lines} == {"landkort", "landkort_formular"}
    for line in lines:
        parts = line.split("; ")[1:]
        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(parts) and not any(p.startswith("Domain") for p in parts)
        assert ("Secure" in parts) is secure
    session = next(line for line in lines if line.startswith("landkort="))
    assert len(session.split(";")[0]) >= len("landkort=") + 43, "256 random bits"
    assert entered.headers["Cache-Control"] == "no-store"
