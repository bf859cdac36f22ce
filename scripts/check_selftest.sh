#!/usr/bin/env bash
# Proves that each check can fail: a small good tree passes, and one fault at a time makes its own check say no.
# shellcheck disable=SC2016  # dollars and backticks below are text to be written
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/checks.sh
. scripts/checks.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/tree
wrong=0

fresh() {
    rm -rf "$tree"
    mkdir -p "$tree"/{Sources/A,Sources/B,Sources/LandkortWeb,Web/texts,Web/templates,docs/explanation,scripts,.ci}
    cp .swift-format publiccode.yml "$tree/"
    cat >"$tree/docs/explanation/arkitektur.md" <<'END'
<!-- import table -->

| mappe | må importere | ejer alene |
|---|---|---|
| `Sources/A` | `Foundation` | `Yams` (én fil) |
| `Sources/B` | `A` | |
| `Sources/LandkortWeb` | | |
END
    printf '# A\n\n[the table](docs/explanation/arkitektur.md)\n' >"$tree/README.md"
    printf '/// One.\npublic let one = 1\n' >"$tree/Sources/A/One.swift"
    printf 'import A\n\nlet two = one + 1\n' >"$tree/Sources/B/Two.swift"
    printf '#!/bin/bash\necho fine\n' >"$tree/scripts/fine.sh"
    printf '{"hi": "Hej {navn}", "hits": "{n} fund", "hitsOne": "{n} fund", "kindA": "A"}' >"$tree/Web/texts/da.json"
    printf '{"hi": "Hello {navn}", "hits": "{n} hits", "hitsOne": "{n} hit", "kindA": "A"}' >"$tree/Web/texts/en.json"
    printf '<h1 title="{{t.hi}}">{{t.hi}} {{#a}}{{b}}{{/a}}</h1>\n' >"$tree/Web/templates/a.mustache"
    printf 'let a = words.plural("hits", 2) + words("kind\\(a)")\n' >"$tree/Sources/LandkortWeb/Page.swift"
    cat >"$tree/Package.swift" <<'END'
// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]
let package = Package(name: "tree", targets: [.target(name: "A", swiftSettings: strict)])
END
}

passes() { # passes CHECK
    "$1" "$tree" >"$work/said" 2>&1 || { wrong=1; echo "$1 refuses a good tree:"; cat "$work/said"; }
}

refuses() { # refuses CHECK WORD FAULT: the check must fail, and say the word
    if "$1" "$tree" >"$work/said" 2>&1; then
        wrong=1
        echo "$1 does not notice: $3"
    elif ! grep -q -- "$2" "$work/said"; then
        wrong=1
        echo "$1 fails at «$3» without naming $2:"
        cat "$work/said"
    fi
    fresh
}

fresh
for check in check_format check_imports check_links check_publiccode check_scripts check_settings check_texts; do passes "$check"; done

printf 'let   a=1\n' >"$tree/Sources/A/One.swift"
refuses check_format Spacing "wrong spacing"
printf 'public let bare = 1\n' >"$tree/Sources/A/One.swift"
refuses check_format AllPublicDeclarationsHaveDocumentation "a public declaration without documentation"
sed -i 's/"AllPublicDeclarationsHaveDocumentation": true/"AllPublicDeclarationsHaveDocumentation": false/' "$tree/.swift-format"
refuses check_format "must stay on" "a rule switched off"
printf '// swift-format-ignore-file\nlet   a=1\n' >"$tree/Sources/A/One.swift"
refuses check_format "switch the formatter off" "a file that ignores the formatter"

for line in 'import B' '@testable import B' 'public import B' 'import struct B.Two' '@preconcurrency internal import B' \
    '/* a */ import B' 'let x = 1; import B'; do
    printf '%s\n' "$line" >"$tree/Sources/A/One.swift"
    refuses check_imports "may not import B" "$line"
done
printf '// import B\n/* import B */\nlet text = """\n    import B\n    """\n' >"$tree/Sources/A/One.swift"
passes check_imports
printf '@_exported import Foundation\n' >"$tree/Sources/A/One.swift"
refuses check_imports _exported "an exported import"
printf 'import Yams\n' | tee "$tree/Sources/A/One.swift" >"$tree/Sources/A/Three.swift"
refuses check_imports "one file only" "Yams in two files"
printf 'import Yams\n' >"$tree/Sources/B/Two.swift"
refuses check_imports "may not import Yams" "Yams outside its owner"
mkdir "$tree/Sources/C" && printf 'let c = 1\n' >"$tree/Sources/C/C.swift"
refuses check_imports "has no row" "a folder without a row"
sed -i 's/| `A` | |/| `A` | `Yams` |/' "$tree/docs/explanation/arkitektur.md"
refuses check_imports "more than one owner" "two owners of one module"
rm "$tree/docs/explanation/arkitektur.md" && : >"$tree/docs/explanation/arkitektur.md"
refuses check_imports "no import table" "a table that is gone"

sed -i 's/swiftSettings: strict/swiftSettings: []/' "$tree/Package.swift"
refuses check_settings "lacks" "a target without the strict settings"
printf '[gone](docs/gone.md)\n' >>"$tree/README.md"
refuses check_links "leads nowhere" "a dead link"
printf '[gone](docs/explanation/arkitektur.md#gone)\n' >>"$tree/README.md"
refuses check_links "no such heading" "a dead anchor"
printf 'alone\n' >"$tree/docs/alone.md"
refuses check_links "no other page" "a page nobody links to"
page=Sources/LandkortWeb/Page.swift
sed -i 's/"hi": "Hello {navn}", //' "$tree/Web/texts/en.json"
refuses check_texts "hi: there is no text in en" "a text in one language only"
sed -i 's/Hello {navn}/Hello {name}/' "$tree/Web/texts/en.json"
refuses check_texts "placeholders differ" "another placeholder in the other language"
sed -i 's/Hello {navn}//' "$tree/Web/texts/en.json"
refuses check_texts "the text in en is empty" "an empty text"
sed -i 's/{"hi"/{"more": "Mere", "hi"/' "$tree"/Web/texts/*.json
refuses check_texts "more: the text is used nowhere" "a text that nobody uses"
sed -i 's/, "hitsOne": "[^"]*"//' "$tree"/Web/texts/*.json
refuses check_texts "no text hitsOne" "a plural without its singular"
printf '<p>{{t.gone}}</p>\n' >>"$tree/Web/templates/a.mustache"
refuses check_texts "no text gone" "a template's text that is not there"
printf 'let b = words("goneToo")\n' >>"$tree/$page"
refuses check_texts "no text goneToo" "a text of Swift that is not there"
for line in '<p>Find din kommune</p>' '<img alt="Kort">' '<p>{{t.hi}} og</p>'; do
    printf '%s\n' "$line" >>"$tree/Web/templates/a.mustache"
    refuses check_texts "is no text of Web/texts" "$line"
done
for line in 'let b = "Find din kommune"' 'let b = "søg"' 'let b = "<p>Your town \(name)</p>"'; do
    printf '%s\n' "$line" >>"$tree/$page"
    refuses check_texts "are no text of Web/texts" "$line"
done
printf 'let b = Bilingual(da: "Søg her (\(x("a")))", en: "Search here")\n// Søg her "nu"\n' >>"$tree/$page"
passes check_texts
fresh
sed -i 's/^legal:/lawful:/' "$tree/publiccode.yml"
refuses check_publiccode legal "publiccode.yml without a licence"
printf '{"pins": [{"identity": "unheard-of"}]}' >"$tree/Package.resolved" && : >"$tree/THIRD-PARTY-NOTICES.md"
refuses check_notices unheard-of "a package without a notice"
if command -v shellcheck >/dev/null; then
    printf '#!/bin/bash\nrm $1\n' >"$tree/scripts/fine.sh"
    refuses check_scripts SC2086 "an unquoted variable"
fi

[ "$wrong" = 0 ] && echo "every check refuses what it should"
exit "$wrong"
