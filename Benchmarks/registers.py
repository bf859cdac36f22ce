#!/usr/bin/env python3
"""Measures a register of points beside GDAL, in turns: import, a filtered page, a page as of an earlier moment.

    python registers.py [--rows 1000000] [--rounds 3] [--work DIR] [--out DIR]

The import is `landkort import` of a CSV file, with every check, history and both indexes, beside `ogr2ogr` of the same
file into a GeoPackage with a spatial index, which checks nothing. Pages are asked over HTTP from a running server.
"""
import argparse
import contextlib
import datetime
import http.client
import json
import pathlib
import random
import shutil
import sqlite3
import statistics
import subprocess
import time

from programs import ROOT, Failed, execute

SCHEMA = """\
id: urn:eksempel:maalepunkt
name: maalepunkt
title: Målepunkter
description: Steder, hvor der er målt.
version: "1.0"
status: draft
imports: [linkml:types, ../faelles/objekt, ../faelles/synlighed]
classes:
  Maalepunkt:
    description: Et sted med en måling.
    mixins: [Objekt, Synlighed]
    annotations: {geometri: Point, skriv: tovholder, liste: "nummer, navn"}
    attributes:
      nummer: {title: Nummer, description: Løbenummer., range: integer, required: true, minimum_value: 0}
      navn: {title: Navn, description: Stedets navn., required: true}
      art: {title: Art, description: Hvad der er målt., range: Art}
      vaerdi: {title: Værdi, description: Det målte., range: float}
      dag: {title: Dag, description: Dagen., range: date}
enums:
  Art:
    description: Hvad der måles.
    permissible_values: {mobil: {title: Mobil}, fast: {title: Fast}, radio: {title: Radio}}
"""
LANDKORT = ROOT / ".build/release/landkort"


def write_table(path, rows):
    """The same rows for the same number: points over Denmark in no order."""
    chance = random.Random(7)
    kinds = ["mobil", "fast", "radio"]
    with open(path, "w") as table:
        table.write("nummer,navn,art,vaerdi,dag,x,y\n")
        for number in range(rows):
            table.write(
                f"{number},Sted {number % 5000},{kinds[number % 3]},{chance.random() * 100:.3f},"
                f"2026-{number % 12 + 1:02}-{number % 28 + 1:02},{chance.uniform(440000, 720000):.2f},"
                f"{chance.uniform(6050000, 6400000):.2f}\n")


def new_store(work):
    """An empty store that knows the register."""
    folder = work / "punkter.registre"
    folder.mkdir(exist_ok=True)
    (folder / "maalepunkt.yaml").write_text(SCHEMA)
    store = work / "punkter.gpkg"
    for ending in ("", "-wal", "-shm"):
        pathlib.Path(f"{store}{ending}").unlink(missing_ok=True)
    first = work / "tom.csv"
    write_table(first, 1)
    execute([LANDKORT, "demo", "--store", store])
    execute([LANDKORT, "import", "maalepunkt", first, "--store", store])
    return store


def ours(work, table):
    store = new_store(work)
    measured = execute([LANDKORT, "import", "maalepunkt", table, "--store", store])
    return measured


def theirs(work, table):
    target = work / "gdal.gpkg"
    target.unlink(missing_ok=True)
    return execute([
        "ogr2ogr", "-f", "GPKG", target, table, "-nln", "maalepunkt", "-oo", "X_POSSIBLE_NAMES=x", "-oo",
        "Y_POSSIBLE_NAMES=y", "-oo", "AUTODETECT_TYPE=YES", "-oo", "KEEP_GEOM_COLUMNS=NO", "-a_srs", "EPSG:25832"])


@contextlib.contextmanager
def served(store):
    server = subprocess.Popen([str(LANDKORT), "serve", "--store", str(store), "--port", "0"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        port = next(int(line.rsplit(":", 1)[1].strip("/ \n")) for line in server.stdout if "127.0.0.1:" in line)
        yield http.client.HTTPConnection("127.0.0.1", port)
    finally:
        server.terminate()
        server.wait()


def milliseconds(connection, address, repeats=31):
    """The median of one answer after another on one connection, and how many features it had."""
    times, count = [], 0
    for _ in range(repeats):
        start = time.perf_counter()
        connection.request("GET", address, headers={"Accept": "application/geo+json"})
        answer = connection.getresponse()
        body = answer.read()
        times.append((time.perf_counter() - start) * 1000)
        if answer.status != 200:
            raise Failed(f"{address}: {answer.status} {body[:300]!r}")
        count = len(json.loads(body)["features"])
    return statistics.median(times), count


def grow(store, versions):
    """Gives every row that many versions, as another program would, and tells when the first of them were in force."""
    then = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    time.sleep(1.1)
    for number in range(1, versions):
        execute(["ogrinfo", "-q", "-update", store, "-sql", f"UPDATE maalepunkt SET vaerdi = {number}"])
    connection = sqlite3.connect(store)
    kept = connection.execute("SELECT count(*) FROM landkort_historik_maalepunkt").fetchone()[0]
    connection.close()
    return then, kept


def pages(work, rows):
    """A filtered page of 100 rows, then a page in a box now and as of before nine changes of every row."""
    store, table = new_store(work), work / "faerre.csv"
    write_table(table, rows)
    execute([LANDKORT, "import", "maalepunkt", table, "--store", store])
    items = "/collections/maalepunkt/items?f=json&limit=100"
    box = "&bbox=9.5,56.5,10.0,56.8"
    with served(store) as connection:
        filtered = milliseconds(connection, f"{items}&art=fast")
    then, kept = grow(store, 10)
    with served(store) as connection:
        now = milliseconds(connection, f"{items}{box}")
        past = milliseconds(connection, f"{items}{box}&datetime={then}")
    return filtered, now, past, kept


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path(".work/registers"))
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("results"))
    choice = parser.parse_args()
    shutil.rmtree(choice.work, ignore_errors=True)
    choice.work.mkdir(parents=True)
    table = choice.work / "punkter.csv"
    write_table(table, choice.rows)
    samples = {"landkort": [], "ogr2ogr": []}
    for number in range(choice.rounds):
        turns = [("landkort", ours), ("ogr2ogr", theirs)]
        for name, turn in turns if number % 2 == 0 else turns[::-1]:
            samples[name].append(turn(choice.work, table))
            print(f"{name}: {samples[name][-1].seconds:.1f} s", flush=True)
    median = {name: statistics.median(run.seconds for run in runs) for name, runs in samples.items()}
    memory = max(run.megabytes for run in samples["landkort"])
    filtered, now, past, kept = pages(choice.work, min(choice.rows, 100_000))
    lines = [
        "| measured | Landkort | ogr2ogr | ratio |", "|---|---|---|---|",
        f"| import of {choice.rows:,} rows | {median['landkort']:.1f} s, at most {memory:.0f} MB | "
        f"{median['ogr2ogr']:.1f} s | {median['ogr2ogr'] / median['landkort']:.2f} |",
        f"| page of {filtered[1]} by a value | {filtered[0]:.1f} ms | | |",
        f"| page of {now[1]} in a box, after ten versions ({kept:,} kept) | {now[0]:.1f} ms | | |",
        f"| the same as of before them ({past[1]} rows) | {past[0]:.1f} ms | | {past[0] / now[0]:.2f} of the current |",
    ]
    text = "\n".join(lines) + "\n"
    choice.out.mkdir(exist_ok=True)
    (choice.out / "registers.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
