"""Signing in with OpenID Connect in a browser, at a real provider: PyPI's oidc-provider-mock as a process of its own."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import looking
import pytest

AALBORG, THISTED = "29189420", "29189560"
PEOPLE = {
    "sub-ditte": {"preferred_username": "Ditte Dahl", "grupper": ["landkort-tovholder", "andet"], "cvr": AALBORG},
    "sub-ida": {"preferred_username": "ida", "grupper": ["landkort-laes"], "cvr": THISTED},
    "sub-chef": {"preferred_username": "chef", "grupper": ["landkort-laes", "landkort-alt"]},
    "sub-ingen": {"preferred_username": "ingen", "grupper": ["helt-andet"], "cvr": AALBORG},
    "sub-uden-cvr": {"preferred_username": "uden", "grupper": ["landkort-tovholder"]},
    "sub-skifter": {"preferred_username": "skifter", "grupper": ["landkort-tovholder"], "cvr": AALBORG},
    "sub-spaerret": {"preferred_username": "spaerret", "grupper": ["landkort-laes"], "cvr": AALBORG},
}
SETTINGS = """\
udsteder: {issuer}
klient: landkort
knap: {{da: Log ind med Regionen, en: Sign in with the Region}}
navn: preferred_username
myndighed: cvr
roller:
  - rolle: myndighed
    naar: {{grupper: landkort-laes}}
  - rolle: tovholder
    naar: {{grupper: landkort-tovholder}}
  - rolle: administrator
    naar: {{grupper: landkort-alt}}
"""


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def providing(port):
    """The provider at a port, ended by its own process id."""
    people = [word for sub, claims in PEOPLE.items() for word in ("--user-claims", json.dumps({"sub": sub} | claims))]
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true", *people],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    issuer = f"http://127.0.0.1:{port}"
    try:
        for _ in range(3000):
            try:
                urllib.request.urlopen(f"{issuer}/.well-known/openid-configuration", timeout=10).close()
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise AssertionError("the provider did not start")
        yield issuer
    finally:
        process.terminate()
        process.wait(timeout=300)


@pytest.fixture(scope="module")
def issuer():
    with providing(free_port()) as issuer:
        yield issuer


def settings(folder, issuer):
    path = folder / "oidc.yaml"
    path.write_text(SETTINGS.format(issuer=issuer))
    return path


@pytest.fixture(scope="module")
def kept(staffed):
    return staffed(ada=("administrator",), ida=("tovholder", "Aalborg"))


@pytest.fixture(scope="module")
def site(serve, kept, issuer, tmp_path_factory):
    file = settings(tmp_path_factory.mktemp("oidc"), issuer)
    with serve(kept, "--oidc", file, LANDKORT_OIDC_SECRET="hemmelig") as address:
        yield address


@pytest.fixture
def surf(browser):
    """A browser of somebody's own: `surf(lang="en")`."""
    contexts = []

    def surf(lang="da", width=1280):
        locale = {"da": "da-DK", "en": "en-GB"}[lang]
        contexts.append(browser.new_context(locale=locale, viewport={"width": width, "height": 900}))
        contexts[-1].set_default_timeout(120_000)
        return contexts[-1].new_page()

    yield surf
    for context in contexts:
        context.close()


def at_provider(page, site, sub, path="/konto", button="Log ind med Regionen"):
    """From a page of the site to the provider and back, as `sub`."""
    page.goto(f"{site}/log-ind?til={path}")
    page.get_by_role("link", name=button).click()
    page.wait_for_url("**/oauth2/authorize?**")
    page.locator(f"button[name=sub][value='{sub}']").first.click()


def signed_in(page, site, sub, path="/konto"):
    at_provider(page, site, sub, path)
    page.wait_for_url(f"{site}{path}")


def audit(binary, kept):
    done = subprocess.run([binary, "audit", "list", "--store", kept], capture_output=True, text=True, check=True)
    return done.stdout


def person(binary, kept, name):
    done = subprocess.run([binary, "user", "list", "--store", kept], capture_output=True, text=True, check=True)
    return next((line for line in done.stdout.splitlines() if line.startswith(f"{name}: ")), None)


def mast(site, municipality):
    return looking.API(site).first("mast", kommunekode=municipality)["id"]


def test_who_signs_in_has_the_name_the_role_and_the_records_that_the_claims_give(surf, binary, kept, site):
    page = surf()
    own, other = mast(site, "0851"), mast(site, "0787")
    signed_in(page, site, "sub-ditte", f"/collections/mast/items/{own}")
    assert "Logget ind som Ditte.Dahl, tovholder" in page.locator(".signed-in").inner_text()
    page.goto(f"{site}/collections/mast/items/{own}/edit")
    page.locator("#felt-navn").fill("Rettet udefra")
    page.get_by_role("button", name="Gem").click()
    page.wait_for_url(f"{site}/collections/mast/items/{own}**")
    assert "Rettet udefra" in page.locator("h1").inner_text()
    assert page.goto(f"{site}/collections/mast/items/{other}/edit").status == 403
    assert page.goto(f"{site}/administration").status == 403
    page.goto(f"{site}/konto")
    assert page.locator("input[type=password]").count() == 0 and looking.violations(page) == []
    assert person(binary, kept, "Ditte.Dahl") == f"Ditte.Dahl: tovholder, {AALBORG}"
    said = audit(binary, kept)
    assert "oidc  konto/Ditte.Dahl  oprettet" in said and "log-ind  Ditte.Dahl" in said


@pytest.mark.parametrize("lang, width, button", [
    ("da", 360, "Log ind med Regionen"), ("en", 1280, "Sign in with the Region")])
def test_the_way_to_the_provider_stands_beside_name_and_password(surf, site, lang, width, button):
    page = surf(lang, width)
    page.goto(f"{site}/log-ind")
    assert page.get_by_role("link", name=button).count() == 1 and page.locator("#kodeord").count() == 1
    assert looking.violations(page) == [] and not looking.scrolls_sideways(page)


@pytest.mark.parametrize("sub", ["sub-ingen", "sub-uden-cvr"])
@pytest.mark.parametrize("lang, button, words", [
    ("da", "Log ind med Regionen", "har ingen rolle her"), ("en", "Sign in with the Region", "have no role here")])
def test_who_has_no_role_is_told_so_and_stays_outside(surf, binary, kept, site, sub, lang, button, words):
    page = surf(lang)
    at_provider(page, site, sub, button=button)
    page.wait_for_url(f"{site}/log-ind/oidc/retur**")
    assert words in page.get_by_role("alert").inner_text() and looking.violations(page) == []
    assert "code=" not in page.content() and "state=" not in page.content(), "the way back is not offered again"
    assert page.goto(f"{site}/konto").status == 401
    assert person(binary, kept, PEOPLE[sub]["preferred_username"]) is None
    assert "openid.no-rights" in audit(binary, kept).splitlines()[-1]


def test_a_name_that_is_taken_stays_its_owners(surf, binary, kept, site):
    page = surf()
    signed_in(page, site, "sub-ida")
    assert "Logget ind som ida-2, myndighed" in page.locator(".signed-in").inner_text()
    assert person(binary, kept, "ida").startswith("ida: tovholder")
    own = surf()
    own.goto(f"{site}/log-ind")
    for password in ("", " ", looking.PASSWORD):
        own.goto(f"{site}/log-ind")
        own.get_by_label("Navn").fill("ida-2")
        own.locator("#kodeord").evaluate("(e, v) => { e.required = false; e.value = v }", password)
        own.get_by_role("button", name="Log ind").click()
        assert "Navn eller kodeord er forkert" in own.get_by_role("alert").inner_text()
    again = surf()
    signed_in(again, site, "sub-ida")
    assert "ida-2," in again.locator(".signed-in").inner_text()
    done = subprocess.run(
        [binary, "user", "password", "ida-2", "--store", kept], input="et nyt langt kodeord\n", capture_output=True, text=True)
    assert done.returncode == 65 and "logger ind et andet sted" in done.stderr


def change(issuer, sub, **claims):
    request = urllib.request.Request(
        f"{issuer}/users/{sub}", method="PUT", data=json.dumps(PEOPLE[sub] | claims).encode(),
        headers={"Content-Type": "application/json"})
    urllib.request.urlopen(request, timeout=300).close()


def test_role_and_authority_follow_the_claims_and_old_sessions_and_tokens_end(surf, binary, kept, site, issuer):
    first = surf()
    signed_in(first, site, "sub-skifter")
    first.locator("#navn").fill("mit-program")
    first.get_by_role("button", name="Lav nøglen").click()
    token = first.locator("code.secret").inner_text()
    api = looking.API(site)
    opens = lambda: api.ask("/collections/eftersyn/items?f=json", Authorization=f"Bearer {token}")[0]
    assert opens() == 200
    change(issuer, "sub-skifter", grupper=["landkort-laes"], cvr=THISTED)
    second = surf()
    signed_in(second, site, "sub-skifter")
    assert person(binary, kept, "skifter") == f"skifter: myndighed, {THISTED}"
    assert first.goto(f"{site}/konto").status == 401 and opens() == 401
    change(issuer, "sub-skifter", grupper=[])
    third = surf()
    at_provider(third, site, "sub-skifter")
    third.wait_for_url(f"{site}/log-ind/oidc/retur**")
    assert second.goto(f"{site}/konto").status == 401
    assert person(binary, kept, "skifter") == "skifter: anonym"
    change(issuer, "sub-skifter")
    signed_in(surf(), site, "sub-skifter")
    assert person(binary, kept, "skifter") == f"skifter: tovholder, {AALBORG}"


def test_an_administrator_from_outside_administers_and_is_not_the_last_one(surf, binary, kept, site):
    page = surf()
    signed_in(page, site, "sub-chef", "/administration")
    assert "logger ind udefra" in page.locator("main").inner_text()
    for path in ("/administration/konti/chef", "/administration/konti/ada"):
        page.goto(site + path)
        assert looking.violations(page) == []
    # Of those with a password she is the last, whoever else a provider makes administrator.
    for handling in ("spaer", "fjern"):
        page.goto(f"{site}/administration/konti/ada")
        if handling == "fjern":
            page.locator("summary").click()
        page.locator(f"button[value={handling}]").click()
        assert "den sidste administrator" in page.get_by_role("alert").inner_text()
    page.goto(f"{site}/administration/konti/chef")
    assert page.locator("button[value=kodeord], button[value=ret]").count() == 0
    mark = page.locator("[name=maerke]").first.get_attribute("value")
    for form in ({"handling": "ret", "rolle": "myndighed"}, {"handling": "kodeord"}):
        sent = page.request.post(f"{site}/administration/konti/chef", form=form | {"maerke": mark})
        assert sent.status == 409 and "code class=\"secret\"" not in sent.text()
    done = subprocess.run([binary, "user", "remove", "ada", "--store", kept], capture_output=True, text=True)
    assert done.returncode == 65


def test_who_is_shut_out_here_stays_so_whatever_the_provider_says(surf, binary, kept, site):
    page = surf()
    signed_in(page, site, "sub-spaerret")
    subprocess.run([binary, "user", "block", "spaerret", "--store", kept], check=True)
    assert page.goto(f"{site}/konto").status == 401
    at_provider(page, site, "sub-spaerret")
    page.wait_for_url(f"{site}/log-ind/oidc/retur**")
    assert "spærret" in page.get_by_role("alert").inner_text() and page.goto(f"{site}/konto").status == 401


def test_who_says_no_at_the_provider_comes_back_to_the_page(surf, site):
    page = surf()
    page.goto(f"{site}/log-ind/oidc")
    page.locator("button[value=deny]").click()
    page.wait_for_url(f"{site}/log-ind/oidc/retur**")
    assert page.get_by_role("alert").count() == 1 and page.goto(f"{site}/konto").status == 401


def test_signing_out_ends_it_here_and_shows_the_way_out_there(surf, binary, kept, site, issuer):
    page = surf()
    signed_in(page, site, "sub-ditte")
    cookies = page.context.cookies()
    page.get_by_role("button", name="Log ud").click()
    assert "Du er logget ud" in page.locator("h1").inner_text() and looking.violations(page) == []
    assert "log-ud  Ditte.Dahl" in audit(binary, kept).splitlines()[-1].replace("   ", "  ")
    stranger = surf()
    stranger.context.add_cookies(cookies)
    assert stranger.goto(f"{site}/konto").status == 401, "the old cookie opens nothing"
    page.get_by_role("link", name="Log også ud dér").click()
    page.wait_for_url(f"{issuer}/oauth2/end_session**")
    page.locator("button, input[type=submit]").first.click()
    page.wait_for_url(f"{site}/")


def test_the_session_is_as_another_session(surf, site):
    page = surf()
    signed_in(page, site, "sub-ditte")
    kept = {cookie["name"]: cookie for cookie in page.context.cookies(site)}
    session = kept["landkort"]
    assert session["httpOnly"] and session["sameSite"] == "Lax" and "landkort_afsted" not in kept
    assert 0 < session["expires"] - time.time() <= 12 * 3600
    sent = page.request.post(f"{site}/log-ud", form={"maerke": "forkert"})
    assert sent.status == 403 and page.goto(f"{site}/konto").status == 200


@pytest.mark.parametrize("lang, button, words", [
    ("da", "Log ind med Regionen", "svarer ikke"), ("en", "Sign in with the Region", "does not answer")])
def test_a_server_starts_without_its_provider_and_says_so(surf, serve, kept, tmp_path, lang, button, words):
    port = free_port()
    file = settings(tmp_path, f"http://127.0.0.1:{port}")
    with serve(kept, "--oidc", file, LANDKORT_OIDC_SECRET="hemmelig") as address:
        page = surf(lang)
        page.goto(f"{address}/log-ind")
        page.get_by_role("link", name=button).click()
        assert words in page.get_by_role("alert").inner_text() and looking.violations(page) == []
        # A name and a password still open.
        page.locator("#navn").fill("ada")
        page.locator("#kodeord").fill(looking.PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector(".signed-in")
        with providing(port):
            page.wait_for_timeout(5200)
            other = surf()
            signed_in(other, address, "sub-ditte")


def test_a_server_whose_address_nobody_knows_sends_nobody_away(site, serve, kept, issuer, tmp_path):
    api = looking.API(site)
    for name in ("landkort.eksempel.dk", "127.0.0.1.eksempel.dk", "127.0.0.1:80@eksempel.dk"):
        status, _, page = api.ask("/log-ind/oidc", Host=name, Accept="text/html")
        assert status == 503 and "Serveren ved ikke" in page.decode()
    file = settings(tmp_path, issuer)
    file.write_text(file.read_text() + "adresse: https://landkort.eksempel.dk/\n")
    with serve(kept, "--oidc", file) as address:
        request = urllib.request.Request(f"{address}/log-ind/oidc", headers={"Host": "anden.eksempel.dk"})
        opener = urllib.request.build_opener(type("Stay", (urllib.request.HTTPRedirectHandler,), {
            "redirect_request": lambda *_: None}))
        with pytest.raises(urllib.error.HTTPError) as left:
            opener.open(request, timeout=300)
        assert "redirect_uri=https%3A%2F%2Flandkort.eksempel.dk%2Flog-ind%2Foidc%2Fretur" in left.value.headers["Location"]
