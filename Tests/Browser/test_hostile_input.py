"""Hostile text in every parameter, path and form: no server error, nothing told that should not be, nothing changed."""

import html.parser
import http.client
import json
import time
import urllib.parse

import looking
import pytest

MARKUP = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg/onload=alert(1)>", "javascript:alert(1)",
    "{{7*7}}", "{{{body}}}", "</textarea><script>alert(1)</script>", "<a href=\"data:text/html,x\">",
    "\" autofocus onfocus=alert(1) x=\"", "<!--", "]]>", "\u202etxt.exe", "&lt;script&gt;",
]
SQL = [
    "'", "\"", "' OR '1'='1", "1; DROP TABLE mast;--", "' UNION SELECT name FROM sqlite_master--", "1)) OR 1=1--",
    "x' AND randomblob(1000000000) AND '1", "%", "_", "\\", "a\" OR \"\"=\"", "') OR EXISTS(SELECT 1 FROM mast)--",
    "mast\" --", "CAST(1 AS TEXT)", "load_extension('x')",
]
PATHS = [
    "../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "..\\..\\windows\\win.ini", "/etc/passwd", "%00", "a%00.css",
    "....//....//etc/passwd", "%2e%2e%2fetc%2fpasswd", "file:///etc/passwd", ".", "..", "%c0%ae%c0%ae/etc/passwd",
]
ODD = ["", " ", "\t", "-1", "0", "99999999999999999999", "1e309", "NaN", "null", "[]", "a" * 5000, "æøå", "\U0001f3e2",
       "%", "%zz", "+", "a=b&c=d", "\r\nSet-Cookie: x=1"]
CORPUS = MARKUP + SQL + PATHS + ODD


class Alarms(html.parser.HTMLParser):
    """What a browser would run of a page that is not the page's own."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "script" and not (values.get("src") or "").startswith("/assets/"):
            self.found.append(tag)
        self.found += [name for name in values if name.startswith("on")]
        self.found += [text for name, text in attributes if name in ("href", "src", "action", "formaction")
                       and (text or "").strip().lower().startswith(("javascript:", "data:"))]


class Asking:
    """One connection, and what holds of every answer."""

    def __init__(self, site):
        self.host = site.removeprefix("http://")
        self.connection = http.client.HTTPConnection(self.host, timeout=300)
        self.count = 0

    def get(self, target, headers=None):
        start = time.monotonic()
        try:
            self.connection.request("GET", target, headers=headers or {})
            answer = self.connection.getresponse()
            body = answer.read()
        except (http.client.HTTPException, ConnectionError):
            # A line that is no HTTP may be hung up on.
            self.connection = http.client.HTTPConnection(self.host, timeout=300)
            return None
        self.count += 1
        told = f"{target[:200]} → {answer.status} {body[:200]!r}"
        assert answer.status < 500, told
        assert time.monotonic() - start < 20, told
        assert b"root:x:" not in body and b"no such column" not in body and b"SQLITE" not in body, told
        assert answer.headers["X-Content-Type-Options"] == "nosniff", told
        assert "x" not in (answer.headers["Set-Cookie"] or "").split("=")[:1], told
        policy = answer.headers["Content-Security-Policy"] or ""
        assert "unsafe-eval" not in policy and "script-src 'unsafe" not in policy and policy, told
        if answer.headers.get_content_type() == "text/html":
            page = Alarms()
            page.feed(body.decode())
            assert page.found == [], told
        if "json" in answer.headers.get_content_type() and body:
            json.loads(body)
        return answer.status


def quoted(value):
    return urllib.parse.quote(value, safe="")


@pytest.fixture(scope="module")
def asking(site):
    return Asking(site)


def operations(api, *collections):
    paths = api.json("/api")["paths"]
    for path, methods in paths.items():
        collection = path.split("/")[2] if path.startswith("/collections/") else None
        if "get" in methods and (collection is None or collection in collections):
            yield path, methods["get"].get("parameters", [])


PAGES = [
    ("/adresser", ["q", "kommune"]), ("/daekningsgrad", ["kortlaegning", "omraade", "art", "inden_for"]),
    ("/sammenligning", ["kortlaegning", "siden", "art", "vis", "taerskel", "inden_for"]),
    ("/rapporter/statusnotat", ["partnerskab", "aar", "format"]),
    ("/processes/daekningsgrad", ["kortlaegning", "omraade", "inden_for", "koer"]),
    ("/collections/kommune/items/0376", ["vis", "taerskel", "sort", "kortlaegning", "art", "lang"]),
    ("/collections/mast/items", ["q", "sortby", "cursor", "filter", "kommunekode", "datetime", "limit", "historiske"]),
    ("/collections/adresse/items", ["tal", "celle", "postnr", "inden_for"]), ("/log-ind", ["til", "lang"]),
]


@pytest.mark.parametrize("page", [path for path, _ in PAGES])
def test_a_pages_parameters(asking, page):
    for name in dict(PAGES)[page]:
        for value in CORPUS:
            asking.get(f"{page}?{name}={quoted(value)}", headers={"Accept": "text/html"})


def test_every_parameter_of_the_interface(asking, api):
    for path, parameters in operations(api, "mast"):
        filled = path
        for parameter in parameters:
            if parameter["in"] == "path":
                filled = filled.replace("{%s}" % parameter["name"], "x")
        for place, parameter in enumerate(parameters):
            # Neighbours take turns: all of them take all of it.
            for value in CORPUS[place % 4::4]:
                if parameter["in"] == "query":
                    asking.get(f"{filled}?{parameter['name']}={quoted(value)}")
                elif parameter["in"] == "path":
                    one = path.replace("{%s}" % parameter["name"], quoted(value))
                    asking.get(one.replace("{", "").replace("}", ""))
    assert asking.count > 1000


def test_paths_that_lead_elsewhere(asking):
    for place in ("/assets/", "/", "/collections/", "/collections/mast/items/", "/rapporter/", "/jobs/", "/tileMatrixSets/"):
        for value in PATHS + ["../Package.swift", "..%2fPackage.swift", "style.css/../../x"]:
            for target in (place + value, place + quoted(value)):
                status = asking.get(target.replace(" ", "%20"))
                assert status is None or status >= 300 or place == "/" or place + value in ("/", "/."), target


def test_names_of_parameters_and_headers(asking):
    for value in CORPUS:
        asking.get(f"/collections/mast/items?{quoted(value)}=1", {"Accept": "text/html"})
        plain = value.encode("ascii", "ignore").decode().replace("\r", "").replace("\n", "")
        for header in ("Accept", "Accept-Language", "If-None-Match", "Cookie", "Authorization", "X-Forwarded-For"):
            asking.get("/collections/mast/items?limit=1", {header: plain})


def test_what_a_form_sends(desk, browser):
    """Signed in: hostile text in a record is kept and shown as text, and nothing runs."""
    with desk(ada=("administrator",)) as site:
        page = looking.signed_in(browser, site, "ada", "/collections/mast/new")
        alarms = []
        page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
        name = MARKUP[0] + MARKUP[1] + SQL[3]
        page.locator("#felt-navn").fill(name)
        page.locator("#felt-kommunekode").select_option("0851")
        page.locator("#sted").fill("556000 6322000")
        page.get_by_role("button", name="Gem").click()
        page.wait_for_load_state()
        assert page.locator("h1").inner_text() == name
        for address in (site + "/collections/mast/items?f=html", page.url.split("?")[0] + "/versions?f=html"):
            page.goto(address)
            assert name in page.locator("main").inner_text()
        assert page.locator("main script, main img[src=x]").count() == 0 and alarms == []


def test_all_is_as_it_was(api):
    assert api.json("/collections/mast/items?limit=1")["numberMatched"] == 40
    assert api.json("/health")["status"] == "ok"
