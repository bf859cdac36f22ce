"""Renders the page templates with the made-up contexts beside this file.

The samples are the contexts' shapes. A leaf that is an object with one of these keys stands for a string, so that one
sample serves both languages: `$n` a number, `$p` a percentage, `$d` a signed number, `$da`/`$en` a text,
`$t` a key of `Web/texts` with its placeholders filled, `$rows` rows written with `rows/<name>.mustache`, `$json` JSON.
"""

import io
import json
import re
from contextlib import redirect_stderr
from pathlib import Path

import chevron

HERE = Path(__file__).parent
WEB = HERE.parents[2] / "Web"
PAGES = [p.stem for p in sorted(HERE.glob("*.json")) if p.stem != "layout"]


def texts(lang):
    return json.loads((WEB / "texts" / f"{lang}.json").read_text())


def number(value, lang, decimals=0):
    text = f"{value:,.{decimals}f}"
    return text if lang == "en" else text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def decimals_of(value):
    return 0 if value == int(value) else 1 if round(value, 1) == value else 2


def resolved(value, lang):
    if isinstance(value, list):
        return [resolved(v, lang) for v in value]
    if not isinstance(value, dict):
        return value
    if "$n" in value:
        return number(value["$n"], lang, decimals_of(value["$n"]))
    if "$p" in value:
        return number(value["$p"], lang, value.get("decimals", 1)) + (" %" if lang == "da" else "%")
    if "$d" in value:
        sign = "+" if value["$d"] > 0 else "−" if value["$d"] < 0 else "±"
        return sign + number(abs(value["$d"]), lang, value.get("decimals", decimals_of(value["$d"])))
    if "$da" in value:
        return value["$" + lang]
    if "$json" in value:
        return json.dumps(value["$json"])
    if "$rows" in value:
        template = (HERE / "rows" / f"{value['$rows']}.mustache").read_text()
        return "".join(chevron.render(template, resolved(row, lang)) for row in value["of"])
    if "$t" in value:
        text = texts(lang)[value["$t"]]
        for name, part in value.items():
            if name != "$t":
                text = text.replace("{" + name + "}", str(resolved(part, lang)))
        left = re.search(r"{\w+}", text)
        assert not left, f"{value['$t']}: {left[0]} is not filled"
        return text
    return {name: resolved(part, lang) for name, part in value.items()}


def unsafe(value, above=frozenset()):
    """Keys that are null where an outer level has a value: swift-mustache would show the outer one."""
    if isinstance(value, list):
        return set().union(*(unsafe(v, above) for v in value))
    if not isinstance(value, dict):
        return set()
    given = above | {k for k, v in value.items() if v is not None}
    return {k for k, v in value.items() if v is None and k in above}.union(*(unsafe(v, given) for v in value.values()))


def context(name, lang):
    sample = resolved(json.loads((HERE / f"{name}.json").read_text()), lang)
    assert not unsafe(sample), f"{name}: {unsafe(sample)} would be taken from an outer level"
    return sample | {"t": texts(lang), "lang": lang}


def rendered(name, data):
    template = (WEB / "templates" / f"{name}.mustache").read_text()
    complaints = io.StringIO()
    with redirect_stderr(complaints):
        html = chevron.render(template, data, partials_path=str(WEB / "templates"), warn=True)
    unknown = sorted(set(re.findall(r"Could not find key '([^']*)'", complaints.getvalue())))
    assert not unknown, f"{name}: the sample lacks {unknown}"
    return html


def page(name, lang):
    own = context(name, lang)
    template = name.split("-")[0]
    frame = context("layout", lang)
    frame |= own.pop("frame", {})
    for language in frame["languages"]:
        language["url"] = f"?lang={language['code']}"
        language["current"] = language["code"] == lang
    frame["body"] = rendered(template, own)
    return rendered("layout", frame)
