"""What somebody sends who has no browser to hold them back, and what they read of the answers."""

import http.client
import json
import re
import sqlite3
import subprocess
from contextlib import closing
from types import SimpleNamespace
from urllib.parse import urlencode

import looking

AALBORG, THISTED = "29189420", "29189560"
FORM = "application/x-www-form-urlencoded"


class Outsider:
    """One who asks, with the cookies they were given; `who` is an account of the sample's tests."""

    def __init__(self, site, who=None, password=looking.PASSWORD, token=None):
        self.host = site.removeprefix("http://")
        self.cookies, self.mark, self.token = {}, None, token
        if who:
            self.sign_in(who, password)

    def ask(self, method, path, body=None, **headers):
        """Status, headers and text, whatever the status; redirections are not followed."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies and "Cookie" not in names:
            names["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if self.token:
            names["Authorization"] = f"Bearer {self.token}"
        with closing(http.client.HTTPConnection(self.host, timeout=300)) as connection:
            connection.request(method, path, body=body, headers=names)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            self.cookies = {key: old for key, old in self.cookies.items() if key != name} | ({name: value} if value else {})
        return SimpleNamespace(status=answer.status, headers=answer.headers, text=text, json=lambda: json.loads(text))

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def send(self, path, **fields):
        """A form, with the session's mark."""
        body = urlencode(({"maerke": self.mark} if self.mark else {}) | fields)
        return self.ask("POST", path, body, Content_Type=FORM, Accept="text/html")

    def change(self, path, properties, method="PATCH", place=(9.9, 57.0), **headers):
        types = {"PATCH": "application/merge-patch+json"}
        feature = {"type": "Feature", "properties": properties}
        if method != "PATCH":
            feature["geometry"] = place and {"type": "Point", "coordinates": place}
        return self.ask(
            method, path, json.dumps(feature), Content_Type=types.get(method, "application/geo+json"), **headers)

    def sign_in(self, who, password):
        page = self.get("/log-ind", Accept="text/html")
        self.mark = re.search(r'name="maerke" value="([^"]+)"', page.text)[1]
        answer = self.send("/log-ind", navn=who, kodeord=password)
        assert answer.status == 303, answer.text[:300]
        self.mark = re.search(r'name="maerke" value="([^"]+)"', self.get("/konto", Accept="text/html").text)[1]

    @property
    def is_in(self):
        return self.get("/konto", Accept="text/html").status == 200

    def make(self, collection, place=(9.9, 57.0), **properties):
        """A new record's id."""
        answer = self.change(f"/collections/{collection}/items", properties, method="POST", place=place)
        assert answer.status == 201, answer.text
        return answer.headers["Location"].split("/")[-1]


class Office:
    """A store with its accounts, where somebody at the machine can look and do things."""

    def __init__(self, binary, store):
        self.binary, self.store = binary, store
        self.file = store.with_suffix(".konti")

    def run(self, *words, told=None):
        done = subprocess.run(
            [self.binary, *words, "--store", self.store], input=told, capture_output=True, text=True, timeout=300)
        return done

    def token(self, name, *words):
        """The secret of a new token."""
        done = self.run("token", "create", name, *words)
        assert done.returncode == 0, done.stderr
        return re.search(r"landkort_\S+", done.stdout)[0]

    def log(self, last=10_000):
        return self.run("audit", "list", "--last", str(last)).stdout.splitlines()

    def edit(self, statement, *values):
        """What somebody does who gets hold of the file of accounts."""
        with closing(sqlite3.connect(self.file, timeout=300)) as db, db:
            return db.execute(statement, values).fetchall()
