"""Made-up addresses in square-grid cells, for looking at the map before there is a store behind it."""

import math
import random
from collections import defaultdict

from pyproj import Transformer

TOWNS = [
    ("Aalborg", 9.92, 57.05, 120000), ("Hjørring", 9.98, 57.46, 25500), ("Frederikshavn", 10.54, 57.44, 23000),
    ("Thisted", 8.69, 56.96, 13400), ("Brønderslev", 9.95, 57.27, 12500), ("Hobro", 9.79, 56.64, 12000),
    ("Nykøbing Mors", 8.86, 56.80, 9000), ("Sæby", 10.52, 57.33, 8800), ("Skagen", 10.58, 57.72, 7800),
    ("Aars", 9.52, 56.80, 8600), ("Støvring", 9.84, 56.89, 8800), ("Hirtshals", 9.96, 57.59, 5500),
    ("Hadsund", 10.12, 56.72, 5000), ("Løgstør", 9.25, 56.97, 4200), ("Aabybro", 9.75, 57.16, 6200),
    ("Hanstholm", 8.62, 57.12, 2100), ("Fjerritslev", 9.27, 57.09, 3300), ("Pandrup", 9.68, 57.22, 2800),
    ("Hals", 10.31, 57.00, 2400), ("Dronninglund", 10.29, 57.16, 3500), ("Skørping", 9.89, 56.84, 3100),
    ("Farsø", 9.34, 56.77, 3300), ("Hurup", 8.42, 56.75, 2600), ("Vesterø", 10.93, 57.30, 500),
    ("Byrum", 11.00, 57.26, 430), ("Løkken", 9.71, 57.37, 1600), ("Brovst", 9.52, 57.10, 2700),
    ("Nibe", 9.63, 56.98, 5500), ("Bindslev", 10.20, 57.54, 1000), ("Sindal", 10.20, 57.47, 3000),
    ("Arden", 9.86, 56.77, 2500), ("Terndrup", 10.06, 56.82, 1600), ("Klitmøller", 8.50, 57.03, 850),
    ("Nykøbing F", 11.87, 54.77, 16900), ("Nakskov", 11.14, 54.83, 12500), ("Maribo", 11.50, 54.78, 5700),
    ("Nørre Alslev", 11.89, 54.90, 2400), ("Sakskøbing", 11.63, 54.80, 4600), ("Stubbekøbing", 12.04, 54.89, 2200),
    ("Gedser", 11.93, 54.58, 650), ("Eskilstrup", 11.88, 54.85, 1100), ("Idestrup", 11.95, 54.73, 1200),
    ("Horbelev", 12.06, 54.83, 500), ("Nysted", 11.73, 54.66, 1300), ("Væggerløse", 11.92, 54.71, 900),
    ("Sundby", 11.85, 54.76, 3000), ("København", 12.57, 55.68, 640000), ("Aarhus", 10.21, 56.16, 285000),
    ("Odense", 10.39, 55.40, 180000), ("Randers", 10.04, 56.46, 62000), ("Viborg", 9.40, 56.45, 41000),
]
SIZES = {"10km": 10_000, "1km": 1_000, "100m": 100}

_to_metres = Transformer.from_crs(4326, 25832, always_xy=True)
_to_degrees = Transformer.from_crs(25832, 4326, always_xy=True)


def addresses(on_land):
    """(easting, northing, lacks 100/30, unknown) near the sample's towns, `on_land` leaving out the sea."""
    chance = random.Random(2026)
    for name, lon, lat, people in TOWNS:
        if people > 130000 or name == "Viborg":
            continue
        east, north = _to_metres.transform(lon, lat)
        spread = 250 + 9 * math.sqrt(people)
        for _ in range(people // 6):
            yield east + chance.gauss(0, spread), north + chance.gauss(0, spread), chance.random() < 0.008, False
        for _ in range(500):
            e, n = east + chance.gauss(0, 8000), north + chance.gauss(0, 8000)
            if not on_land(*_to_degrees.transform(e, n)):
                continue
            weak = math.sin(e / 5200) * math.cos(n / 4300)
            yield e, n, chance.random() < max(0.0, 0.3 * weak), chance.random() < 0.05 + 0.6 * (weak < -0.85)


def cells(on_land):
    """{size: {cell id: [west, south, addresses, lacking, unknown]}} in metres."""
    found = {name: defaultdict(lambda: [0, 0, 0, 0, 0]) for name in SIZES}
    for e, n, lacks, unknown in addresses(on_land):
        for name, size in SIZES.items():
            row, column = int(n // size), int(e // size)
            cell = found[name][f"{name}_{row}_{column}"]
            cell[0], cell[1] = column * size, row * size
            cell[2] += 1
            cell[3] += lacks and not unknown
            cell[4] += unknown
    return found


def ring(west, south, size):
    corners = [(west, south), (west + size, south), (west + size, south + size), (west, south + size)]
    return [_to_degrees.transform(*corner) for corner in corners]


def tile_bounds(z, y, x):
    count = 2**z

    def latitude(row):
        return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / count))))

    return x / count * 360 - 180, latitude(y + 1), (x + 1) / count * 360 - 180, latitude(y)
