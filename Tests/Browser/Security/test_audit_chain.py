"""The log finds a byte that was flipped, a line that was moved and a tail that was cut, wherever it is."""

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import looking
import pytest

from outside import Office


@pytest.fixture(scope="module")
def log(binary, staffed, tmp_path_factory):
    """An office with a log of every kind of line there is at the machine, and its head."""
    office = Office(binary, staffed(ada=("administrator",), ida=("tovholder", "Aalborg")))
    for _ in range(6):
        office.token("gis", "--role", "tovholder", "--authority", "Aalborg", "--register", "mast")
    assert office.run("user", "role", "ida", "--role", "myndighed").returncode == 0
    office.head = office.run("audit", "head").stdout.strip()
    assert verify(office, "--head", office.head) == 0 and len(office.log()) == 9
    return office


def verify(office, *words):
    return office.run("audit", "verify", *words).returncode


@pytest.fixture
def copy(log, tmp_path):
    """The same log elsewhere, to be harmed: `copy()`, each time a fresh one."""

    def copy(name="kopi", whole=False):
        folder = tmp_path / name
        folder.mkdir()
        other = Office(log.binary, folder / "sample.gpkg")
        other.store.touch()
        if whole:
            shutil.copy(log.store, other.store)
        for ending in (".konti", ".noegle"):
            shutil.copy(log.store.with_suffix(ending), other.store.with_suffix(ending))
        return other

    return copy


def line_bytes(office, number):
    """Where in the file the line is: from the varints before its record to the end of its seal."""
    (time, seal), = office.edit("SELECT tid, segl FROM haendelse WHERE nr = ?", number)
    everything = office.file.read_bytes()
    end = everything.index(seal.encode()) + len(seal)
    start = everything.rindex(time.encode(), 0, end)
    assert everything.count(seal.encode()) == 1 and end - start < 400
    # The payload's length, the line's number, and the header of seven columns: ten bytes and the seal's two.
    return range(start - 11, end)


def flipped(office, place, bit):
    content = bytearray(office.file.read_bytes())
    content[place] ^= bit
    office.file.write_bytes(content)


@pytest.mark.parametrize("number", [1, 5, 9], ids=["the first line", "one in the middle", "the last line"])
def test_every_byte_of_a_line(log, copy, number):
    places = line_bytes(log, number)
    assert len(places) > 100

    def is_found(place):
        # One bit each, which is another from byte to byte.
        office = copy(f"{place}")
        flipped(office, place, 1 << place % 8)
        return verify(office, "--head", log.head) != 0

    with ThreadPoolExecutor(4) as hands:
        found = dict(zip(places, hands.map(is_found, places)))
    assert [place - places[0] for place, one in found.items() if not one] == []


@pytest.mark.parametrize("bit", [1, 0x20, 0x80])
@pytest.mark.parametrize("column", ["tid", "hvem", "slags", "emne", "detalje", "segl"])
def test_every_column_by_more_than_one_bit(log, copy, column, bit):
    (text,), = log.edit(f"SELECT {column} FROM haendelse WHERE nr = 5")
    everything = log.file.read_bytes()
    places = line_bytes(log, 5)
    start = everything.index(text.encode(), places[0], places[-1] + 1)
    for place in {start, start + len(text.encode()) // 2, start + len(text.encode()) - 1}:
        office = copy(f"{place}")
        flipped(office, place, bit)
        assert verify(office) != 0, "without a head too"


def harmed(office, *statements):
    """What somebody does who knows SQL: the triggers are no hindrance."""
    with closing(sqlite3.connect(office.file)) as db, db:
        for name in ("haendelse_fast", "haendelse_bliver"):
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(statement)


WRONGS = {
    "a line taken out": ["DELETE FROM haendelse WHERE nr = 5"],
    "a line taken out and the others moved up": [
        "DELETE FROM haendelse WHERE nr = 5", "UPDATE haendelse SET nr = nr - 1 WHERE nr > 5"],
    "the first lines taken out": ["DELETE FROM haendelse WHERE nr < 3", "UPDATE haendelse SET nr = nr - 2"],
    "two lines exchanged": [
        "UPDATE haendelse SET nr = 100 WHERE nr = 4", "UPDATE haendelse SET nr = 4 WHERE nr = 5",
        "UPDATE haendelse SET nr = 5 WHERE nr = 100"],
    "a line put in": ["INSERT INTO haendelse SELECT 10, tid, hvem, slags, emne, detalje, segl FROM haendelse WHERE nr = 9"],
    "a kind that there is not": ["UPDATE haendelse SET slags = 'noget' WHERE nr = 5"],
    "text where two columns meet": ["UPDATE haendelse SET emne = emne || substr(detalje, 1, 1), detalje = substr(detalje, 2) WHERE nr = 5"],
    "bytes instead of text": ["UPDATE haendelse SET detalje = CAST(detalje AS BLOB) WHERE nr = 5"],
    "an end behind a zero": ["UPDATE haendelse SET detalje = detalje || char(0) || 'mere' WHERE nr = 5"],
    "all seals of another chain": ["UPDATE haendelse SET segl = lower(hex(randomblob(32)))"],
}


@pytest.mark.parametrize("wrong", WRONGS)
def test_what_is_done_with_sql(copy, wrong):
    office = copy()
    harmed(office, *WRONGS[wrong])
    assert verify(office) == 65


@pytest.mark.parametrize("kept", range(9))
def test_a_tail_that_was_cut_shows_against_a_head_from_before(log, copy, kept):
    office = copy(whole=True)
    harmed(office, f"DELETE FROM haendelse WHERE nr > {kept}", f"UPDATE sqlite_sequence SET seq = {kept} WHERE name = 'haendelse'")
    assert verify(office, "--head", log.head) == 65
    # And still when the log has gone on since, with lines that fit.
    for _ in range(10 - kept):
        office.token("gis", "--role", "myndighed")
    assert verify(office) == 0 and verify(office, "--head", log.head) == 65


def test_a_key_that_is_gone_or_another_lets_nobody_say_that_all_is_well(copy):
    office = copy()
    key = office.store.with_suffix(".noegle")
    key.write_text("en anden nøgle, som også er lang nok til at gælde\n")
    assert verify(office) == 65
    key.unlink()
    assert verify(office) == 66 and not key.exists()


def test_the_page_says_the_same(open_office):
    with open_office(ada=("administrator",)) as office:
        ada = office.person("ada")
        head = office.run("audit", "head").stdout.strip()
        assert "hovedet er iblandt dem" in ada.get(f"/administration/log?hoved={head}", Accept="text/html").text
        harmed(office, "UPDATE haendelse SET hvem = 'en anden' WHERE nr = 1")
        page = ada.get("/administration/log", Accept="text/html").text
        assert 'class="notice error"' in page and "blev skrevet, og" not in page
        harmed_head = ada.get(f"/administration/log?hoved={head}", Accept="text/html").text
        assert 'class="notice error"' in harmed_head


def test_nothing_can_be_taken_out_by_who_only_has_the_programs_ways(log):
    for statement in ("DELETE FROM haendelse", "UPDATE haendelse SET hvem = 'x'"):
        with pytest.raises(sqlite3.IntegrityError):
            log.edit(statement)
    assert verify(log, "--head", log.head) == 0
