#!/usr/bin/env bash
# Runs every test; the last line is the total. Output of both runners is kept in .build-test/.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

reports=.build-test
rm -rf "$reports"
mkdir -p "$reports"
status=0

scripts/setup.sh
say "Building the program and its tests"
swift build --build-tests || { echo "  the build failed; see above"; echo "0 passed, 1 failed"; exit 1; }
LANDKORT_BINARY=$(swift build --show-bin-path)/landkort
export LANDKORT_BINARY

say "Running the Swift tests"
# Without a limit all tests begin at once and hold hundreds of stores open: some 9 GB.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=${SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH:-16}
swift test --skip-build --parallel --xunit-output "$reports/swift.xml" 2>&1 | tee "$reports/swift.log" || status=1

if compgen -G 'Tests/Browser/test_*.py' >/dev/null; then
    # People run the optimised program, and what builds for the tests does not always build for them.
    say "Building the program as it is run"
    swift build -c release --product landkort || { echo "  the build failed; see above"; status=1; }
    LANDKORT_BINARY=$(swift build -c release --show-bin-path)/landkort
    say "Running the browser tests"
    .venv/bin/python -m pytest Tests/Browser -q --junitxml="$reports/browser.xml" -p no:cacheprovider || status=1
fi

.venv/bin/python scripts/count_tests.py "$reports" "$status"
