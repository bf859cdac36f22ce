#!/usr/bin/env python3
"""Follows every relative link in the Markdown files of the project, anchors included.

    check_links.py [ROOT]

Exits 1 when a link leads nowhere, or when a page under docs/ is linked from no other page.
"""

import pathlib
import re
import sys

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
PLACES = ("*.md", "docs/**/*.md", "Registers/**/*.md")


def text_of(page):
    return FENCE.sub("", page.read_text())


def anchors(page):
    """Headings as GitHub and GitLab make anchors of them."""
    titles = re.findall(r"^#+\s+(.*)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower().replace("`", "")).strip().replace(" ", "-") for title in titles}


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    pages = sorted({page for place in PLACES for page in root.glob(place)})
    found, reached = [], set()
    for page in pages:
        for link in LINK.findall(text_of(page)):
            if re.match(r"[a-z]+:", link):
                continue
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            if not target.exists():
                found.append(f"{page.relative_to(root)}: {link} leads nowhere")
            elif anchor and target.suffix == ".md" and anchor not in anchors(target):
                found.append(f"{page.relative_to(root)}: {link}: no such heading")
            if target != page:
                reached.add(target)
    lost = [page for page in pages if (root / "docs") in page.parents and page not in reached]
    found += [f"{page.relative_to(root)}: no other page links to it" for page in lost]
    print("\n".join(found) if found else f"links: {len(pages)} pages, all lead somewhere")
    sys.exit(1 if found else 0)


main()
