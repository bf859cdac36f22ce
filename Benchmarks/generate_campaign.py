#!/usr/bin/env python3
"""Writes a synthetic national coverage campaign in the exact layout of the 2026 file.

    python generate_campaign.py OUT.csv [--rows 2600000] [--seed 2026] [--order id|kommune]

The names of the 98 municipalities are real; their addresses, places and sizes are approximate, everything else
is drawn from one seed, so that the same arguments give the same bytes. What is kept of the real file, because it
costs a reader time:

* rows come in the order of the random id, so that neighbours in the file live in different municipalities;
* coordinates are centimetres printed with 18 significant digits ("574730,160000000033") and a decimal comma;
* a speed that is not offered is empty, and in some places "0"; xDSL speeds are written "50,000";
* some uploads are missing, some mobile classes are not among the usual seven, a few house numbers are 998 or 999.
"""
import argparse
import csv
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent
HEADER = (
    "adgadr_id vejnavn husnr postnr kommunenavn etrs89koordinat_oest etrs89koordinat_nord "
    "download_fasttraadloest upload_fasttraadloest download_fiber upload_fiber download_kabel_tv upload_kabel_tv "
    "download_xdsl upload_xdsl download_mobil upload_mobil"
).split()
WEST, SOUTH, EAST, NORTH = 441_000, 6_049_000, 893_000, 6_403_000
LETTERS = np.array(["", *"ABCDEFGH"])

HEADS = (
    "Skov Eng Mølle Kirke Bak Sø Ås Birke El Elle Ege Bøge Pile Rose Lærke Svale Vibe Stær Falke Ugle Hjorte Ræve "
    "Hare Mose Hede Mark Ager Rug Hvede Byg Havre Kløver Timian Syren Kirse Æble Pære Blomme Nødde Hassel Tjørne "
    "Slåen Lyng Gyvel Siv Rør Å Bæk Kilde Dam Havne Strand Klit Fjord Vig Næs Ø Holm Vester Øster Nørre Sønder "
    "Midter Stor Lille Gammel Ny Høj Lav Lang Tvær Krog Sten Ler Sand Grus Kalk"
).split()
MIDDLES = (
    "|mose|bakke|høj|dal|lund|kær|toft|mark|ager|have|gård|hus|kilde|bro|bæk|dam|sø|holm|næs|"
    "krog|vang|løkke|led|stien|hegn|skrænt|ris|kobbel|eng|ås|banke|brink|knold|slette|kreds|ore|"
    "rød|strup|torp|lev|sted|by|hoved|odde|sand|sten|gab|port|skel|spor|top|fald|løb|vand|strøm|"
    "kant|kvist|gren|blad|rod|frø|blomst|top"
).split("|")
ENDINGS = "vej stien gade allé vænget parken toften bakken haven engen svinget kæret krogen marken lunden".split()

# (download, upload) Mbit/s as the file writes them, and how often; an empty upload is unknown.
FIBRE = [("1000", "1000", 880), ("2500", "2500", 40), ("500", "500", 20), ("2000", "2000", 15), ("1000", "500", 14),
         ("5000", "5000", 8), ("6300", "6300", 8), ("300", "300", 6), ("100", "100", 5), ("10000", "10000", 3),
         ("8000", "8000", 1)]
CABLE = [("500", "75", 40), ("2000", "500", 25), ("1000", "100", 20), ("500", "60", 8), ("500", "50", 3),
         ("1000", "60", 2), ("800", "80", 1), ("300", "60", 1)]
WIRELESS = [("50", "", 20), ("100", "100", 25), ("30", "10", 15), ("300", "50", 12), ("500", "50", 8),
            ("342", "34", 5), ("1000", "100", 5), ("60", "15", 4), ("25", "5", 4), ("100", "20", 2)]
MOBILE = [("20", "1"), ("30", "2"), ("50", "3"), ("100", "5"), ("200", "10"), ("600", "30"), ("1000", "50"),
          ("300", "20"), ("", "")]
MOBILE_TOWN = [.0005, .002, .008, .05, .27, .2, .4692, .0002, .0001]
MOBILE_FARM = [.002, .012, .06, .16, .44, .13, .195, .0005, .0005]
XDSL_DOWN = [1, 2, 3, 4, 5, 8, 10, 12, 15, 20, 26, 28, 30, 33, 35, 40, 50, 60, 70, 80, 90, 100, 120, 130]
XDSL_UP = [.256, .512, .768, 1.024, 2.048, 3, 5.12, 8, 10.24, 15, 20, 30]


def xdsl_products():
    """Every pair of levels whose upload is a fifth to a third of the download, and one without upload."""
    pairs = []
    for down in XDSL_DOWN:
        ups = [up for up in XDSL_UP if down / 5 <= up <= down / 3]
        pairs += [(comma(down), comma(up), 97 / len(ups)) for up in ups] + [(comma(down), "", 3)]
    return pairs


def comma(number):
    return f"{number:.3f}".replace(".", ",")


def weighted(random, products, n):
    weight = np.array([w for *_, w in products], float)
    return random.choice(len(products), n, p=weight / weight.sum())


def streets(random, towns, rows):
    """One record a street: municipality, settlement, length in addresses, place, direction, name, rural."""
    parts, settlements = [], []
    total = sum(t["adresser"] for t in towns)
    ends = np.round(np.cumsum([t["adresser"] for t in towns]) * rows / total).astype(int)
    for number, (town, n) in enumerate(zip(towns, np.diff(ends, prepend=0))):
        # Zipf: one main town, many villages; about one settlement for 9 square kilometres.
        places = int(np.clip(town["areal_km2"] / 9, 1, 60))
        radius = np.sqrt(town["areal_km2"] / np.pi) * 900
        away, angle = np.sqrt(random.random(places)) * radius, random.random(places) * 2 * np.pi
        away[0] = 0
        x, y = town["oest_km"] * 1000 + away * np.cos(angle), town["nord_km"] * 1000 + away * np.sin(angle)
        share = 1 / np.arange(1, places + 1) ** 1.35
        lengths = np.clip(random.lognormal(2.5, .9, n // 4 + 20), 1, 400).astype(int)
        k = int(np.searchsorted(np.cumsum(lengths), n)) + 1
        lengths = lengths[:k]
        lengths[-1] -= lengths.sum() - n
        at = random.choice(places, k, p=share / share.sum())
        rural = random.random(k) < np.clip(.25 - n / town["areal_km2"] / 1500, 0, .25)
        spread = np.where(rural, radius * .6, 22 * np.sqrt(n * share[at] / share.sum()) + 100)
        parts.append({
            "kommune": np.full(k, number), "length": lengths, "rural": rural, "settlement": at + len(settlements),
            "x": x[at] + random.normal(0, .6, k) * spread, "y": y[at] + random.normal(0, .6, k) * spread,
            "angle": random.random(k) * np.pi})
        settlements += [town["koder"][i % len(town["koder"])] for i in range(places)]
    joined = {key: np.concatenate([p[key] for p in parts]) for key in parts[0]}
    return joined, np.array(settlements)


def post_codes(towns):
    """About 1,000 codes: each municipality takes the numbers from its own up to the next one's and shares that."""
    by_code = sorted(towns, key=lambda t: t["postnr"])
    for town, after in zip(by_code, [*(t["postnr"] for t in by_code[1:]), 9990]):
        wanted = 90 if town["navn"] == "København" else 5 + int(town["areal_km2"] ** .5 / 3)
        gap = after - town["postnr"]
        town["koder"] = sorted({town["postnr"] + gap * i // wanted for i in range(wanted + 1)} - {9990})


def street_names(random, n):
    """Two streets in five have one of 4,000 common names, the others one of some 70,000."""
    names = list(dict.fromkeys(f"{h}{m}{e}" for m in MIDDLES for e in ENDINGS for h in HEADS))
    common = np.minimum(random.pareto(.6, n) * 12, 3999).astype(int)
    rare = random.integers(4000, len(names), n)
    return np.array(names, object)[np.where(random.random(n) < .4, common, rare)]


def house_numbers(random, first):
    """Numbers rise along a street; about one address in seven repeats the number before it with a letter."""
    n = len(first)
    starts = np.flatnonzero(first)
    lettered = (random.random(n) < .14) & ~first
    count = np.cumsum(~lettered)
    number = count - np.repeat(count[starts], np.diff(np.append(starts, n))) + 1
    last = np.maximum.accumulate(np.where(lettered, 0, np.arange(n)))
    letter = np.minimum(np.arange(n) - last, len(LETTERS) - 1)
    texts = [f"{a}{LETTERS[b]}" for a, b in zip(number.tolist(), letter.tolist())]
    for i, odd in zip(random.integers(0, n, n // 2000), ["998", "999", "12J", "3V", "7Z"] * n):
        texts[i] = odd
    return texts


def speeds(random, street, of, settlements, towns):
    """Index into the list of distinct row endings (the ten speed columns), and that list."""
    n, s = len(of), len(street["length"])
    rural = street["rural"]
    reach = random.uniform(.78, .995, len(towns))[street["kommune"]]
    fibre = random.random(s) < np.where(rural, reach * .88, reach)
    fibre = fibre[of] & (random.random(n) < .995)
    cable = ((random.random(settlements) < .5)[street["settlement"]] & ~rural & (random.random(s) < .85))[of]
    copper = (random.random(s) < .08)[of] & (random.random(n) < .7) | (~fibre & (random.random(n) < .6))
    wireless = ((random.random(settlements) < .25)[street["settlement"]] & (random.random(s) < .8))[of]

    def products(table, mask, by):
        # Nearly every address has what its place has, a few have something of their own.
        local = weighted(random, table, by.max() + 1)[by]
        own = weighted(random, table, n)
        texts = [f'"{d}";"{u}"' if u else f'"{d}";' for d, u, _ in table] + [";", '"0";"0"']
        nothing = np.where(random.random(by.max() + 1) < .05, len(table) + 1, len(table))[by]
        return np.where(mask, np.where(random.random(n) < .999, local, own), nothing), texts

    place, road = street["settlement"][of], of
    columns = [products(WIRELESS, wireless, place), products(FIBRE, fibre, place), products(CABLE, cable, place),
               products(xdsl_products(), copper, road)]
    draw = random.random(s)[of] * .7 + random.random(n) * .3
    ranks = np.argsort(np.argsort(draw, kind="stable"), kind="stable") / n
    mobile = np.where(rural[of], np.searchsorted(np.cumsum(MOBILE_FARM)[:-1], ranks, "right"),
                      np.searchsorted(np.cumsum(MOBILE_TOWN)[:-1], ranks, "right"))
    columns.append((mobile, [f'"{d}";"{u}"' if d else ";" for d, u in MOBILE]))
    key = np.zeros(n, np.int64)
    for codes, texts in columns:
        key = key * len(texts) + codes
    distinct, index = np.unique(key, return_inverse=True)
    endings = []
    for value in distinct.tolist():
        fields = []
        for _, texts in reversed(columns):
            value, at = divmod(value, len(texts))
            fields.append(texts[at])
        endings.append(";".join(reversed(fields)))
    return index, endings


def identifiers(random, n):
    """`n` version-4 UUIDs, ascending."""
    raw = random.integers(0, 256, (n, 16), np.uint8)
    raw[:, 6] = raw[:, 6] & 15 | 64
    raw[:, 8] = raw[:, 8] & 63 | 128
    raw = raw[np.argsort(raw[:, :8].copy().view(">u8").ravel(), kind="stable")]
    text = raw.tobytes().hex()
    return (f"{t[:8]}-{t[8:12]}-{t[12:16]}-{t[16:20]}-{t[20:]}"
            for t in (text[i:i + 32] for i in range(0, 32 * n, 32)))


def decimal(values):
    """Centimetres as the real file prints them: 18 significant digits, decimal comma."""
    return [("%.18g" % v).replace(".", ",") for v in np.round(values, 2).tolist()]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("out")
    arguments.add_argument("--rows", type=int, default=2_600_000)
    arguments.add_argument("--seed", type=int, default=2026)
    arguments.add_argument("--order", choices=["id", "kommune"], default="id")
    wish = arguments.parse_args()
    random = np.random.Generator(np.random.PCG64(wish.seed))
    with open(HERE / "municipalities.csv", encoding="utf-8") as file:
        towns = [{k: v if k in ("kode", "navn", "andet_navn") else int(v) for k, v in row.items()}
                 for row in csv.DictReader(file, delimiter=";")]
    post_codes(towns)
    street, codes = streets(random, towns, wish.rows)
    n = wish.rows
    of = np.repeat(np.arange(len(street["length"])), street["length"])
    first = np.r_[True, of[1:] != of[:-1]]
    along = np.arange(n) - np.maximum.accumulate(np.where(first, np.arange(n), 0))
    step = np.where(street["rural"], 120.0, 11.0)[of]
    side = np.where(along % 2, 13.0, -13.0) + random.normal(0, 2, n)
    turn = street["angle"][of]
    x = street["x"][of] + along * step * np.cos(turn) - side * np.sin(turn) + random.normal(0, 1.5, n)
    y = street["y"][of] + along * step * np.sin(turn) + side * np.cos(turn) + random.normal(0, 1.5, n)
    x, y = np.clip(x, WEST, EAST), np.clip(y, SOUTH, NORTH)
    numbers = house_numbers(random, first)
    index, endings = speeds(random, street, of, len(codes), towns)
    prefix = [f'";"{name}";"' for name in street_names(random, len(street["length"]))]
    where = [f'";{code};"{towns[k]["navn"]}";"' for code, k in
             zip(codes[street["settlement"]].tolist(), street["kommune"].tolist())]
    order = random.permutation(n) if wish.order == "id" else np.arange(n)
    columns = zip(identifiers(random, n), of[order].tolist(), order.tolist(), decimal(x[order]), decimal(y[order]),
                  index[order].tolist())
    with open(wish.out, "w", encoding="utf-8", newline="\n", buffering=1 << 22) as out:
        out.write(";".join(f'"{h}"' for h in HEADER) + "\n")
        out.writelines(f'"{key}{prefix[road]}{numbers[row]}{where[road]}{e}";"{north}";{endings[end]}\n'
                       for key, road, row, e, north, end in columns)
    print(f"{wish.out}: {n} rows, {len(endings)} speed combinations, {len(set(codes))} post codes, "
          f"{len(set(prefix))} street names")


if __name__ == "__main__":
    main()
