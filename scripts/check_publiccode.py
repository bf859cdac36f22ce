#!/usr/bin/env python3
"""Checks publiccode.yml against the rules of the publiccode.yml standard 0.4 that apply to this project.

    check_publiccode.py [ROOT]

The standard's own validator is a Go program that Debian does not package, so its rules are written out here:
required keys, enumerated values, lengths, and the licence as in LICENSE. Exits 1 when a rule is broken.
"""

import pathlib
import re
import sys

import yaml

REQUIRED = ("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description",
            "legal", "maintenance", "localisation")
STATUS = {"concept", "development", "beta", "stable", "obsolete"}
TYPES = {"standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web", "standalone/backend",
         "standalone/other", "addon", "library", "configurationFiles"}
MAINTENANCE = {"internal": "contacts", "community": "contacts", "contract": "contractors", "none": None}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
LANGUAGES = {"da", "en"}


def description_problems(language, text):
    short, long = text.get("shortDescription", ""), text.get("longDescription", "")
    if not LANGUAGE.fullmatch(language):
        yield f"description/{language}: not a language tag"
    if not 1 <= len(short) <= 150:
        yield f"description/{language}/shortDescription: {len(short)} characters, 1 to 150 allowed"
    if not 150 <= len(long) <= 10_000:
        yield f"description/{language}/longDescription: {len(long)} characters, 150 to 10000 allowed"
    if not text.get("features"):
        yield f"description/{language}/features: missing"
    for feature in text.get("features", []):
        if len(feature) > 100:
            yield f"description/{language}/features: over 100 characters: {feature}"


def value_problems(file):
    if file["publiccodeYmlVersion"] != "0.4":
        yield "publiccodeYmlVersion: must be the text 0.4"
    if not re.match(r"https?://[^/\s]+/\S+", file["url"]):
        yield "url: not an address"
    if file["developmentStatus"] not in STATUS:
        yield "developmentStatus: unknown value"
    if file["softwareType"] not in TYPES:
        yield "softwareType: unknown value"
    if LANGUAGES - set(file["description"]):
        yield f"description: lacks {LANGUAGES - set(file['description'])}"
    if file["legal"].get("license") != "EUPL-1.2":
        yield "legal/license: must be EUPL-1.2, as LICENSE is"
    localisation = file["localisation"]
    if not isinstance(localisation.get("localisationReady"), bool) or not localisation.get("availableLanguages"):
        yield "localisation: localisationReady (true or false) and availableLanguages are required"


def maintenance_problems(maintenance):
    if maintenance.get("type") not in MAINTENANCE:
        yield "maintenance/type: unknown value"
        return
    people = MAINTENANCE[maintenance["type"]]
    if people and not all(entry.get("name") for entry in maintenance.get(people) or [{}]):
        yield f"maintenance/{people}: at least one, with a name"


def problems(root):
    file = yaml.safe_load((root / "publiccode.yml").read_text())
    missing = [key for key in REQUIRED if not file.get(key)]
    if missing:
        yield f"missing: {', '.join(missing)}"
        return
    yield from value_problems(file)
    for language, text in file["description"].items():
        yield from description_problems(language, text)
    yield from maintenance_problems(file["maintenance"])


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    found = [f"publiccode.yml: {problem}" for problem in problems(root)]
    print("\n".join(found) if found else "publiccode.yml: as the standard says")
    sys.exit(1 if found else 0)


main()
