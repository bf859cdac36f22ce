#!/usr/bin/env python3
"""Do all programs answer the same? Every way of every peer, area by area, and Landkort when it is built.

A small file is also counted in plain Python, and the others are held to that; a big one to DuckDB's first answer.

    python checks.py FILE.csv...      any campaign files; for the known samples the published counts must come out too
"""
import pathlib
import sys
import tempfile

from peers import plain
from peers.statistic import differences
from programs import DuckDB, Failed, Landkort, Polars

KNOWN = {
    "bbk26_guldborgsund.csv": {
        "adresser": 10931, "daekket_100_30": 10710, "udaekket_100_30": 221, "ukendt_100_30": 0, "udaekket_30_5": 21,
        "ukendt_30_5": 200, "fiber": 10675, "kun_kobber": 9, "ingen_fast": 14},
    "bbk26_laesoe.csv": {"adresser": 3673, "daekket_100_30": 3673, "daekket_1000": 3673, "fiber": 3673},
    "bbk26_frederikshavn.csv": {"adresser": 6745, "fiber": 6744},
}


def check(source, work, threads=4):
    """The lines that tell what differs; none when all is well."""
    found = []
    duck = DuckDB(work)
    small = source.stat().st_size < plain.LIMIT
    reference = plain.answer(source) if small else None
    for program in (duck, Polars(work), Landkort(work)):
        if why := program.missing("load"):
            print(f"  {program.name}: not checked: {why}", flush=True)
            continue
        program.prepare(source)
        for variant in program.loads:
            program.load(source, threads, variant, partial=small)
            # Every load must give the same answer, the last one every way of asking.
            ways = program.colds if variant == program.loads[-1] else program.colds[:1]
            for way in ways:
                _, answer = program.cold(threads, way)
                reference = reference or answer
                found += [f"{program.name} [{variant}] [{way}] differs: {line}"
                          for line in differences(answer, reference)]
        if program.name != "Landkort":
            program.open(threads)
            for way in program.warms + program.by_hand:
                found += [f"{program.name} [{way}] differs: {line}"
                          for line in differences(program.answer(way), reference)]
            program.close()
    for key, count in KNOWN.get(source.name, {}).items():
        if (got := sum(row[key] for row in reference)) != count:
            found.append(f"{source}: {key} is {got}, published as {count}")
    return found


def main(files):
    bad = 0
    for source in files:
        print(f"checking {source}", flush=True)
        with tempfile.TemporaryDirectory() as work:
            try:
                found = check(pathlib.Path(source).absolute(), pathlib.Path(work))
            except Failed as failure:
                found = [str(failure)]
        print("\n".join(f"  DIFFERENT {line}" for line in found) or "  all the same", flush=True)
        bad += len(found)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
