"""What `daekningsgrad` answers, in the words both peers share."""
import csv
import pathlib

THRESHOLDS = [(10, 2), (30, 5), (100, 30)]  # Mbit/s down and up, from one technology
DOWNLOADS = [500, 1000]  # Mbit/s down alone
TECHNOLOGIES = {"fiber": "fiber", "kabel": "kabel_tv", "xdsl": "xdsl", "fasttraadloest": "fasttraadloest"}
FIXED = list(TECHNOLOGIES.values())
MOBILE = ["download_mobil", "upload_mobil"]
IN_FILE = ["fasttraadloest", "fiber", "kabel_tv", "xdsl", "mobil"]
SPEEDS = [f"{way}_{technology}" for technology in IN_FILE for way in ("download", "upload")]
TEXTS = ["adgadr_id", "vejnavn", "husnr", "kommunenavn"]
COORDINATES = ["etrs89koordinat_oest", "etrs89koordinat_nord"]
MUNICIPALITIES = pathlib.Path(__file__).parent.parent / "municipalities.csv"

FIGURES = (
    [f"{answer}_{d}_{u}" for d, u in THRESHOLDS for answer in ("daekket", "udaekket", "ukendt")]
    + [f"{answer}_{d}" for d in DOWNLOADS for answer in ("daekket", "udaekket")]
    + [*TECHNOLOGIES, "kun_kobber", "ingen_fast"]
)


def municipalities():
    """Every known spelling of a municipality's name, with code and official name."""
    with open(MUNICIPALITIES, encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            for name in filter(None, (row["navn"], row["andet_navn"])):
                yield name, row["kode"], row["navn"]


def finish(rows, classes):
    """One object an area: the figures each threshold leaves over, and the mobile classes under their names.

    `rows` are dictionaries with `omraade`, `navn`, `adresser` and the counts; `classes` gives the list of
    (download, upload, addresses) of each name.
    """
    for row in rows:
        n = row["adresser"]
        for d, u in THRESHOLDS:
            row[f"udaekket_{d}_{u}"] = n - row[f"daekket_{d}_{u}"] - row[f"ukendt_{d}_{u}"]
        for d in DOWNLOADS:
            row[f"udaekket_{d}"] = n - row[f"daekket_{d}"]
        row["mobil"] = {mobile_class(d, u): int(count) for d, u, count in classes[row.pop("fil_navn")]}
    return [{key: row[key] for key in ["omraade", "navn", "adresser", *FIGURES, "mobil"]} for row in rows]


def mobile_class(down, up):
    return f"{down:g}/{up:g}" if down > 0 else "ingen"


def differences(left, right, most=20):
    """What differs between two answers, area by area, as lines; an area is known by its code, else its name."""
    left, right = ({row["omraade"] or row["navn"]: row for row in rows} for rows in (left, right))
    lines = [f"{area}: only on the left" for area in left.keys() - right.keys()]
    lines += [f"{area}: only on the right" for area in right.keys() - left.keys()]
    for area in sorted(left.keys() & right.keys()):
        for key in ["adresser", *FIGURES, "mobil"]:
            a, b = left[area].get(key), right[area].get(key)
            if a != b:
                lines.append(f"{area} ({left[area]['navn']}) {key}: {a} against {b}")
    return lines[:most] + ([f"… and {len(lines) - most} more"] if len(lines) > most else [])
