"""The statistic address by address in plain Python: slow, and written to be read against its definition."""
import collections
import csv

from .statistic import DOWNLOADS, FIGURES, FIXED, TECHNOLOGIES, THRESHOLDS, municipalities

LIMIT = 50_000_000  # bytes of a file worth reading this way


def answer(source):
    official = {name: (code, navn) for name, code, navn in municipalities()}
    areas = {}
    with open(source, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            name = row["kommunenavn"]
            code, navn = official.get(name, (None, name))
            area = areas.setdefault(name, {"omraade": code, "navn": navn, "adresser": 0,
                                           **dict.fromkeys(FIGURES, 0), "mobil": collections.Counter()})
            area["adresser"] += 1
            for figure in figures({t: (speed(row, "download", t), speed(row, "upload", t)) for t in FIXED}):
                area[figure] += 1
            down, up = speed(row, "download", "mobil"), speed(row, "upload", "mobil")
            area["mobil"][f"{down:g}/{up:g}" if down else "ingen"] += 1
    return sorted(areas.values(), key=lambda area: area["navn"])


def speed(row, way, technology):
    return float(row[f"{way}_{technology}"].replace(",", ".") or 0)


def figures(offers):
    """The names of the figures one address counts in."""
    for d, u in THRESHOLDS:
        if any(down >= d and up >= u for down, up in offers.values()):
            yield f"daekket_{d}_{u}"
        elif any(down >= d and up == 0 for down, up in offers.values()):
            yield f"ukendt_{d}_{u}"
        else:
            yield f"udaekket_{d}_{u}"
    for d in DOWNLOADS:
        yield f"daekket_{d}" if any(down >= d for down, _ in offers.values()) else f"udaekket_{d}"
    offered = {name for name, t in TECHNOLOGIES.items() if offers[t][0] > 0}
    yield from offered
    if offered == {"xdsl"}:
        yield "kun_kobber"
    if not offered:
        yield "ingen_fast"
