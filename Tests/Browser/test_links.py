"""Every kind of link on every kind of page leads to something."""

import html
import re
import urllib.parse

import pytest

from test_every_page import PAGES, STATUS, address

SEEN = set()


def shape(link):
    """Links that differ only in whose they are: one of each is tried."""
    path, _, query = link.partition("?")
    parts = [part if re.fullmatch(r"[a-zæøå-]*", part) else "*" for part in path.split("/")]
    return "/".join(parts), tuple(sorted(pair.split("=")[0] for pair in query.split("&")))


@pytest.mark.parametrize("name", [name for name in PAGES if name not in STATUS])
def test_the_pages_links_lead_somewhere(api, name):
    start = urllib.parse.quote(address(name, api), safe="/?&=%:,;")
    status, _, body = api.ask(start, Accept="text/html")
    assert status == 200
    lost = []
    for link in re.findall(r'href="(/[^"#]*)', body.decode()):
        link = urllib.parse.quote(html.unescape(link), safe="/?&=%:,;~!*()+@$")
        if shape(link) in SEEN:
            continue
        SEEN.add(shape(link))
        status, _, _ = api.ask(link, Accept="text/html,*/*;q=0.5")
        if status not in (200, 401):
            lost.append((status, link))
    assert lost == [], start
