"""The SQL that DuckDB gets, and its answer; imports no DuckDB, so that the measuring process stays small."""
import json

from .statistic import (
    COORDINATES, DOWNLOADS, FIXED, MOBILE, SPEEDS, TECHNOLOGIES, THRESHOLDS, finish, municipalities)


def load_statements(source, variant):
    yield f"create table kampagne as {from_text(source) if variant == 'text' else from_typed(source)}"
    yield "create table kommune (fil_navn varchar, kode varchar, navn varchar)"
    yield "insert into kommune values " + ", ".join(str(row) for row in municipalities())
    yield "checkpoint"


def from_typed(source):
    kinds = {c: "double" for c in COORDINATES} | {c: "float" for c in SPEEDS}
    kinds = {"adgadr_id": "uuid", "vejnavn": "varchar", "husnr": "varchar", "postnr": "integer",
             "kommunenavn": "varchar"} | kinds
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in kinds.items())
    speeds = ", ".join(f"coalesce({c}, 0) as {c}" for c in SPEEDS)
    return (f"select * replace ({speeds}) from read_csv('{source}', delim=';', quote='\"', header=true, "
            f"decimal_separator=',', auto_detect=false, columns={{{columns}}})")


def from_text(source):
    number = "replace({0}, ',', '.')::{1}"
    columns = ["adgadr_id::uuid as adgadr_id", "vejnavn", "husnr", "postnr::integer as postnr", "kommunenavn"]
    columns += [f"{number.format(c, 'double')} as {c}" for c in COORDINATES]
    columns += [f"coalesce({number.format(c, 'float')}, 0) as {c}" for c in SPEEDS]
    return (f"select {', '.join(columns)} from read_csv('{source}', delim=';', quote='\"', header=true, "
            "all_varchar=true)")


def conditions():
    """Each counted figure and when an address counts."""
    for d, u in THRESHOLDS:
        covered = " or ".join(f"(download_{t} >= {d} and upload_{t} >= {u})" for t in FIXED)
        open_ended = " or ".join(f"(download_{t} >= {d} and upload_{t} = 0)" for t in FIXED)
        yield f"daekket_{d}_{u}", covered
        yield f"ukendt_{d}_{u}", f"not ({covered}) and ({open_ended})"
    for d in DOWNLOADS:
        yield f"daekket_{d}", " or ".join(f"download_{t} >= {d}" for t in FIXED)
    for name, t in TECHNOLOGIES.items():
        yield name, f"download_{t} > 0"
    others = " and ".join(f"download_{t} = 0" for t in FIXED if t != "xdsl")
    yield "kun_kobber", f"download_xdsl > 0 and {others}"
    yield "ingen_fast", f"download_xdsl = 0 and {others}"


def statement(variant):
    """One statement, one row a municipality; the mobile classes as a list of (download, upload, addresses)."""
    place, _, way = variant.partition(" ")
    table = {"file": "kampagne", "memory": "hukommelse.kampagne"}.get(place)
    if way == "one_scan":
        counts = ", ".join(f"countif({condition})::bigint as {name}" for name, condition in conditions())
        areas = f"select kommunenavn, count(*) as adresser, {counts} from {table} group by all"
        classes = f"select kommunenavn, {', '.join(MOBILE)}, count(*) as n from {table} group by all"
        before = ""
    else:
        counts = ", ".join(f"coalesce(sum(n) filter ({condition}), 0)::bigint as {name}"
                           for name, condition in conditions())
        areas = f"select kommunenavn, sum(n)::bigint as adresser, {counts} from grupper group by all"
        classes = f"select kommunenavn, {', '.join(MOBILE)}, sum(n)::bigint as n from grupper group by all"
        before = f"grupper as materialized ({combinations(table)}), "
    return (f"with {before}tal as ({areas}), klasser as ({classes}), mobil as (select kommunenavn, "
            f"to_json(list([{MOBILE[0]}, {MOBILE[1]}, n])) as mobil from klasser group by all) "
            "select kode as omraade, coalesce(navn, kommunenavn::varchar) as navn, kommunenavn::varchar as fil_navn, "
            "tal.* exclude (kommunenavn), mobil from tal join mobil using (kommunenavn) "
            "left join kommune on fil_navn = kommunenavn::varchar order by navn")


def combinations(table):
    """How many addresses of each municipality have the same ten speeds."""
    if table:
        return f"select kommunenavn, {', '.join(SPEEDS)}, count(*) as n from {table} group by all"
    return ("select * from (select kommunenavn, kombination, count(*) as n from haandlavet.adresse group by all) "
            "join haandlavet.kombination using (kombination)")


def answer(rows):
    """`rows` of the statement, from Python or from the command line's JSON."""
    rows = list(rows)
    for row in rows:
        if isinstance(row["mobil"], str):
            row["mobil"] = json.loads(row["mobil"])
    classes = {row["fil_navn"]: row.pop("mobil") for row in rows}
    return finish(rows, classes)
