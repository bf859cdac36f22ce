#!/usr/bin/env bash
# Many clients at once, and 20,000 requests that schemathesis makes out of the API's description.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

scripts/setup.sh
say "Building for release"
swift build -c release --product landkort
LANDKORT_BINARY=$(swift build -c release --show-bin-path)/landkort
export LANDKORT_BINARY
Benchmarks/serving.sh load "$@"
say "20,000 requests by the description"
LANDKORT_REQUESTS=20000 exec .venv/bin/python -m pytest Tests/Browser/test_described.py -q -s -p no:cacheprovider
