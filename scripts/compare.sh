#!/usr/bin/env bash
# Our verdict beside linkml-validate's on 2,000 good and 2,000 changed records of every register; writes a table.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

scripts/setup.sh
mkdir -p .build-test
report=$PWD/.build-test/sammenligning.md
say "Building the tests"
swift build --build-tests
LANDKORT_COMPARE=${LANDKORT_COMPARE:-2000} LANDKORT_COMPARE_REPORT=$report \
    swift test --skip-build --filter RegisterTests.ComparisonTests
say "Written: $report"
