"""There is always somebody left who can let others in, whatever is tried and however much at once."""

import threading

import looking
import pytest

WAYS = {"spaer": {}, "fjern": {}, "ret": {"rolle": "tovholder", "myndighed": "0851"}}
COMMANDS = [("remove",), ("block",), ("role", "--role", "myndighed")]


@pytest.fixture
def own(open_office):
    with open_office(ada=("administrator",), ida=("tovholder", "Aalborg")) as office:
        yield office


def administrators(office):
    return [row[0] for row in office.edit("SELECT navn FROM konto WHERE rolle = 'administrator' AND spaerret IS NULL")]


def test_neither_the_page_nor_a_command_takes_the_last_one_away(own):
    ada = own.person("ada")
    for name in ("ada", "ADA"):
        for way, fields in WAYS.items():
            answer = ada.send(f"/administration/konti/{name}", handling=way, **fields)
            assert answer.status == 409 and "den sidste administrator" in answer.text, way
        for command, *words in COMMANDS:
            done = own.run("user", command, name, *words)
            assert done.returncode == 65 and "den sidste administrator" in done.stderr, command
    assert administrators(own) == ["ada"] and ada.is_in


def test_one_who_is_shut_out_does_not_count(own):
    ada = own.person("ada")
    assert own.run("user", "add", "bo", "--role", "administrator", told=looking.PASSWORD + "\n").returncode == 0
    assert ada.send("/administration/konti/bo", handling="spaer").status == 303
    for way, fields in WAYS.items():
        assert ada.send("/administration/konti/ada", handling=way, **fields).status == 409
    assert ada.send("/administration/konti/bo", handling="aabn").status == 303
    assert ada.send("/administration/konti/ada", handling="ret", rolle="tovholder", myndighed="0851").status == 303
    assert administrators(own) == ["bo"] and not ada.is_in


@pytest.mark.parametrize("way", WAYS)
def test_two_who_take_each_other_away_at_once_leave_one(own, way):
    assert own.run("user", "add", "bo", "--role", "administrator", told=looking.PASSWORD + "\n").returncode == 0
    pairs = [(own.person("ada"), "bo"), (own.person("bo"), "ada")]
    statuses, start = [], threading.Barrier(2)

    def take(person, other):
        start.wait()
        statuses.append(person.send(f"/administration/konti/{other}", handling=way, **WAYS[way]).status)

    hands = [threading.Thread(target=take, args=pair) for pair in pairs]
    [hand.start() for hand in hands]
    [hand.join() for hand in hands]
    assert len(administrators(own)) == 1 and 303 in statuses, statuses


def test_nobody_below_makes_themselves_or_others_administrators(own):
    ida = own.person("ida")
    for path, fields in [
        ("/administration", {"navn": "ond", "rolle": "administrator"}),
        ("/administration/konti/ida", {"handling": "ret", "rolle": "administrator"}),
        ("/administration/konti/ada", {"handling": "kodeord"}),
        ("/administration/noegler", {"navn": "ond", "rolle": "administrator", "dage": "9"}),
        ("/konto", {"handling": "noegle", "navn": "ond", "rolle": "administrator", "dage": "9"}),
        ("/konto", {"handling": "ret", "rolle": "administrator"}),
    ]:
        answer = ida.send(path, **fields)
        assert answer.status in (400, 403) and "landkort_" not in answer.text, path
    assert administrators(own) == ["ada"]
    assert own.edit("SELECT count(*) FROM adgangsnoegle")[0][0] == 0


def test_the_first_start_is_over_when_there_is_one(own):
    person = own.person()
    for path in ("/foerste-start/x", "/foerste-start/" + "A" * 43, "/foerste-start"):
        assert person.get(path).status == 404
        assert person.send(path, navn="ond", kodeord=looking.PASSWORD, igen=looking.PASSWORD).status in (404, 405)
