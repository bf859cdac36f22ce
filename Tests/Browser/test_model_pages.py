"""The published pages of the model: sound in both languages, at a desk and on a phone, from files alone."""

import subprocess

import pytest

import looking


@pytest.fixture(scope="session")
def published(binary, tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    subprocess.run([binary, "model", "publish", "-o", folder], check=True, stdout=subprocess.DEVNULL, timeout=300)
    return folder


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("ending, lang", [(".html", "da"), (".en.html", "en")])
@pytest.mark.parametrize("name", ["index", "registre/mast", "registre/beskyttelsesrum"])
def test_the_page_is_sound(browser, published, name, ending, lang, width):
    page = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=True)
    page.goto((published / (name + ending)).as_uri())
    assert looking.violations(page) == []
    assert not looking.scrolls_sideways(page)
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == lang
    page.locator("nav a[hreflang]").click()
    assert page.locator("html").get_attribute("lang") != lang
    page.close()
