#!/usr/bin/env bash
# Checks the links of the written documentation and builds the reference of every public declaration.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

scripts/setup.sh
say "Checking the links"
.venv/bin/python scripts/check_links.py .
say "Building the API reference into .build-docs/"
swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members
graphs=$(find "$(swift build --show-bin-path)/.." -maxdepth 2 -type d -name symbolgraph | head -n 1)
docc=$(dirname "$(readlink -f "$(command -v swift)")")/docc
rm -rf .build-docs
"$docc" convert --output-dir .build-docs --additional-symbol-graph-dir "$graphs" \
    --fallback-display-name Landkort --fallback-bundle-identifier landkort --transform-for-static-hosting
say "Done: serve .build-docs with any web server, for example python3 -m http.server -d .build-docs"
