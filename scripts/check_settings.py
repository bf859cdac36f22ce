#!/usr/bin/env python3
"""Reads `swift package dump-package` and reports every Swift target that lacks one of the strict settings.

Warnings as errors and the three upcoming features are what holds the import rule at compile time; a target added
without them would be built, but not held to it.
"""

import json
import sys

STRICT = {
    ("treatAllWarnings", "error"),
    ("enableUpcomingFeature", "ExistentialAny"),
    ("enableUpcomingFeature", "InternalImportsByDefault"),
    ("enableUpcomingFeature", "MemberImportVisibility"),
}
KINDS = {"regular", "executable", "test"}


def settings(target):
    return {(kind, value.get("_0")) for setting in target.get("settings", []) for kind, value in setting["kind"].items()}


def main():
    found = []
    for target in json.load(sys.stdin)["targets"]:
        if target["type"] in KINDS and (lacking := STRICT - settings(target)):
            found.append(f"Package.swift: {target['name']} lacks {', '.join(sorted(' '.join(pair) for pair in lacking))}")
    print("\n".join(found) if found else "settings: strict in every target")
    sys.exit(1 if found else 0)


main()
