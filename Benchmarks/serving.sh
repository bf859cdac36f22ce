#!/usr/bin/env bash
# Measures the server: ./serving.sh pages|tiles|load [options of that module, such as --rows 20000 --alone]
#
# LANDKORT_BINARY   the program; without it ../.build/release/landkort
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf '==> %s\n' "$*"; }

what=$1
shift

missing=()
needs() { [ -e "$1" ] || missing+=("$2"); }
if [ "$what" != load ]; then needs /usr/bin/wrk wrk; fi
if [ "$what" != load ] && [[ " $* " != *" --alone "* ]]; then
    needs /usr/lib/postgresql/15/bin/pgbench postgresql-15
    needs /usr/share/postgresql/15/extension/postgis.control postgresql-15-postgis-3
    needs /usr/bin/ogr2ogr gdal-bin
    needs /usr/lib/x86_64-linux-gnu/mod_spatialite.so libsqlite3-mod-spatialite
fi
if [ "${#missing[@]}" -gt 0 ]; then
    printf 'These Debian packages are missing: %s\n' "${missing[*]}" >&2
    exit 69
fi

# Debian's own Python: its sqlite3 can load SpatiaLite, which pygeoapi needs.
if ! cmp -s requirements-serving.txt .venv-serving/installed; then
    say "Python packages into Benchmarks/.venv-serving"
    /usr/bin/python3 -m venv .venv-serving
    .venv-serving/bin/pip install --quiet --disable-pip-version-check -r requirements-serving.txt
    cp requirements-serving.txt .venv-serving/installed
fi

say "Measuring: $what"
exec .venv-serving/bin/python -m "serving.$what" "$@"
