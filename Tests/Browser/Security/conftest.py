"""A running program with accounts, and what is sent to it from outside."""

from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from outside import Office, Outsider

PEOPLE = {
    "ada": ("administrator",), "ida": ("tovholder", "Aalborg"), "bo": ("tovholder", "Thisted"),
    "laes": ("myndighed", "Aalborg"),
}


@pytest.fixture(scope="session")
def open_office(binary, staffed, serve):
    """`with open_office() as office`: `office.site`, `office.person("ida")`, and what `Office` can."""

    @contextmanager
    def open_office(**people):
        office = Office(binary, staffed(**(people or PEOPLE)))
        with serve(office.store) as site:
            office.site = site
            office.person = lambda who=None, **more: Outsider(site, who, **more)
            yield office

    return open_office


@pytest.fixture(scope="module")
def office(open_office):
    with open_office() as office:
        yield office


@pytest.fixture(scope="module")
def people(office):
    """Everyone, signed in once."""
    return SimpleNamespace(public=office.person(), **{who: office.person(who) for who in PEOPLE})
