#!/usr/bin/env python3
"""Adds up the test reports of a run and ends with one line: `N passed, N failed`.

    count_tests.py FOLDER STATUS

FOLDER holds JUnit reports (*.xml) of Swift Testing, XCTest and pytest; STATUS is 0 when every runner said that all
went well. A runner that failed without a failed test (a crash, say) counts as one failure. Skipped tests are listed,
not counted. Exits 1 when anything failed or nothing ran.
"""

import pathlib
import sys
import xml.etree.ElementTree as xml


def cases(folder):
    for report in sorted(pathlib.Path(folder).glob("*.xml")):
        try:
            yield from xml.parse(report).getroot().iter("testcase")
        except xml.ParseError as problem:
            print(f"{report}: {problem}")


def name(case):
    return f"{case.get('classname', '')} {case.get('name', '')}".strip()


def main():
    folder, status = sys.argv[1:]
    passed, failed, skipped = [], [], []
    for case in cases(folder):
        kinds = {child.tag for child in case}
        group = failed if kinds & {"failure", "error"} else skipped if "skipped" in kinds else passed
        group.append(name(case))
    for title, group in (("skipped", skipped), ("failed", failed)):
        for entry in group:
            print(f"  {title}: {entry}")
    failures = max(len(failed), int(status != "0"))
    if not failed and failures:
        print("  a test runner ended badly without naming a test; see its output above")
    print(f"{len(passed)} passed, {failures} failed")
    sys.exit(0 if passed and not failures else 1)


main()
