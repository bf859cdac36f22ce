#!/usr/bin/env bash
# Builds the program, writes the sample store and serves it: make run, PORT=9000 make run, RENEW=1 make run.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

port=${PORT:-8080}
folder=.build-run
store=$folder/demo.gpkg

scripts/setup.sh
say "Building (the first time takes some minutes)"
swift build -c release --product landkort
landkort=$(swift build -c release --show-bin-path)/landkort

scripts/sample.sh "$landkort" "$folder"

say "Serving http://127.0.0.1:$port (stop with Ctrl-C)"
exec "$landkort" serve --store "$store" --port "$port"
