"""A register of 2.6 million address points: its declaration, its rows, and a store that holds them."""
import csv
import os
import pathlib
import subprocess
import sys

from programs import HERE, ROOT, execute, remove

REGISTER = "adressepunkt"
SCHEMA = """\
id: urn:eksempel:adressepunkt
name: adressepunkt
title: Adressepunkter
description: Adgangsadresser som et register.
version: "1.0"
status: draft
imports: [linkml:types, ../faelles/objekt]
classes:
  Adressepunkt:
    description: En adgangsadresse.
    mixins: [Objekt]
    annotations: {geometri: Point, skriv: tovholder, liste: "vejnavn, husnr, postnr"}
    attributes:
      vejnavn: {title: Vej, description: Vejens navn., required: true}
      husnr: {title: Husnummer, description: Nummer med bogstav., required: true}
      postnr: {title: Postnummer, description: Fire cifre., pattern: "^[0-9]{4}$"}
      kommunekode: {title: Kommune, description: Kommunens fire cifre., pattern: "^[0-9]{4}$"}
      download: {title: Download, description: "Højeste hastighed, Mbit/s.", range: float}
"""
LANDKORT = pathlib.Path(os.environ.get("LANDKORT_BINARY", ROOT / ".build/release/landkort"))


def campaign(work, rows):
    """A synthetic campaign with the addresses municipality by municipality, as registers come."""
    path = work / f"adresser-{rows}.csv"
    if not path.exists():
        part = path.with_suffix(".part")
        subprocess.run([sys.executable, HERE / "generate_campaign.py", part, "--rows", str(rows), "--order", "kommune"],
                       check=True)
        part.rename(path)
    return path


def codes():
    with open(HERE / "municipalities.csv", encoding="utf-8") as table:
        return {row["navn"]: row["kode"] for row in csv.DictReader(table, delimiter=";")}


def write_rows(source, target):
    """The campaign's addresses as rows of the register; the same bytes for the same campaign."""
    code = codes()
    with open(source, encoding="utf-8", newline="") as addresses, open(target, "w", encoding="utf-8") as out:
        rows = csv.reader(addresses, delimiter=";")
        next(rows)
        out.write("vejnavn,husnr,postnr,kommunekode,download,x,y\n")
        out.writelines(
            f"{row[1]},{row[2]},{row[3]},{code[row[4]]},{row[9] or row[15] or ''},"
            f"{float(row[5].replace(',', '.')):.2f},{float(row[6].replace(',', '.')):.2f}\n" for row in rows)


def store(work, rows):
    """A store with the register, imported as users do; made once for a number of rows."""
    path = work / f"adressepunkter-{rows}.gpkg"
    if path.exists():
        return path
    source, table, part = campaign(work, rows), work / "raekker.csv", work / "laves.gpkg"
    write_rows(source, table)
    for made in (path, part):
        remove(made.parent / f"{made.stem}.")
        declared = made.with_suffix(".registre")
        declared.mkdir()
        (declared / f"{REGISTER}.yaml").write_text(SCHEMA, encoding="utf-8")
    execute([LANDKORT, "demo", "--store", part])
    execute([LANDKORT, "import", REGISTER, table, "--store", part])
    table.unlink()
    part.rename(path)
    remove(part.parent / f"{part.stem}.")
    return path
