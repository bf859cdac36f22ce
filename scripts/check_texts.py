#!/usr/bin/env python3
"""Holds the words of the pages together: Web/texts/da.json and en.json, the templates, and the Swift that names them.

    check_texts.py [ROOT]

Exits 1 when a text is missing in a language, is used and not there, is there and not used, has other placeholders in
the other language, or when a page has words of its own instead of a text.
"""

import json
import pathlib
import re
import sys

HOLE = "\0"
WORD = r"[A-Za-zÆØÅæøå]{2,}"
# What takes the key of a text as its first argument; `plural` takes the one with `One` behind it too.
CALLS = re.compile(r"\b(?:words|texts|text|t|plural|words\.plural)\(\s*$")
PLURAL = re.compile(r"\bplural\(\s*$")
# What is no sentence of a page: the product's name, and the reason phrases of HTTP.
NAMES = {"Det digitale landkort", "See other", "Not modified"}


def literals(source):
    """String literals of Swift with what stands before them, interpolations as holes; those within come too."""
    found, at = [], 0
    while at < len(source):
        if source.startswith("//", at):
            at = source.find("\n", at) if "\n" in source[at:] else len(source)
        elif source[at] == '"':
            at = literal(source, at, found)
        else:
            at += 1
    return found


def literal(source, start, found):
    mark = '"""' if source.startswith('"""', start) else '"'
    at, text = start + len(mark), ""
    while at < len(source) and not source.startswith(mark, at):
        if source.startswith("\\(", at):
            text += HOLE
            at = interpolation(source, at + 2, found)
        elif source[at] == "\\":
            text += source[at + 1:at + 2]
            at += 2
        else:
            text += source[at]
            at += 1
    found.append((text, source[max(0, start - 60):start]))
    return at + len(mark)


def interpolation(source, at, found):
    depth = 1
    while at < len(source) and depth:
        if source[at] == '"':
            at = literal(source, at, found)
            continue
        depth += {"(": 1, ")": -1}.get(source[at], 0)
        at += 1
    return at


def without_bilingual(source):
    """Leaves out `Bilingual(…)`, which has both languages by its own making."""
    while (start := source.find("Bilingual(")) >= 0:
        source = source[:start] + source[interpolation(source, start + len("Bilingual("), []):]
    return source


class Page:
    """What a template or a Swift file says of texts."""

    def __init__(self, path, root):
        self.name = str(path.relative_to(root))
        self.source = path.read_text()

    def say(self, message):
        return f"{self.name}: {message}"


def texts_of(root, found):
    texts = {lang: json.loads((root / f"Web/texts/{lang}.json").read_text()) for lang in ("da", "en")}
    for lang, other in (("da", "en"), ("en", "da")):
        found += [f"{key}: there is no text in {other}" for key in texts[lang] if key not in texts[other]]
        found += [f"{key}: the text in {lang} is empty" for key, text in texts[lang].items() if not text.strip()]
    for key in texts["da"].keys() & texts["en"].keys():
        holes = [set(re.findall(r"\{(\w+)\}", texts[lang][key])) for lang in ("da", "en")]
        if holes[0] != holes[1]:
            found.append(f"{key}: the placeholders differ: {sorted(holes[0] ^ holes[1])}")
    return texts["da"].keys() | texts["en"].keys()


def check_template(page, keys, used, found):
    for key in re.findall(r"\{\{[{#^&]?\s*t\.(\w+)", page.source):
        used.add(key)
        if key not in keys:
            found.append(page.say(f"there is no text {key}"))
    plain = re.sub(r"<code>.*?</code>", "", re.sub(r"\{\{\{?.*?\}?\}\}", HOLE, page.source), flags=re.DOTALL)
    shown = re.findall(r">([^<]*)", plain) + re.findall(r'\b(?:title|alt|placeholder|aria-label)="([^"]*)"', plain)
    for word in sorted({word for text in shown for word in re.findall(WORD, text)}):
        found.append(page.say(f"the word «{word}» is no text of Web/texts"))


def check_swift(page, keys, used, found):
    said = literals(page.source)
    plain = {text for text, _ in said if HOLE not in text}
    used |= plain & keys
    for text, before in said:
        if not CALLS.search(before) or not re.fullmatch(r"[a-z]\w*", text):
            continue
        # What else is called `text` takes the names of fields, which have no capital.
        if text not in keys and re.search("[A-Z]", text):
            found.append(page.say(f"there is no text {text}"))
        if text in keys and PLURAL.search(before) and text + "One" not in keys:
            found.append(page.say(f"there is no text {text}One"))
    for text, _ in literals(without_bilingual(page.source)):
        words = re.sub(r"<[^>]*>", "", text.replace(HOLE, " "))
        is_said = re.search(r"[æøåÆØÅ]\w|\w[æøåÆØÅ]", words) or re.search(rf"^\s*[A-ZÆØÅ][a-zæøå]+ {WORD}", words)
        if is_said and text not in NAMES:
            found.append(page.say(f"the words «{text.replace(HOLE, '…')}» are no text of Web/texts"))
    return said


def check_script(page, found):
    for words in re.findall(r"[\"'`]([^\"'`\n]*)[\"'`]", re.sub(r"//.*", "", page.source)):
        if re.search(rf"[æøåÆØÅ]|^[A-Z][a-z]+ {WORD}", words):
            found.append(page.say(f"the words «{words}» are no text of Web/texts"))


def made(said):
    """What keys are made as: of a literal with holes, as a pattern; of a word and an ending behind it."""
    patterns, endings = set(), {"One"}
    for text, before in said:
        if re.fullmatch(rf"[a-z]\w{{3,}}(?:{HOLE}\w*)+", text):
            patterns.add(text.replace(HOLE, r"\w+"))
        if re.fullmatch(rf"{HOLE}[A-Z]\w+", text):
            endings.add(text[1:])
        if re.fullmatch(r"[A-Z]\w+", text) and re.search(r"\+\s*(?:\([^()]*[?:]\s*)?$", before):
            endings.add(text)
    return [re.compile(one) for one in patterns], endings


def is_made(key, patterns, endings, words):
    """Whether a key is a word of the program, is made of a pattern, or is either of them with an ending."""
    if key in words or any(one.fullmatch(key) for one in patterns):
        return True
    return any(is_made(key.removesuffix(end), patterns, endings, words) for end in endings if key.endswith(end))


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    found, used, said = [], set(), []
    keys = texts_of(root, found)
    for path in sorted(root.glob("Web/templates/*.mustache")):
        check_template(Page(path, root), keys, used, found)
    for path in sorted(root.glob("Sources/LandkortWeb/**/*.swift")):
        said += check_swift(Page(path, root), keys, used, found)
    for path in sorted(root.glob("Web/*.js")):
        check_script(Page(path, root), found)
    words = {text for text, _ in said}
    for path in root.glob("Sources/LandkortCore/**/*.swift"):
        # A technology's code is a text's key.
        words |= {text for text, _ in literals(path.read_text())}
    patterns, endings = made(said)
    for key in sorted(keys - used):
        if not is_made(key, patterns, endings, words):
            found.append(f"{key}: the text is used nowhere")
    print("\n".join(found) if found else f"texts: {len(keys)} in both languages, all used")
    sys.exit(1 if found else 0)


main()
