"""Signing in with OpenID Connect where the provider, or somebody in its place, sends what must not be believed."""

import http.cookiejar
import json
import subprocess
import time
import urllib.error
import urllib.request
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import RSAKey

import false_provider as false
from false_provider import EC, RSA, STRANGER, Lies, public, signed, unsigned

SETTINGS = """\
udsteder: {issuer}
klient: landkort
hemmelighed_fil: hemmelighed
myndighed: cvr
{more}
roller:
  - rolle: tovholder
    naar: {{grupper: tovholdere}}
"""


# Seconds in which the program does not ask for the keys again.
BETWEEN_FETCHES = 5


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Client:
    """A browser's cookies and its steps, one at a time."""

    def __init__(self, site):
        self.site = site
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), NoRedirect)

    def get(self, url):
        request = urllib.request.Request(url, headers={"Accept": "text/html", "Accept-Language": "da"})
        try:
            answer = self.opener.open(request, timeout=300)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, answer.headers.get("Location"), answer.read().decode()

    def leave(self, target="/konto"):
        """The address at the provider."""
        status, location, _ = self.get(f"{self.site}/log-ind/oidc?til={target}")
        assert status == 303
        return location

    def way_back(self, target="/konto"):
        """The address that the provider sends the browser back to."""
        status, location, _ = self.get(self.leave(target))
        assert status == 302
        return location

    def sign_in(self):
        return self.get(self.way_back())

    @property
    def is_in(self):
        return self.get(f"{self.site}/konto")[0] == 200


@pytest.fixture(scope="module")
def provider():
    with false.false_provider() as provider:
        yield provider


@pytest.fixture
def lies(provider):
    provider.lies = Lies()
    return provider.lies


def settings(folder, provider, more=""):
    (folder / "hemmelighed").write_text(false.SECRET + "\n")
    path = folder / "oidc.yaml"
    path.write_text(SETTINGS.format(issuer=f"http://127.0.0.1:{provider.server_port}", more=more))
    return path


@pytest.fixture(scope="module")
def kept(staffed):
    return staffed(ada=("administrator",))


@pytest.fixture(scope="module")
def site(serve, kept, provider, tmp_path_factory):
    with serve(kept, "--oidc", settings(tmp_path_factory.mktemp("oidc"), provider)) as address:
        yield address


def fresh(site, **headers):
    """Each test comes from a place of its own: failures are counted by place."""
    client = Client(site)
    client.opener.addheaders = [("X-Forwarded-For", f"10.0.0.{time.monotonic_ns() % 250}")]
    return client


def log(binary, kept):
    said = subprocess.run([binary, "audit", "list", "--store", kept], capture_output=True, text=True, check=True)
    return said.stdout


def refused(binary, kept, site, reason):
    client = fresh(site)
    status, location, page = client.sign_in()
    assert status == 403 and location is None, page[:200]
    assert "kan der ikke stoles på" in page and not client.is_in
    assert reason in log(binary, kept).splitlines()[-1]


@pytest.mark.parametrize("head, key", [
    ({"alg": "RS256", "kid": "rsa"}, RSA), ({"alg": "ES256", "kid": "ec"}, EC), ({"alg": "ES256"}, EC)],
    ids=["RS256", "ES256", "no kid, one key of the kind"])
def test_an_honest_answer_lets_in(site, lies, head, key):
    lies.make = lambda claims: signed(claims, head, key)
    client = fresh(site)
    assert client.sign_in()[:2] == (303, "/konto")
    assert client.is_in and ">ditte<" in client.get(f"{site}/konto")[2]


FORGED = {
    "none": (lambda c: unsigned(c, {"alg": "none"}), "ukendt måde"),
    "None with a key's name": (lambda c: unsigned(c, {"alg": "None", "kid": "rsa"}), "ukendt måde"),
    "HS256 with the public key": (
        lambda c: false.signed_with_text(c, {"alg": "HS256", "kid": "rsa"}, false.public_pem(RSA)), "ukendt måde"),
    "RS384": (lambda c: signed(c, {"alg": "RS384", "kid": "rsa"}, RSA), "ukendt måde"),
    "another key with the same name": (
        lambda c: signed(c, {"alg": "RS256", "kid": "rsa"}, STRANGER), "forkert underskrift"),
    "an unknown key": (lambda c: signed(c, {"alg": "RS256", "kid": "anden"}, STRANGER), "ukendt nøgle"),
    "the token's own key": (
        lambda c: signed(c, {"alg": "RS256", "kid": "anden", "jwk": public(STRANGER)}, STRANGER), "ukendt nøgle"),
    "ES256 said of an RSA key": (
        lambda c: signed(c, {"alg": "ES256", "kid": "rsa"}, EC), "ukendt nøgle"),
    "another's claims under a good signature": (
        lambda c: ".".join([*signed(c, {"alg": "RS256", "kid": "rsa"}, RSA).split(".")[:1],
                            unsigned(c | {"sub": "chef"}, {}).split(".")[1],
                            signed(c, {"alg": "RS256", "kid": "rsa"}, RSA).split(".")[2]]), "forkert underskrift"),
    "no signature": (
        lambda c: signed(c, {"alg": "RS256", "kid": "rsa"}, RSA).rsplit(".", 1)[0] + ".", "forkert underskrift"),
    "two parts": (lambda c: signed(c, {"alg": "RS256", "kid": "rsa"}, RSA).rsplit(".", 1)[0], "forkert underskrift"),
    "no token": (lambda c: "hej", "intet signeret svar"),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_token_is_refused(binary, kept, site, lies, name):
    lies.make, reason = FORGED[name]
    refused(binary, kept, site, reason)


def now():
    return int(time.time())


WRONG = {
    "another issuer": (lambda: {"iss": "https://login.eksempel.dk"}, "en anden udsteder"),
    "a slash more": (lambda: {"iss": "BASE/"}, "en anden udsteder"),
    "another audience": (lambda: {"aud": "en-anden-tjeneste"}, "til en anden"),
    "two audiences and nobody who asked": (lambda: {"aud": ["landkort", "anden"]}, "til flere"),
    "asked for by another": (lambda: {"aud": ["landkort", "anden"], "azp": "anden"}, "bedt om af en anden"),
    "expired": (lambda: {"exp": now() - 61}, "udløbet"),
    "an expiry that is text": (lambda: {"exp": str(now() + 300)}, "udløbet"),
    "from tomorrow": (lambda: {"iat": now() + 86_400}, "fra i morgen"),
    "not valid yet": (lambda: {"nbf": now() + 600}, "gælder ikke endnu"),
    "another nonce": (lambda: {"nonce": "x" * 43}, "svar på et andet forsøg"),
    "an empty subject": (lambda: {"sub": ""}, "uden person"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_signed_token_that_says_something_wrong_is_refused(binary, kept, site, lies, name):
    claims, reason = WRONG[name]
    lies.claims = claims()
    refused(binary, kept, site, reason)


@pytest.mark.parametrize("claim", ["iss", "aud", "exp", "iat", "nonce", "sub"])
def test_a_token_without_what_it_must_say_is_refused(binary, kept, site, lies, claim):
    lies.without = [claim]
    refused(binary, kept, site, "openid.untrusted")


def test_clocks_may_be_a_little_apart(site, lies):
    lies.claims = {"exp": now() - 30, "iat": now() + 30}
    assert fresh(site).sign_in()[0] == 303


def test_a_new_key_is_fetched_and_an_old_one_is_no_longer_good(serve, kept, provider, lies, tmp_path):
    with serve(kept, "--oidc", settings(tmp_path, provider)) as site:
        start = time.monotonic()
        assert fresh(site).sign_in()[0] == 303
        new = RSAKey.generate_key(2048, {"kid": "ny", "use": "sig"})
        lies.make = lambda claims: signed(claims, {"alg": "RS256", "kid": "ny"}, new)
        lies.keys = [public(new)]
        # Right after the keys were fetched nobody fetches them again, however often an unknown one is shown.
        before = lies.asked.count("/keys")
        statuses = [fresh(site).sign_in()[0] for _ in range(3)]
        elapsed = time.monotonic() - start
        assert lies.asked.count("/keys") - before <= elapsed / BETWEEN_FETCHES
        assert statuses == [403] * 3 or elapsed > BETWEEN_FETCHES
        time.sleep(BETWEEN_FETCHES + 0.2)
        assert fresh(site).sign_in()[0] == 303
        lies.make = lambda claims: signed(claims, {"alg": "RS256", "kid": "rsa"}, RSA)
        assert fresh(site).sign_in()[0] == 403


def test_a_way_back_is_good_once_and_in_one_browser(binary, kept, site, lies):
    honest = fresh(site)
    back = honest.way_back()
    stranger = fresh(site)
    assert stranger.get(back)[0] == 403 and not stranger.is_in, "sent to another browser, and used up by that"
    assert honest.get(back)[0] == 403 and not honest.is_in
    back = honest.way_back()
    assert honest.get(back)[0] == 303 and honest.is_in
    replayed = fresh(site)
    replayed.jar = honest.jar
    assert replayed.get(back)[0] == 403
    assert log(binary, kept).splitlines()[-1].count("openid.bad-return") == 1


def test_a_forged_state_and_none_are_refused(site, lies):
    client = fresh(site)
    client.leave()
    for query in ["code=engangskode&state=" + "A" * 43, "code=engangskode", "", "error=access_denied&state=x"]:
        status, _, page = client.get(f"{site}/log-ind/oidc/retur?{query}")
        assert status == 403 and "for gammelt, brugt før eller begyndt i en anden browser" in page
    assert not client.is_in
    assert client.get(f"{site}/log-ind/oidc/retur?state=a&state=b")[0] == 400


def test_an_answer_in_anothers_name_is_refused(site, lies):
    lies.back = {"iss": "https://login.eksempel.dk"}
    assert fresh(site).sign_in()[0] == 403
    lies.back = {"iss": f"http://127.0.0.1:{urlsplit(fresh(site).leave()).port}"}
    assert fresh(site).sign_in()[0] == 303


def test_a_provider_that_says_no_is_told_of(binary, kept, site, lies):
    lies.back = {"error": "access_denied<script>"}
    status, _, page = fresh(site).sign_in()
    assert status == 403 and "sagde nej" in page and "<script>" not in page
    assert "access_deniedscript" in log(binary, kept).splitlines()[-1]


@pytest.mark.parametrize("target", [
    "https://eksempel.dk/", "//eksempel.dk", "/\\eksempel.dk", "/%0d%0aSet-Cookie:x=1", "/log-ind/oidc/retur", "javascript:0"])
def test_nobody_is_led_elsewhere_afterwards(site, lies, target):
    client = fresh(site)
    assert client.get(client.way_back(target))[:2] == (303, "/")


def test_what_leaves_says_nothing_that_lets_in(site, lies):
    asked = parse_qs(urlsplit(fresh(site).leave()).query)
    assert asked["tenant"] == ["1"] and asked["response_type"] == ["code"] and asked["client_id"] == ["landkort"]
    assert asked["redirect_uri"] == [f"{site}/log-ind/oidc/retur"] and asked["code_challenge_method"] == ["S256"]
    assert not {"client_secret", "code_verifier"} & set(asked)


def failing(status, body=b"", **headers):
    return lambda handler: handler.send(status, body, **headers)


@pytest.mark.parametrize("answer, status", [
    (failing(500), 503), (failing(400, b'{"error":"invalid_grant"}'), 403), (failing(200, b"{}"), 403),
    (failing(200, b" " * (1 << 21)), 503), (failing(302, Location="/token2"), 403)],
    ids=["broken", "refused", "no token", "endless", "leading elsewhere"])
def test_a_provider_that_answers_otherwise_lets_nobody_in(site, lies, answer, status):
    lies.token = answer
    client = fresh(site)
    assert client.sign_in()[0] == status and not client.is_in
    assert "/token2" not in lies.asked


@pytest.mark.parametrize("document", [
    {"issuer": "https://login.eksempel.dk"}, {"token_endpoint": "http://login.eksempel.dk/token"},
    {"jwks_uri": "file:///etc/passwd"}, {"authorization_endpoint": "javascript:alert(1)"}])
def test_a_description_that_leads_astray_is_not_used(serve, kept, provider, lies, tmp_path, document):
    lies.document = document
    with serve(kept, "--oidc", settings(tmp_path, provider)) as site:
        status, location, page = fresh(site).get(f"{site}/log-ind/oidc")
        assert status == 503 and location is None and "svarer ikke" in page


def test_more_is_asked_for_where_the_settings_say_so(serve, kept, provider, lies, tmp_path):
    lies.without, lies.user_info = ["grupper"], {"grupper": "tovholdere"}
    with serve(kept, "--oidc", settings(tmp_path, provider, "brugeroplysninger: true")) as site:
        assert fresh(site).sign_in()[0] == 303
        lies.user_info = {"grupper": "tovholdere", "sub": "person-2"}
        assert fresh(site).sign_in()[0] == 403
        # What is signed is not overruled by what is only told.
        lies.without, lies.claims = [], {"grupper": "ingen"}
        lies.user_info = {"grupper": "tovholdere"}
        assert fresh(site).sign_in()[0] == 403


def test_who_fails_again_and_again_has_to_wait(site, lies):
    client = Client(site)
    client.opener.addheaders = [("X-Forwarded-For", "10.9.9.9")]
    answers = [client.get(f"{site}/log-ind/oidc/retur?state={number}")[0] for number in range(32)]
    assert answers[:30] == [403] * 30 and answers[30:] == [429] * 2


@pytest.mark.parametrize("change, words", [
    (("udsteder: http://127", "udsteder: http://10.127"), "er ikke en adresse med https"),
    (("klient: landkort", "klinet: landkort"), "oidc.yaml:2:1"),
    (("rolle: tovholder", "rolle: konge"), "konge"),
    (("    naar: {grupper: tovholdere}\n", ""), "naar"),
    (("hemmelighed_fil: hemmelighed", "hemmelighed_fil: findes-ikke"), "har ingen hemmelighed")])
def test_settings_that_cannot_be_used_are_told_before_the_server_starts(
        binary, kept, provider, tmp_path, change, words):
    path = settings(tmp_path, provider)
    path.write_text(path.read_text().replace(*change))
    said = subprocess.run(
        [binary, "serve", "--store", kept, "--port", "0", "--oidc", path], capture_output=True, text=True, timeout=300)
    assert said.returncode == 64 and words in said.stderr, said.stderr
