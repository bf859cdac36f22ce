#!/usr/bin/env python3
"""Measures Landkort, DuckDB and Polars on one campaign, in turns, and writes the table.

    python measure.py CAMPAIGN.csv [--threads 1,4] [--rounds 5] [--repeats 7] [--work DIR] [--out DIR] [--no-check]

Every way of every peer is tried; the fastest of each, and a second one close behind, then take part in the rounds,
and the better median counts. In a round each has one turn, and the order moves on by one each round, so that a
disturbance does not always hit the same program.
"""
import argparse
import collections
import datetime
import os
import pathlib
import sys

import checks
import report
from peers.statistic import differences
from programs import DuckDB, Failed, Landkort, Polars

CLOSE = 1.3  # times as slow as the fastest
HERE = pathlib.Path(__file__).parent


def say(*words):
    print(datetime.datetime.now().strftime("%H:%M:%S"), *words, flush=True)


def named(program, way):
    return f"{program.name} {way}".rstrip()


class Run:
    """One run over all measures; `samples` maps (measure, threads, program, way) to what was measured."""

    def __init__(self, campaign, work, rounds, repeats):
        self.campaign, self.rounds, self.repeats = campaign, rounds, repeats
        self.ours = Landkort(work)
        self.programs = [DuckDB(work), Polars(work), self.ours]
        self.samples = collections.defaultdict(list)
        self.trials, self.sizes, self.missing, self.wrong = {}, {}, {}, []
        self.reference = None

    def measure(self, threads):
        for measure, turn in (("load", self.load), ("cold", self.cold), ("warm", self.warm)):
            entries = []
            for program in self.programs:
                if self.takes_part(program, measure, threads):
                    entries += self.tried(program, measure, threads, turn)
            for number in range(self.rounds):
                at = number % max(len(entries), 1)
                for program, way in entries[at:] + entries[:at]:
                    self.samples[measure, threads, program.name, way].append(turn(program, threads, way))
                say(f"{measure}, {threads} thread(s), round {number + 1} of {self.rounds}")
            if measure == "warm":
                for program in {program for program, _ in entries}:
                    program.close()

    def takes_part(self, program, measure, threads):
        why = program.missing(measure)
        if not why and not program.target.exists() and measure != "load":
            why = "no campaign was imported"
        if why:
            self.not_measured(program, measure, threads, why)
        return not why

    def not_measured(self, program, measure, threads, why):
        self.missing[measure, threads, program.name] = why
        say(f"{measure}, {threads} thread(s), {program.name}: not measured: {why}")

    def tried(self, program, measure, threads, turn):
        """The ways of `program` that take part in the rounds; none when the program fails."""
        ways = dict(load=program.loads, cold=program.colds, warm=program.warms)[measure]
        times = 1 if measure == "load" else 3
        try:
            if measure == "warm":
                program.open(threads)
            tried = {way: min(turn(program, threads, way).seconds for _ in range(times)) for way in ways}
        except Failed as failure:
            self.not_measured(program, measure, threads, str(failure))
            self.wrong.append(str(failure))
            return []
        self.trials[measure, threads, program.name] = tried
        for way, seconds in tried.items():
            say(f"{measure}, {threads} thread(s), {named(program, way)}: {seconds:.4f} s (trial)")
        first, *others = sorted(tried, key=tried.get)
        close = [way for way in others[:1] if tried[way] < CLOSE * tried[first]]
        return [(program, way) for way in [first, *close, *(program.by_hand if measure == "warm" else [])]]

    def load(self, program, threads, way):
        os.sync()
        measured = program.load(self.campaign, threads, way)
        self.sizes[program.name] = sum(p.stat().st_size for p in program.target.parent.glob(program.target.name + "*"))
        return measured

    def cold(self, program, threads, way):
        measured, answer = program.cold(threads, way)
        self.reference = self.reference or answer
        lines = [f"{named(program, way)} differs from DuckDB: {line}"
                 for line in differences(answer, self.reference)]
        self.wrong += [line for line in lines if line not in self.wrong]
        return measured

    def warm(self, program, threads, way):
        return program.warm(way, self.repeats)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("campaign", type=pathlib.Path)
    arguments.add_argument("--threads", default="1,4")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--repeats", type=int, default=7, help="statements a turn of the warm statistic")
    arguments.add_argument("--work", type=pathlib.Path, default=HERE / ".work")
    arguments.add_argument("--out", type=pathlib.Path, default=HERE / "results")
    arguments.add_argument("--no-check", action="store_true", help="do not compare every way of every program first")
    wish = arguments.parse_args()
    campaign = wish.campaign.absolute()
    wish.work.mkdir(exist_ok=True)
    with open(campaign, "rb") as file:
        rows = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b"")) - 1
    say(f"{campaign}: {rows} rows, {campaign.stat().st_size / 1e6:.0f} MB")
    run = Run(campaign, wish.work.absolute(), wish.rounds, wish.repeats)
    if not wish.no_check:
        say("do all answer the same?")
        run.wrong += checks.check(campaign, wish.work.absolute())
        say("\n".join(run.wrong) or "yes, in every way of each")
    for program in run.programs:
        program.prepare(campaign)
    try:
        for threads in map(int, wish.threads.split(",")):
            run.measure(threads)
    except Failed as failure:
        run.wrong.append(str(failure))
    text = report.write(run, rows, wish.out)
    print("\n" + text)
    if run.wrong:
        print("THE ANSWERS DIFFER OR A PROGRAM FAILED:", *run.wrong, sep="\n  ", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
