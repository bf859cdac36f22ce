#!/usr/bin/env python3
"""Adds up the test reports of a run and ends with one line: `N passed, N failed`.

    count_tests.py FOLDER STATUS

FOLDER holds JUnit reports (*.xml) of Swift Testing, XCTest and pytest; STATUS is 0 when every runner said that all
went well. A runner that failed without a failed test (a crash, say) counts as one failure. Skipped tests are listed,
not counted. What a failed test said comes last, before the line: where only the end of a long output is kept, it is
what is needed. Exits 1 when anything failed or nothing ran.
"""

import pathlib
import sys
import xml.etree.ElementTree as xml

MOST_LINES = 12
MOST_CHARACTERS = 600

def cases(folder):
    for report in sorted(pathlib.Path(folder).glob("*.xml")):
        try:
            yield from xml.parse(report).getroot().iter("testcase")
        except xml.ParseError as problem:
            print(f"{report}: {problem}")


def name(case):
    return f"{case.get('classname', '')} {case.get('name', '')}".strip()


def reasons(case):
    """The last lines of what it said, where the report says it at all."""
    for child in case:
        if child.tag in ("failure", "error"):
            said = "\n".join(text for text in (child.get("message"), child.text) if text and text.strip())
            yield from said.splitlines()[-MOST_LINES:]


def main():
    folder, status = sys.argv[1:]
    passed, failed, skipped = [], [], []
    for case in cases(folder):
        kinds = {child.tag for child in case}
        group = failed if kinds & {"failure", "error"} else skipped if "skipped" in kinds else passed
        group.append(case)
    for case in skipped:
        print(f"  skipped: {name(case)}")
    for case in failed:
        print(f"  failed: {name(case)}")
        for line in reasons(case):
            print(f"    {line[:MOST_CHARACTERS]}")
    failures = max(len(failed), int(status != "0"))
    if not failed and failures:
        print("  a test runner ended badly without naming a test; see its output above")
    print(f"{len(passed)} passed, {failures} failed")
    sys.exit(0 if passed and not failures else 1)


main()
