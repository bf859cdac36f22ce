# The checks that look at a tree without building it. Each takes the tree's root and returns 1 when it finds something.
# shellcheck shell=bash

swift_files() {
    local root=$1 place
    for place in Package.swift Sources Tests Plugins Benchmarks; do
        [ -e "$root/$place" ] || continue
        find "$root/$place" -name '.build*' -prune -o -name '*.swift' -type f -print0
    done
}

# The rules themselves are part of the check: without .swift-format, or with a rule switched off, it fails.
check_format() {
    local root=$1
    python3 - "$root/.swift-format" <<'PYTHON' || return 1
import json, sys
rules = json.load(open(sys.argv[1]))
wanted = rules.get("rules", {}).get("AllPublicDeclarationsHaveDocumentation") is True and rules.get("lineLength") == 120
sys.exit(0 if wanted else f"{sys.argv[1]}: documented public declarations and 120 columns must stay on")
PYTHON
    if swift_files "$root" | xargs -0 -r grep -ln 'swift-format-ignore-file'; then
        echo "the files above switch the formatter off for themselves"
        return 1
    fi
    swift_files "$root" | xargs -0 -r swift format lint --strict --parallel --configuration "$root/.swift-format"
}

check_imports() { python3 scripts/check_imports.py "$1"; }

check_links() { python3 scripts/check_links.py "$1"; }

check_texts() { python3 scripts/check_texts.py "$1"; }

check_publiccode() { .venv/bin/python scripts/check_publiccode.py "$1"; }

check_settings() { swift package dump-package --package-path "$1" | python3 scripts/check_settings.py; }

# Every package that is fetched has a line in the notices.
check_notices() {
    local root=$1
    [ -e "$root/Package.resolved" ] || return 0
    python3 - "$root" <<'PYTHON'
import json, pathlib, sys
root = pathlib.Path(sys.argv[1])
pins = json.loads((root / "Package.resolved").read_text())["pins"]
notices = (root / "THIRD-PARTY-NOTICES.md").read_text().lower()
absent = [pin["identity"] for pin in pins if f"`{pin['identity']}`" not in notices]
sys.exit(f"THIRD-PARTY-NOTICES.md does not name: {', '.join(absent)}" if absent else 0)
PYTHON
}

check_scripts() {
    command -v shellcheck >/dev/null || { echo "shellcheck is not here; skipped"; return 0; }
    (
        cd "$1" || exit
        shopt -s nullglob
        scripts=(scripts/*.sh .ci/[r]un Benchmarks/[r]un Benchmarks/*.sh)
        shellcheck -x "${scripts[@]}"
    )
}
