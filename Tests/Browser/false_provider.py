"""A provider of OpenID Connect that can be told to lie: what it answers is what a test says, signed as the test says."""

import base64
import hashlib
import hmac
import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives import serialization
from joserfc import jws
from joserfc.jwk import ECKey, RSAKey

CLIENT, SECRET = "landkort", "hemmelig/med:tegn+og%"
RSA = RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"})
EC = ECKey.generate_key("P-256", {"kid": "ec", "use": "sig", "alg": "ES256"})
STRANGER = RSAKey.generate_key(2048, {"kid": "rsa"})


def public(key):
    return key.as_dict(private=False)


def public_pem(key):
    """What somebody who mistakes a public key for a secret would sign with."""
    return key.public_key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def signed(claims, head, key):
    return jws.serialize_compact(head, json.dumps(claims).encode(), key, algorithms=[head["alg"]])


def unsigned(claims, head):
    part = lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
    return f"{part(head)}.{part(claims)}."


class Lies:
    """What differs from an honest provider; a test sets it before it signs in."""

    def __init__(self):
        self.claims = {}
        self.without = []
        self.make = lambda claims: signed(claims, {"alg": "RS256", "kid": "rsa"}, RSA)
        self.keys = [public(RSA), public(EC)]
        self.document = {}
        self.back = {}
        self.token = None
        self.user_info = {}
        self.asked = []


class FalseProvider(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    @property
    def lies(self):
        return self.server.lies

    @property
    def base(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def send(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def json(self, value, status=200):
        self.send(status, json.dumps(value).encode(), **{"Content-Type": "application/json"})

    def do_GET(self):
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        self.lies.asked.append(path)
        if path == "/.well-known/openid-configuration":
            self.json({
                "issuer": self.base, "authorization_endpoint": f"{self.base}/authorize?tenant=1",
                "token_endpoint": f"{self.base}/token", "jwks_uri": f"{self.base}/keys",
                "userinfo_endpoint": f"{self.base}/userinfo",
            } | {name: value.replace("BASE", self.base) if isinstance(value, str) else value
                 for name, value in self.lies.document.items()})
        elif path == "/keys":
            self.json({"keys": self.lies.keys})
        elif path == "/authorize":
            asked = {name: values[0] for name, values in query.items()}
            self.server.departure = asked
            back = {"code": "engangskode", "state": asked["state"]} | self.lies.back
            self.send(302, Location=asked["redirect_uri"] + "?" + urlencode(back))
        elif path == "/userinfo":
            assert self.headers["Authorization"] == "Bearer adgang"
            self.json({"sub": "person-1"} | self.lies.user_info)
        else:
            self.send(404)

    def do_POST(self):
        sent = {name: values[0] for name, values in parse_qs(
            self.rfile.read(int(self.headers["Content-Length"])).decode(), strict_parsing=True).items()}
        asked = self.server.departure
        basic = base64.b64decode((self.headers["Authorization"] or "").removeprefix("Basic ")).decode()
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest()).decode().rstrip("=")
        is_honest = (
            basic == f"{CLIENT}:hemmelig%2Fmed%3Ategn%2Bog%25" and sent["grant_type"] == "authorization_code"
            and sent["code"] == "engangskode" and sent["redirect_uri"] == asked["redirect_uri"]
            and asked["code_challenge"] == challenge and asked["code_challenge_method"] == "S256"
            and len(sent["code_verifier"]) >= 43 and "openid" in asked["scope"].split())
        if not is_honest:
            return self.json({"error": "invalid_request"}, 400)
        if self.lies.token:
            return self.lies.token(self)
        now = int(time.time())
        claims = {
            "iss": self.base, "aud": CLIENT, "sub": "person-1", "exp": now + 300, "iat": now, "nonce": asked["nonce"],
            "preferred_username": "ditte", "grupper": ["tovholdere"], "cvr": "29189420",
        } | self.lies.claims
        claims = {name: value for name, value in claims.items() if name not in self.lies.without}
        self.json({"id_token": self.lies.make(claims), "access_token": "adgang", "token_type": "Bearer"})


@contextmanager
def false_provider():
    """A provider on a free port, which is ended with the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), FalseProvider)
    server.lies = Lies()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def signed_with_text(claims, head, text):
    """HS256 with any text as the secret; the library rightly refuses a public key's."""
    head_and_claims = unsigned(claims, head).rstrip(".")
    seal = hmac.digest(text, head_and_claims.encode(), "sha256")
    return f"{head_and_claims}.{base64.urlsafe_b64encode(seal).decode().rstrip('=')}"
