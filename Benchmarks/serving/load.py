#!/usr/bin/env python3
"""500 clients that only hold a connection and 200 that ask, for two minutes: no error, and memory that stays flat.

    python -m serving.load [--rows 2600000] [--seconds 120] [--idle 500] [--busy 200] [--work DIR] [--out DIR]

The busy ones ask for pages, records, tiles and searches in turn, each with half a second to think in between. Every
answer must be 200, and the idle connections, which asked once at the beginning, must answer once more at the end. Memory is flat
where the last half of the time never takes a tenth more than the most of the first half did.
"""
import asyncio
import json
import random
import statistics
import sys
import time

from serving import choice, points, servers

REGISTER = f"/collections/{points.REGISTER}"
PACKED = "gzip"
WORDS = ["skovvej", "grusall", "lyngparken", "bakken", "mosestien"]


def addresses(chance):
    """One address of each kind after the other, none like the last."""
    while True:
        east, north = chance.uniform(8.5, 10.4), chance.uniform(55.2, 57.2)
        box = f"bbox={east:.4f},{north:.4f},{east + 0.05:.4f},{north + 0.03:.4f}"
        yield "page", "/"
        yield "items", f"{REGISTER}/items?f=json&limit=100&{box}"
        yield "list", f"{REGISTER}/items?f=html&limit=25&{box}"
        yield "search", f"{REGISTER}/items?f=json&limit=20&q={chance.choice(WORDS)}"
        yield "tile", f"{REGISTER}/tiles/WebMercatorQuad/12/{chance.randrange(1250, 1300)}/{chance.randrange(2150, 2200)}"
        yield "collections", "/collections?f=json"


class Client:
    """One connection kept open."""

    def __init__(self, port):
        self.port = port

    async def open(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)

    async def ask(self, path):
        """The status of an answer, its length, and how many milliseconds it took."""
        start = time.perf_counter()
        self.writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {PACKED}\r\n\r\n".encode())
        await self.writer.drain()
        head = await self.reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        fields = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
        body = await self.reader.readexactly(int(fields["content-length"]))
        return int(lines[0].split()[1]), len(body), (time.perf_counter() - start) * 1000


class Rush:
    """Everything that happens while the clients are at it."""

    def __init__(self, port, pid, seconds):
        self.port, self.pid, self.seconds = port, pid, seconds
        self.times, self.faults, self.memory = {}, [], []

    async def busy(self, number):
        client, chance = Client(self.port), random.Random(number)
        await client.open()
        kinds = addresses(chance)
        for _ in range(number % 6):
            next(kinds)
        while time.monotonic() < self.end:
            kind, path = next(kinds)
            try:
                status, _, taken = await client.ask(path)
            except (OSError, asyncio.IncompleteReadError) as error:
                return self.faults.append(f"{path}: {error!r}")
            if status != 200:
                self.faults.append(f"{path}: {status}")
            self.times.setdefault(kind, []).append(taken)
            await asyncio.sleep(chance.uniform(0.2, 0.8))

    async def watch(self):
        while time.monotonic() < self.end:
            self.memory.append(megabytes(self.pid))
            await asyncio.sleep(1)

    async def run(self, idle, busy):
        idlers = [Client(self.port) for _ in range(idle)]
        for one in idlers:
            await one.open()
            await self.check(one)
        self.end = time.monotonic() + self.seconds
        await asyncio.gather(self.watch(), *(self.busy(number) for number in range(busy)))
        for one in idlers:
            await self.check(one)

    async def check(self, client):
        try:
            status, _, _ = await client.ask("/conformance?f=json")
        except (OSError, asyncio.IncompleteReadError) as error:
            return self.faults.append(f"idle: {error!r}")
        if status != 200:
            self.faults.append(f"idle: {status}")

    @property
    def is_flat(self):
        half = len(self.memory) // 2
        # Before a minute has gone by a server is still getting to know what it is asked.
        return self.seconds < 60 or max(self.memory[half:]) <= 1.1 * max(self.memory[:half])


def megabytes(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def table(run, idle, busy):
    lines = [f"{idle} idle and {busy} busy clients, {run.seconds} s: "
             f"{sum(map(len, run.times.values()))} answers, {len(run.faults)} errors; memory "
             f"{run.memory[len(run.memory) // 10]:.0f} MB after a tenth of the time, at most {max(run.memory):.0f} MB, "
             f"{run.memory[-1]:.0f} MB at the end: {'flat' if run.is_flat else 'NOT FLAT'}.", "",
             "| asked for | answers | p50 | p99 |", "|---|---|---|---|"]
    for kind, times in sorted(run.times.items()):
        times.sort()
        lines.append(f"| {kind} | {len(times)} | {statistics.median(times):.1f} ms | "
                     f"{times[int(len(times) * 0.99)]:.1f} ms |")
    return "\n".join(lines + run.faults[:20]) + "\n"


def main():
    options = choice.parser(__doc__, 120)
    options.add_argument("--idle", type=int, default=500)
    options.add_argument("--busy", type=int, default=200)
    options.add_argument("--port", type=int, default=5080)
    chosen = choice.read(options)
    with servers.landkort(chosen.store, chosen.port) as (_, pid):
        run = Rush(chosen.port, pid, chosen.seconds)
        asyncio.run(run.run(chosen.idle, chosen.busy))
    text = table(run, chosen.idle, chosen.busy)
    chosen.out.mkdir(exist_ok=True)
    (chosen.out / "load.md").write_text(text, encoding="utf-8")
    (chosen.out / "load.json").write_text(json.dumps({"memory_mb": run.memory, "faults": run.faults}), encoding="utf-8")
    print(text)
    sys.exit(1 if run.faults or not run.is_flat else 0)


if __name__ == "__main__":
    main()
