#!/usr/bin/env bash
# Lets the tests rewrite the golden files they compare with, then shows what changed: read it before committing.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

scripts/setup.sh
say "Running the Swift tests with LANDKORT_BLESS=1"
LANDKORT_BLESS=1 swift test
git --no-pager diff --stat -- Tests || say "Not a git repository: compare by hand"
