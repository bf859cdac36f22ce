#!/usr/bin/env python3
"""Compares what every target imports with the table in docs/explanation/arkitektur.md.

    check_imports.py [ROOT]

The table is the one place where the rule is written: a row per folder under Sources, Tests or Plugins, with the
modules it may import and the third-party modules that it alone owns ("(én fil)" after a module: from one file only).
Reports every import that the table does not allow, every folder without a row, and every row without meaning.
Exits 1 when it found anything.
"""

import pathlib
import re
import sys

TABLE = "docs/explanation/arkitektur.md"
MARK = "<!-- import table -->"
PLACES = ("Sources", "Tests", "Plugins")

IMPORT = re.compile(
    r"^\s*(?:(?P<marks>(?:@\w+(?:\([^)]*\))?\s+)*)(?:(?:public|package|internal|fileprivate|private)\s+)?)"
    r"import\s+(?:(?:typealias|struct|class|enum|protocol|let|var|func)\s+)?(?P<module>\w+)"
)
MODULE = re.compile(r"`(\w+)`(\s*\(én fil\))?")


class Row:
    def __init__(self, cells):
        self.folder = cells[0].strip().strip("`")
        allowed = MODULE.findall(cells[1])
        owned = MODULE.findall(cells[2])
        self.allowed = {module for module, _ in allowed + owned}
        self.owned = {module for module, _ in owned}
        self.once = {module for module, mark in allowed + owned if mark}


def table(root):
    lines = iter((root / TABLE).read_text().splitlines())
    for line in lines:
        if line.strip() == MARK:
            break
    rows = []
    for line in lines:
        if line.startswith("|"):
            cells = line.strip("|").split("|")
            if len(cells) >= 3 and "`" in cells[0]:
                rows.append(Row(cells))
        elif rows and not line.startswith("|"):
            break
    return {row.folder: row for row in rows}


def code_lines(text):
    """Numbered lines without comments and string literals, which may hold anything."""
    blank = lambda match: re.sub(r"[^\n]", " ", match.group())
    pattern = r'(#*)"""[\s\S]*?"""\1|(#*)"(?:\\.|[^"\\\n])*"\2|//[^\n]*|/\*(?:[^*/]|\*(?!/)|/(?!\*)|/\*[\s\S]*?\*/)*\*/'
    bare = re.sub(pattern, blank, text)
    for number, line in enumerate(bare.splitlines(), 1):
        for statement in line.split(";"):
            yield number, statement


def imports(path):
    for number, line in code_lines(path.read_text()):
        if found := IMPORT.match(line):
            yield number, found["module"], "@_exported" in (found["marks"] or "")


def folders(root):
    for place in PLACES:
        if (root / place).is_dir():
            for folder in sorted((root / place).iterdir()):
                if folder.is_dir() and any(folder.rglob("*.swift")):
                    yield f"{place}/{folder.name}", folder


def folder_problems(root, name, folder, row):
    files_of = {}
    for path in sorted(folder.rglob("*.swift")):
        for number, module, exported in imports(path):
            where = f"{path.relative_to(root)}:{number}"
            files_of.setdefault(module, set()).add(path)
            if exported:
                yield f"{where}: @_exported hides an import from this check"
            if module not in row.allowed:
                yield f"{where}: {name} may not import {module}"
    for module in sorted(row.once):
        if len(files_of.get(module, ())) > 1:
            names = ", ".join(str(path.relative_to(root)) for path in sorted(files_of[module]))
            yield f"{name}: {module} may be imported by one file only, not by {names}"


def problems(root):
    rows = table(root)
    if not rows:
        yield f"{TABLE}: no import table found after {MARK}"
        return
    owners = {}
    for row in rows.values():
        for module in row.owned:
            owners.setdefault(module, []).append(row.folder)
    for module, names in owners.items():
        if len(names) > 1:
            yield f"{TABLE}: {module} has more than one owner: {', '.join(names)}"
    for name, folder in folders(root):
        if name in rows:
            yield from folder_problems(root, name, folder, rows[name])
        else:
            yield f"{TABLE}: {name} has no row"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    found = list(problems(root))
    print("\n".join(found) if found else "imports: as the table says")
    sys.exit(1 if found else 0)


main()
