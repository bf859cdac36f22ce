#!/usr/bin/env bash
# Builds the program, writes the sample store and serves it: make run, PORT=9000 make run, RENEW=1 make run.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

port=${PORT:-8080}
folder=.build-run
store=$folder/demo.gpkg
complete=$folder/demo.complete

scripts/setup.sh
say "Building (the first time takes some minutes)"
swift build -c release --product landkort
landkort=$(swift build -c release --show-bin-path)/landkort

# A sample that was not written to its end is no sample.
if [ -n "${RENEW:-}" ] || [ ! -e "$complete" ]; then
    say "Writing the sample store $store"
    rm -f "$complete" "$store"*
    mkdir -p "$folder"
    "$landkort" demo --store "$store"
    touch "$complete"
else
    say "Keeping the sample store $store (RENEW=1 make run writes a new one)"
fi

say "Serving http://127.0.0.1:$port (stop with Ctrl-C)"
exec "$landkort" serve --store "$store" --port "$port"
