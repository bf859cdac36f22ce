#!/usr/bin/env python3
"""Measures vector tiles beside PostGIS's ST_AsMVT, in turns.

    python -m serving.tiles [--rows 2600000] [--rounds 3] [--seconds 4] [--work DIR] [--out DIR] [--alone]

Where a level has too many points to draw, our tile says how many there are in each square; PostGIS is measured at three
things: every point, the first 10,000 points as tile servers cut it off, and the same counts as ours. It is asked in SQL
over a local connection, ours over HTTP, which is to our disadvantage; so tipg, which serves the first 10,000 of the same
table over HTTP with four processes, stands beside. Every tile is asked for once before it is asked for again; ours
keeps no finished tile, but how many rows lie in each square of a level, until somebody writes: what the first tile after
a write takes is told apart.
"""
import collections
import contextlib
import http.client
import math
import os
import re
import sqlite3
import statistics
import tempfile
import time

from programs import Failed, execute
from serving import choice, points, results, servers, wrk
from serving.pages import OURS
from serving.postgres import Postgres
from serving.results import Run

LEVELS = (6, 8, 10, 12, 13, 14, 16)
WORLD = 20_037_508.342789244
EVERY, CUT, COUNTS = "ST_AsMVT, every point", "ST_AsMVT, 10,000 points", "ST_AsMVT, the same counts"
TIPG = "tipg over ST_AsMVT, 10,000 points"
FIELDS = "objekt_id,vejnavn,husnr,postnr,kommunekode,download"
# The points as PostGIS draws them quickest: in the tiles' own system, neighbours together.
TABLE = """
CREATE TABLE tile_points AS SELECT fid, objekt_id, vejnavn, husnr, postnr, kommunekode, download,
  ST_X(ST_Transform(geom, 25832)) AS e, ST_Y(ST_Transform(geom, 25832)) AS n,
  ST_Transform(geom, 3857)::geometry(Point, 3857) AS geom
  FROM {register} ORDER BY ST_GeoHash(geom, 9);
CREATE INDEX tile_points_geom ON tile_points USING gist (geom);
VACUUM ANALYZE tile_points;
CREATE FUNCTION points_tile(z int, x int, y int, most bigint) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH box AS (SELECT ST_TileEnvelope(z, x, y) AS edges),
  found AS (SELECT objekt_id, vejnavn, husnr, postnr, kommunekode, download,
      ST_AsMVTGeom(geom, edges, 4096, 64, true) AS geom
    FROM tile_points, box WHERE geom && edges LIMIT most)
  SELECT ST_AsMVT(found, 'points', 4096, 'geom') FROM found $$;
CREATE FUNCTION counts_tile(z int, x int, y int, side float8) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH box AS (SELECT ST_TileEnvelope(z, x, y) AS edges),
  squares AS (SELECT count(*) AS antal, avg(e) AS e, avg(n) AS n FROM tile_points, box WHERE geom && edges
    GROUP BY floor(tile_points.n / side), floor(tile_points.e / side)),
  found AS (SELECT antal,
      ST_AsMVTGeom(ST_Transform(ST_SetSRID(ST_MakePoint(e, n), 25832), 3857), edges, 4096, 128, true) AS geom
    FROM squares, box)
  SELECT ST_AsMVT(found, 'counts', 4096, 'geom') FROM found $$
"""


def side(z):
    """Of the squares of a level, metres: see the program's TileWindow."""
    wanted, length = 2 * WORLD / 2 ** z * 0.5592 / 8, 1.0
    while length < wanted:
        length *= 2
    while length / 2 >= wanted:
        length /= 2
    return length


def most(z):
    """So many different tiles of a level are asked for: PostGIS takes seconds for the coarsest."""
    return 2 if z < 7 else 6 if z < 9 else 40 if z < 12 else 300


def tiles(store, z):
    """Tiles that hold a point drawn by chance, the same for the same store: (z, x, y)."""
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as file:
        places = file.execute(
            f"SELECT (minx + maxx) / 2, (miny + maxy) / 2 FROM rtree_{points.REGISTER}_geom WHERE id % 797 = 5 "
            "ORDER BY id * 2654435761 % 4294967291").fetchall()
    found = {}
    for east, north in places:
        longitude, latitude = geographic(east, north)
        x = int((longitude + 180) / 360 * 2 ** z)
        y = int((1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2 * 2 ** z)
        found[z, x, y] = None
        if len(found) == most(z):
            break
    return list(found)


def geographic(east, north):
    """EPSG:25832 to degrees, to some metres: near enough to choose tiles by."""
    latitude = north / 0.9996 / 6_367_449.1
    latitude += 0.002518 * math.sin(2 * latitude)
    radius = 6_378_137 / math.sqrt(1 - 0.00669438 * math.sin(latitude) ** 2)
    across = (east - 500_000) / 0.9996 / radius
    latitude -= across ** 2 / 2 * math.tan(latitude)
    return 9 + math.degrees(across / math.cos(latitude)), math.degrees(latitude)


class Server:
    """Over HTTP; `form` is the address of a tile."""

    def __init__(self, name, base, form):
        self.name, self.base, self.form = name, base, form

    def path(self, tile):
        z, x, y = tile
        return self.form.format(z=z, x=x, y=y)

    @contextlib.contextmanager
    def connected(self):
        """How a tile is drawn; the connection is a turn's own, for uvicorn leaves one that is silent."""
        with contextlib.closing(http.client.HTTPConnection(self.base.removeprefix("http://"))) as connection:
            def draw(tile):
                connection.request("GET", self.path(tile))
                answer = connection.getresponse()
                body = answer.read()
                assert answer.status == 200, (answer.status, self.path(tile), body[:300])
                return body

            yield draw

    def rate(self, wanted, seconds):
        return wrk.ask(self.base, [self.path(tile) for tile in wanted], 4, seconds).per_second


class Database:
    def __init__(self, name, function, postgres):
        import psycopg2
        self.name, self.function, self.postgres = name, function, postgres
        connection = psycopg2.connect(postgres.address())
        connection.autocommit = True
        self.cursor = connection.cursor()

    def sql(self, z):
        return {EVERY: "points_tile({}, {}, {}, 9223372036854775807)", CUT: "points_tile({}, {}, {}, 10000)",
                COUNTS: f"counts_tile({{}}, {{}}, {{}}, {side(z)})"}[self.name]

    @contextlib.contextmanager
    def connected(self):
        def draw(tile):
            self.cursor.execute(f"SELECT {self.sql(tile[0]).format(*tile)}")
            return bytes(self.cursor.fetchone()[0])

        yield draw

    def rate(self, wanted, seconds):
        z = wanted[0][0]
        rows = ", ".join(f"({place}, {x}, {y})" for place, (_, x, y) in enumerate(wanted))
        self.cursor.execute(f"DROP TABLE IF EXISTS wanted; CREATE TABLE wanted (i int PRIMARY KEY, x int, y int); "
                            f"INSERT INTO wanted VALUES {rows}; ANALYZE wanted")
        with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
            script.write(f"\\set i random(0, {len(wanted) - 1})\n"
                         f"SELECT length({self.sql(z).format(z, 'x', 'y')}) FROM wanted WHERE i = :i;\n")
            script.flush()
            printed = execute(["pgbench", "-n", "-c", "4", "-j", "2", "-T", seconds, "-f", script.name,
                               self.postgres.address()]).printed
        return float(re.search(r"tps = ([0-9.]+)", printed)[1])


def turn(one, wanted, seconds):
    """Each tile once on one connection, then four connections at once."""
    times, size = [], 0
    with one.connected() as draw:
        for tile in wanted:
            start = time.perf_counter()
            size += len(draw(tile))
            times.append((time.perf_counter() - start) * 1000)
    if not size:
        raise Failed(f"{one.name}: every tile of level {wanted[0][0]} is empty")
    times.sort()
    # A tile of the coarsest levels takes longer than a run should.
    rate = one.rate(wanted, seconds) if times[-1] * len(wanted) < 20_000 else 4000 / statistics.median(times)
    return Run(per_second=rate, p50_ms=statistics.median(times), p99_ms=times[int(len(times) * 0.99)],
               bytes=size // len(wanted))


@contextlib.contextmanager
def contestants(store, work, alone, port=5080):
    with contextlib.ExitStack() as running:
        base, _ = running.enter_context(servers.landkort(store, port))
        found = [Server(OURS, base, f"/collections/{points.REGISTER}/tiles/WebMercatorQuad/{{z}}/{{y}}/{{x}}")]
        if not alone:
            postgres = running.enter_context(Postgres(work / "postgres", port + 10).running())
            postgres.fill(store, points.REGISTER)
            if not postgres.ask("SELECT 1 FROM pg_proc WHERE proname = 'counts_tile'"):
                for statement in re.split(r";\n", TABLE.format(register=points.REGISTER)):
                    postgres.ask(statement)
            found += [Database(name, name, postgres) for name in (EVERY, CUT, COUNTS)]
            base, _ = running.enter_context(servers.tipg(postgres, port + 2))
            found.append(Server(TIPG, base, "/collections/public.tile_points/tiles/WebMercatorQuad/{z}/{x}/{y}"
                                            f"?properties={FIELDS}"))
        yield found


def table(samples, first):
    lines = ["| level | server | p50 | p99 | tiles/s, 4 connections | bytes | ratio of p50 | ratio of tiles/s |",
             "|---|---|---|---|---|---|---|---|"]
    for (z, name), runs in samples.items():
        ours = samples[z, OURS]
        middle = {word: results.middle(runs, word) for word in ("p50_ms", "p99_ms", "per_second", "bytes")}
        slower = middle["p50_ms"] / results.middle(ours, "p50_ms")
        fewer = results.middle(ours, "per_second") / middle["per_second"]
        ratios = " | " if name == OURS else f"{slower:.3g} | {fewer:.3g}"
        lines.append(f"| {z} | {name} | {middle['p50_ms']:.2f} ms | {middle['p99_ms']:.2f} ms | "
                     f"{middle['per_second']:.4g} | {middle['bytes']:,.0f} | {ratios} |")
    return "\n".join(lines) + f"\n\nThe first tile after a write: {first:.0f} ms.\n"


def main():
    chosen = choice.read(choice.in_turns(__doc__, 4))
    samples = collections.defaultdict(list)
    with contestants(chosen.store, chosen.work, chosen.alone) as found:
        wanted = {z: tiles(chosen.store, z) for z in LEVELS}
        start = time.perf_counter()
        with found[0].connected() as draw:
            draw(wanted[LEVELS[0]][0])
        first = (time.perf_counter() - start) * 1000
        for number in range(chosen.rounds):
            for z in LEVELS:
                at = number % len(found)
                for one in found[at:] + found[:at]:
                    samples[z, one.name].append(turn(one, wanted[z], chosen.seconds))
                    print(z, one.name, samples[z, one.name][-1], os.getloadavg()[0], flush=True)
    results.write("tiles", table(dict(sorted(samples.items())), first), samples, chosen.out)


if __name__ == "__main__":
    main()
