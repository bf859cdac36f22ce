#!/usr/bin/env bash
# Everything that must hold before a change is looked at. All checks run; the end names those that failed.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/checks.sh
. scripts/checks.sh

failed=()
run() {
    local title=$1
    shift
    say "Checking $title"
    "$@" || failed+=("$title")
}

scripts/setup.sh
run "that the checks can fail" scripts/check_selftest.sh
run "formatting" check_format .
run "imports" check_imports .
run "the strict settings" check_settings .
run "the links of the documentation" check_links .
run "the words of the pages" check_texts .
run "publiccode.yml" check_publiccode .
run "the scripts" check_scripts .
run "a build in which a warning is an error" swift build --build-tests
run "the third-party notices" check_notices .

if [ "${#failed[@]}" -gt 0 ]; then
    printf '\nThese checks failed:\n' >&2
    printf '    %s\n' "${failed[@]}" >&2
    exit 1
fi
say "All checks passed"
