#!/usr/bin/env python3
"""Measures pages of 1,000 features beside pygeoapi and tipg, in turns.

    python -m serving.pages [--rows 2600000] [--rounds 3] [--seconds 5] [--work DIR] [--out DIR] [--alone]

A page has 1,000 features in a box of 12 by 12 km in one municipality, with the number that match. Two ways of asking:
the same page again and again, as `wrk` does, and a new box each time, so that nobody can know the answer. Ours reads a
GeoPackage; pygeoapi and tipg read the same rows from PostGIS, and pygeoapi reads our file as well.
"""
import collections
import concurrent.futures
import contextlib
import json
import random
import statistics
import time
import urllib.error
import urllib.request

from programs import Failed
from serving import choice, points, results, servers, wrk
from serving.postgres import Postgres
from serving.results import middle

WEST, SOUTH, EAST, NORTH = 9.80, 56.98, 10.00, 57.09
SAME, NEW = "the same page", "a new box each time"
OURS = "Landkort"


def page(path, form, box):
    edges = ",".join(f"{edge:.6f}" for edge in box)
    return f"/collections/{path}/items?f={form}&limit=1000&bbox={edges}&kommunekode=0851"


def boxes(count):
    """The same boxes for the same number, none twice: some kilometres around the first."""
    chance = random.Random(5)
    for _ in range(count):
        east, north = chance.uniform(-0.04, 0.04), chance.uniform(-0.02, 0.02)
        yield WEST + east, SOUTH + north, EAST + east, NORTH + north


class Contestant:
    def __init__(self, name, base, collection, form="json", connections=(1, 8), is_slow=False):
        self.name, self.base, self.connections, self.is_slow = name, base, connections, is_slow
        self.paths = {
            SAME: [page(collection, form, (WEST, SOUTH, EAST, NORTH))],
            NEW: [page(collection, form, box) for box in boxes(8000)]}
        self.asked = 0

    def answer(self):
        """How many features a page has, how many match, and how many bytes it is."""
        with urllib.request.urlopen(self.base + self.paths[SAME][0], timeout=120) as answer:
            body = answer.read()
        document = json.loads(body)
        return {"features": len(document["features"]), "matched": document.get("numberMatched"), "bytes": len(body)}

    def one_each(self, paths, connections):
        """For one that takes longer for a page than a run: as many pages as connections, side by side."""
        def timed(path):
            start = time.perf_counter()
            # pygeoapi writes to the file that it reads from, and now and then finds it locked by itself.
            for _ in range(5):
                with contextlib.suppress(urllib.error.HTTPError):
                    urllib.request.urlopen(self.base + path, timeout=300).read()
                    return (time.perf_counter() - start) * 1000
            raise Failed(f"{self.name}: no answer to {path}")

        start = time.perf_counter()
        with concurrent.futures.ThreadPoolExecutor(connections) as pool:
            times = sorted(pool.map(timed, (paths * connections)[:connections]))
        return wrk.Load(connections, connections / (time.perf_counter() - start), statistics.median(times), times[-1], 0)

    def warm(self):
        """Every process of a server answers its first requests more slowly than later ones, also after the minutes in
        which others had their turn: a machine may have dropped what the server had read, and `wrk` counts one such wait
        as many."""
        with concurrent.futures.ThreadPoolExecutor(2 * servers.WORKERS) as pool:
            list(pool.map(lambda _: self.answer(), range(4 * servers.WORKERS)))

    def load(self, way, connections, seconds):
        """Each run goes on with boxes that have not been asked for."""
        paths = self.paths[way]
        start = self.asked % len(paths)
        if self.is_slow:
            return self.one_each(paths[start:start + connections] or paths[:1], connections)
        found = wrk.ask(self.base, paths[start:] + paths[:start], connections, seconds)
        if way == NEW:
            self.asked += int(found.per_second * seconds) + connections
        return found


@contextlib.contextmanager
def contestants(store, work, alone, port=5080):
    with contextlib.ExitStack() as running:
        base, _ = running.enter_context(servers.landkort(store, port))
        found = [Contestant(OURS, base, points.REGISTER)]
        if not alone:
            postgres = running.enter_context(Postgres(work / "postgres", port + 10).running())
            postgres.fill(store, points.REGISTER)
            base, _ = running.enter_context(servers.pygeoapi(work, store, postgres, port + 1))
            found.append(Contestant("pygeoapi, PostGIS", base, "postgis"))
            found.append(Contestant("pygeoapi, GeoPackage", base, "geopackage", connections=(4,), is_slow=True))
            base, _ = running.enter_context(servers.tipg(postgres, port + 2))
            found.append(Contestant("tipg, PostGIS", base, f"public.{points.REGISTER}", "geojson"))
        yield found


def measure(found, rounds, seconds):
    """Loads by contestant, way of asking and connections: each has one turn a round, in a moving order."""
    samples = collections.defaultdict(list)
    for number in range(rounds):
        at = number % len(found)
        for one in found[at:] + found[:at]:
            if not one.is_slow:
                one.warm()
            for way in (SAME, NEW):
                for connections in one.connections:
                    load = one.load(way, connections, seconds)
                    samples[one.name, way, connections].append(load)
                    print(f"{one.name}, {way}, {connections}: {load.per_second:.1f}/s p99 {load.p99_ms:.1f} ms",
                          flush=True)
    return samples


def table(samples, answers):
    lines = ["| way of asking | connections | server | pages/s | p50 | p99 | Landkort's ratio |",
             "|---|---|---|---|---|---|---|"]
    for (name, way, connections), loads in sorted(samples.items(), key=lambda item: (item[0][1], item[0][2])):
        rate = middle(loads, "per_second")
        ours = samples.get((OURS, way, connections)) or samples[OURS, way, 8]
        ratio = "" if name == OURS else f"{middle(ours, 'per_second') / rate:.1f}"
        lines.append(f"| {way} | {connections} | {name} | {rate:.4g} | {middle(loads, 'p50_ms'):.1f} ms | "
                     f"{middle(loads, 'p99_ms'):.1f} ms | {ratio} |")
    lines += ["", *(f"- {name}: {answer['features']} features of {answer['matched']}, {answer['bytes']:,} bytes"
                    for name, answer in answers.items())]
    return "\n".join(lines) + "\n"


def main():
    chosen = choice.read(choice.in_turns(__doc__, 5))
    with contestants(chosen.store, chosen.work, chosen.alone) as found:
        answers = {one.name: one.answer() for one in found}
        if len({answer["matched"] for answer in answers.values() if answer["matched"] is not None}) > 1:
            raise Failed(f"not the same features: {answers}")
        samples = measure(found, chosen.rounds, chosen.seconds)
    results.write("pages", table(samples, answers), samples, chosen.out)


if __name__ == "__main__":
    main()
