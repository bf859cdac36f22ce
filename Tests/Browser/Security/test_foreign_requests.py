"""Every route that changes something, attacked from outside with a signed-in administrator's cookie (CSRF).

The list of routes is the program's own: a test in Swift keeps `Tests/Golden/ruter.txt` as the router has it.
"""

import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import looking
from outside import FORM

ROUTES = [line.split() for line in (Path(__file__).parents[2] / "Golden/ruter.txt").read_text().splitlines()]
SMALL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082")
BOUNDARY = "x" * 20
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"


def multipart(**fields):
    parts = [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
    return "".join(parts) + f"--{BOUNDARY}--\r\n"


@pytest.fixture(scope="module")
def places(office, people):
    """What stands in the places of a route's parameters: things that are there."""
    mast = people.ada.make("mast", navn="Egen", kommunekode="0851", off_kode="1", status="1")
    picture = people.ada.ask(
        "POST", f"/collections/mast/items/{mast}/attachments?filename=a.png", SMALL, Content_Type="image/png")
    assert picture.status == 201, picture.text
    job = people.ada.ask(
        "POST", "/processes/daekningsgrad/execution", '{"inputs":{"omraade":"kommune"}}',
        Content_Type="application/json", Prefer="respond-async")
    assert job.status == 201, job.text
    return {
        "collection": "mast", "item": mast, "attachment": picture.headers["Location"].split("/")[-1], "name": "ida",
        "number": "1", "process": "daekningsgrad", "job": job.headers["Location"].split("/")[-1], "secret": "x" * 43,
    }


def filled(path, places):
    return re.sub(r"[{:](\w+)\}?", lambda found: places[found[1]], path)


@pytest.fixture
def unchanged(office, people, places):
    """Nothing was done: the log has no line of it, and the administrator is still signed in."""
    before = office.log()
    mast = f"/collections/mast/items/{places['item']}"
    record = people.ada.get(mast, Accept="application/geo+json").text
    yield
    after = office.log()[len(before):]
    done = [line for line in after if re.search(r"Z  (aendring|administration|gennemsyn|udtraek|log-ud|log-ind)  ", line)]
    assert done == [] and people.ada.is_in
    assert people.ada.get(mast, Accept="application/geo+json").text == record


FIELDS = {
    "navn": "ond", "rolle": "administrator", "handling": "kodeord", "kodeord": "et nyt langt kodeord", "nr": "1",
    "afgoerelse": "godkend", "id": "00000000-0000-4000-8000-000000000001",
}
FORMS = {
    "no mark": (FORM, "&".join(f"{name}={value}" for name, value in FIELDS.items())),
    "an empty mark": (FORM, "maerke=&" + "&".join(f"{name}={value}" for name, value in FIELDS.items())),
    "another session's mark": (FORM, None),
    "several parts without a mark": (MULTIPART, multipart(**FIELDS)),
    "several parts with another's mark": (MULTIPART, None),
    "text": ("text/plain", '{"type":"Feature","properties":{"navn":"ond"}, "x":"="}'),
    "nothing": (None, ""),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("method, path", [route for route in ROUTES if route[0] == "POST"])
def test_a_form_that_the_session_was_not_given_is_refused(unchanged, people, places, method, path, form):
    kind, body = FORMS[form]
    if body is None:
        fields = FIELDS | {"maerke": people.ida.mark}
        body = multipart(**fields) if kind == MULTIPART else "&".join(f"{name}={value}" for name, value in fields.items())
    headers = {"Content-Type": kind} if kind else {}
    if form == "nothing" and path.startswith("/processes/"):
        body = "x=1"
    answer = people.ada.ask(method, filled(path, places), body, Accept="text/html", **headers)
    assert 400 <= answer.status < 500, f"{method} {path}: {answer.status} {answer.text[:300]}"


# What a browser says of a request: where there is no encryption only the last kind.
SAID = {
    "cross-site": {"Sec_Fetch_Site": "cross-site"}, "same-site": {"Sec_Fetch_Site": "same-site"},
    "origin": {"Origin": "http://ond.eksempel.dk"},
}


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("method, path", ROUTES)
def test_what_another_site_makes_the_browser_send_is_refused_whatever_it_holds(unchanged, people, places, method, path, said):
    bodies = [(FORM, f"maerke={people.ada.mark}&handling=kodeord&navn=ond&rolle=administrator&kodeord=x"),
              ("application/json", '{"inputs":{"omraade":"kommune"}}'), ("image/png", SMALL),
              ("application/merge-patch+json", '{"properties":{"navn":"ond"}}')]
    for kind, body in bodies:
        answer = people.ada.ask(
            method, filled(path, places), body, Content_Type=kind, Accept="application/json", **SAID[said])
        assert answer.status == 403 and answer.json()["type"].endswith("access.bad-form"), f"{path}: {answer.text[:200]}"


@pytest.mark.parametrize("origin, status", [
    ("http://127.0.0.1:1", 403), ("null", 403), ("https://127.0.0.1", 403), ("{site}.ond.eksempel.dk", 403), ("{site}", 400)])
def test_without_encryption_only_the_own_pages_may(office, people, places, origin, status):
    """What is sent asks for nothing, which the own pages alone are told."""
    answer = people.ada.ask(
        "PATCH", filled("/collections/{collection}/items/{item}", places), "{}",
        Content_Type="application/merge-patch+json", Origin=origin.format(site=office.site))
    assert answer.status == status, answer.text


@pytest.mark.parametrize("method, path", [
    route for route in ROUTES if route[1].split("/")[1] not in ("log-ind", "log-ud", "processes", "jobs", "foerste-start")])
def test_whoever_is_not_signed_in_changes_nothing(unchanged, office, places, method, path):
    answer = office.person().ask(
        method, filled(path, places), "maerke=x&handling=fjern", Content_Type=FORM, Accept="application/json")
    assert answer.status == 401, f"{method} {path}: {answer.status} {answer.text[:200]}"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "POST"])
@pytest.mark.parametrize("path", sorted({path for _, path in ROUTES}))
def test_no_browser_is_told_that_another_site_may(office, places, path, method):
    answer = office.person().ask(
        "OPTIONS", filled(path, places), Origin="https://ond.eksempel.dk", Access_Control_Request_Method=method,
        Access_Control_Request_Headers="content-type")
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert method not in (answer.headers["Access-Control-Allow-Methods"] or "")
    assert "content-type" not in (answer.headers["Access-Control-Allow-Headers"] or "").lower()


@contextmanager
def another_site(page):
    """A page of somebody else's, on this machine: to a browser a neighbour under the same name."""

    class Answer(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def test_a_page_elsewhere_cannot_use_a_browser_that_is_signed_in(unchanged, browser, office, people, places):
    forms = "".join(
        f'<iframe name="f{number}{form}"></iframe><form method="post" enctype="{kind}" target="f{number}{form}" '
        f'action="{office.site}{filled(path, places)}">'
        + "".join(f'<input name="{name}" value="{value}">' for name, value in FIELDS.items()) + "</form>"
        for number, (method, path) in enumerate(ROUTES) if method == "POST"
        for form, kind in enumerate([FORM, "multipart/form-data", "text/plain"]))
    calls = [[method, f"{office.site}{filled(path, places)}"] for method, path in ROUTES]
    script = f"""
        for (const form of document.forms) form.submit();
        window.answers = [];
        for (const [method, url] of {calls}) for (const mode of ["no-cors", "cors"])
          fetch(url, {{method, mode, credentials: "include", body: "navn=ond"}})
            .then(a => window.answers.push(a.type === "opaque" ? "opaque" : a.status)).catch(() => window.answers.push("no"));
    """
    with another_site(f"<!DOCTYPE html><title>ond</title>{forms}<script>{script}</script>") as elsewhere:
        context = browser.new_context()
        context.add_cookies([
            {"name": name, "value": value, "url": office.site, "httpOnly": True, "sameSite": "Lax"}
            for name, value in people.ada.cookies.items()])
        page = context.new_page()
        refused, posts = [], sum(method == "POST" for method, _ in ROUTES)
        page.on("response", lambda answer: refused.append(answer.status) if answer.request.method != "GET" else None)
        page.goto(elsewhere)
        looking.comes_true(
            page, lambda: page.evaluate("() => window.answers.length") == 2 * len(calls), "every call is answered")
        looking.comes_true(page, lambda: len(refused) >= 3 * posts, "every form is answered")
        answers = page.evaluate("() => window.answers")
        context.close()
    assert len(answers) == 2 * len(calls) and set(answers) <= {"no", "opaque"}
    assert len(refused) >= 3 * posts and all(status >= 400 for status in refused), refused
