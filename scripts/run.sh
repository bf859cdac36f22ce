#!/usr/bin/env bash
# Builds the program, writes the sample store and serves it: make run, PORT=9000 make run, RENEW=1 make run.
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

port=${PORT:-8080}
case $port in
'' | *[!0-9]*) port=bad ;;
esac
if [[ $port == bad || ${#port} -gt 5 || $((10#$port)) -gt 65535 ]]; then
    say "PORT=$PORT er ikke en port. Vælg et tal fra 1 til 65535, eller 0 for en ledig."
    say "PORT=$PORT is no port. Choose a number from 1 to 65535, or 0 for a free one."
    exit 64
fi
folder=.build-run
store=$folder/demo.gpkg

scripts/setup.sh
say "Building (the first time takes some minutes)"
swift build -c release --product landkort
landkort=$(swift build -c release --show-bin-path)/landkort

scripts/sample.sh "$landkort" "$folder"

say "Serving http://127.0.0.1:$port (stop with Ctrl-C)"
exec "$landkort" serve --store "$store" --port "$port"
