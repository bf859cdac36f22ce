#!/usr/bin/env bash
# Fetches what the program embeds into Vendor/, which git ignores: the map library and Denmark's coastline.
#   assets.sh PYTHON    the Python that has GDAL's bindings
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

python=$1
mkdir -p Vendor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# PyPI's wheel carries the library's two files as its makers built them; the hash pins the wheel.
download() {
    .venv/bin/python -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
        -r scripts/requirements-assets.txt -d "$work"
}

maplibre() {
    say "Fetching MapLibre GL JS"
    attempt download || fail "$unavailable" \
        "MapLibre kunne ikke hentes; er der forbindelse til https://pypi.org?" \
        "MapLibre could not be fetched; does https://pypi.org answer?"
    "$python" -m zipfile -e "$work"/maplibre-*.whl "$work/wheel"
    local files=$work/wheel/maplibre/srcjs
    head -n 5 "$files/maplibre-gl.js" | grep -q '3-Clause BSD.*/v5\.3\.' || fail "$unavailable" \
        "Pakken indeholder ikke MapLibre GL JS 5.3 under BSD-3-Clause." \
        "The package does not hold MapLibre GL JS 5.3 under BSD-3-Clause."
    cp "$files/maplibre-gl.js" "$files/maplibre-gl.css" Vendor/
}

# Written beside and moved, so that a broken run leaves no half file.
coastline() {
    say "Drawing the coastline"
    mkdir "$work/coast"
    "$python" scripts/coastline.py "$work/coast" || fail "$unavailable" \
        "Kystlinjen kunne ikke dannes; pakkerne gmt, gmt-gshhg-full og python3-gdal skal være installeret." \
        "The coastline could not be made; the packages gmt, gmt-gshhg-full and python3-gdal must be installed."
    mv "$work"/coast/*.geojson Vendor/
}

maplibre
coastline
