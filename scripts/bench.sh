#!/usr/bin/env bash
# Measures the program beside other software in one run; Benchmarks/ is a package of its own and says how.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[ -x Benchmarks/run ] || fail "$unavailable" \
    "Benchmarks/run findes ikke i denne udgave." "Benchmarks/run does not exist in this version."
scripts/setup.sh bench
say "Building for release"
swift build -c release --product landkort
LANDKORT_BINARY=$(swift build -c release --show-bin-path)/landkort
export LANDKORT_BINARY
Benchmarks/run "$@"
Benchmarks/serving.sh pages
Benchmarks/serving.sh tiles
