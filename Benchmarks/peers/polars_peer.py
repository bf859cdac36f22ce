"""Polars: a campaign as a Parquet file, and the statistic as two aggregations of one lazy frame.

The number of threads is set before Polars starts, by POLARS_MAX_THREADS.
"""
import functools
import operator
import os

import polars as pl

from .statistic import (
    COORDINATES, DOWNLOADS, FIXED, MOBILE, SPEEDS, TECHNOLOGIES, TEXTS, THRESHOLDS, finish, municipalities)

HEADER = [*TEXTS[:3], "postnr", TEXTS[3], *COORDINATES, *SPEEDS]
KINDS = ({c: pl.Float64 for c in COORDINATES} | {c: pl.Float32 for c in SPEEDS} | {c: pl.String for c in TEXTS}
         | {"postnr": pl.Int32, "kommunenavn": pl.Categorical})


def load(source, target, variant, threads):
    way, _, compression = variant.partition(" ")
    if way == "sink":
        schema = {name: KINDS[name] for name in HEADER}
        frame = pl.scan_csv(source, separator=";", schema=schema, decimal_comma=True)
        frame.with_columns(pl.col(SPEEDS).fill_null(0)).sink_parquet(target, compression=compression)
    else:
        table = pl.read_csv(source, separator=";", infer_schema=False)
        number = lambda c: pl.col(c).str.replace(",", ".", literal=True).cast(KINDS[c])
        table.with_columns(
            *[number(c).fill_null(0) for c in SPEEDS], *[number(c) for c in COORDINATES],
            pl.col("postnr").cast(pl.Int32), pl.col("kommunenavn").cast(pl.Categorical),
        ).write_parquet(target, compression=compression)
    sync(target)


def sync(path):
    """Polars leaves the file to the system's cache; a load that counts as done must survive a power cut."""
    for name in (path, os.path.dirname(os.path.abspath(path))):
        file = os.open(name, os.O_RDONLY)
        os.fsync(file)
        os.close(file)


def conditions():
    """Each counted figure and when an address counts."""
    down = {t: pl.col(f"download_{t}") for t in FIXED}
    up = {t: pl.col(f"upload_{t}") for t in FIXED}
    either = lambda terms: functools.reduce(operator.or_, terms)
    both = lambda terms: functools.reduce(operator.and_, terms)
    for d, u in THRESHOLDS:
        covered = either([(down[t] >= d) & (up[t] >= u) for t in FIXED])
        yield f"daekket_{d}_{u}", covered
        yield f"ukendt_{d}_{u}", ~covered & either([(down[t] >= d) & (up[t] == 0) for t in FIXED])
    for d in DOWNLOADS:
        yield f"daekket_{d}", either([down[t] >= d for t in FIXED])
    for name, t in TECHNOLOGIES.items():
        yield name, down[t] > 0
    others = [down[t] == 0 for t in FIXED if t != "xdsl"]
    yield "kun_kobber", both([down["xdsl"] > 0, *others])
    yield "ingen_fast", both([down["xdsl"] == 0, *others])


def aggregate(frame, variant):
    """The figures and the mobile classes of each municipality, as two small frames."""
    way, _, engine = variant.partition(" ")
    frame = frame.lazy()
    if way == "one_scan":
        areas = frame.group_by("kommunenavn").agg(
            pl.len().alias("adresser"), *[condition.sum().alias(name) for name, condition in conditions()])
        classes = frame.group_by("kommunenavn", *MOBILE).agg(pl.len().alias("n"))
        return pl.collect_all([areas, classes], engine=engine)
    groups = frame.group_by("kommunenavn", *SPEEDS).agg(pl.len().alias("n")).collect(engine=engine)
    areas = groups.group_by("kommunenavn").agg(
        pl.col("n").sum().alias("adresser"),
        *[pl.col("n").filter(condition).sum().alias(name) for name, condition in conditions()])
    return areas, groups.group_by("kommunenavn", *MOBILE).agg(pl.col("n").sum())


def names():
    return pl.DataFrame(list(municipalities()), orient="row", schema=["kommunenavn", "omraade", "navn"])


class Warm:
    """The Parquet file read into memory."""

    def __init__(self, path, threads, variants):
        assert pl.thread_pool_size() == threads, "POLARS_MAX_THREADS"
        self.table = pl.read_parquet(path)
        self.names = names()

    def rows(self, variant):
        areas, classes = aggregate(self.table, variant)
        return self.named(areas).rows(), classes.rows()

    def answer(self, variant):
        return answer(*aggregate(self.table, variant), self.names)

    def named(self, areas):
        return named(areas, self.names)


def named(areas, names):
    areas = areas.with_columns(pl.col("kommunenavn").cast(pl.String)).join(names, on="kommunenavn", how="left")
    return areas.with_columns(pl.coalesce("navn", "kommunenavn").alias("navn")).sort("navn")


def answer(areas, classes, names):
    mobile = {}
    for name, down, up, n in classes.with_columns(pl.col("kommunenavn").cast(pl.String)).rows():
        mobile.setdefault(name, []).append((down, up, n))
    return finish(named(areas, names).rename({"kommunenavn": "fil_navn"}).to_dicts(), mobile)


class Cold:
    """The Parquet file scanned: only the columns the statistic names are read."""

    def __init__(self, path, threads):
        self.frame = pl.scan_parquet(path)

    def answer(self, variant):
        return answer(*aggregate(self.frame, variant), names())
