#!/usr/bin/env bash
# Installs what the project needs and fetches what it embeds. Safe to repeat; a second run does nothing.
#
#   scripts/setup.sh [bench]    bench: also what `make bench` measures beside, and with
set -euo pipefail
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

packages=(
    ca-certificates           # trusted certificates for git, pip and curl
    curl                      # asks a running server whether it is up
    git                       # Swift packages are fetched with it
    make                      # the commands themselves
    libsqlite3-dev            # SQLite, which the store is
    libsqlite3-mod-spatialite # spatial SQL inside SQLite
    zlib1g-dev                # gzip of pages and tiles
    libsodium-dev             # password hashing
    libcurl4                  # asks a provider of OpenID Connect, by Foundation
    gdal-bin                  # ogrinfo and ogr2ogr, the independent reader of a store
    python3-gdal              # validate_gpkg, and the land polygons
    python3-qgis              # QGIS without a window, which edits a store in the tests
    python3-venv              # an environment of its own for the packages from PyPI
    gmt                       # reads the shorelines
    gmt-gshhg-full            # the shorelines, full resolution
    chromium                  # the browser that tests the pages
    libatomic1                # playwright's own driver needs it
    shellcheck                # checks these scripts
)
measuring=(
    wrk                      # asks a server for pages and tiles
    postgresql-15            # below the servers that are measured beside, and draws tiles itself
    postgresql-15-postgis-3  # places in it
)
if [ "${1:-}" = bench ]; then packages+=("${measuring[@]}"); fi
embedded=(
    maplibre-gl.js maplibre-gl.css
    coastline.geojson coastline-low.geojson land.geojson land-low.geojson
)
stamp=.venv/setup-done

# What set-up depends on: a change in any of these makes it run again.
recipe() { cat scripts/setup.sh scripts/assets.sh scripts/coastline.py scripts/requirements*.txt | sha256sum; }

missing_packages() {
    local installed package
    command -v dpkg-query >/dev/null || { printf '%s\n' "${packages[@]}"; return; }
    installed=$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' "${packages[@]}" 2>/dev/null || true)
    for package in "${packages[@]}"; do
        grep -qx "ii $package" <<<"$installed" || printf '%s\n' "$package"
    done
}

assets_present() {
    local name
    for name in "${embedded[@]}"; do [ -s "Vendor/$name" ] || return 1; done
}

require_swift() {
    local version
    command -v swift >/dev/null || fail "$unavailable" \
        "Swift mangler. Hent Swift 6.3 til Debian 12 fra https://www.swift.org/install og læg usr/bin i PATH." \
        "Swift is missing. Get Swift 6.3 for Debian 12 from https://www.swift.org/install and put its usr/bin in PATH."
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    [ "$(printf '6.3\n%s\n' "$version" | sort -V | head -n 1)" = 6.3 ] || fail "$unavailable" \
        "Swift er version ${version:-ukendt}; der kræves mindst 6.3." \
        "Swift is version ${version:-unknown}; at least 6.3 is required."
}

fail_missing() {
    fail "$unavailable" "$1

Disse pakker mangler (Debians navne):
$(printf '    %s\n' "${missing[@]}")

Installér dem, eller det tilsvarende på dette system, og kør igen.
Er alt på plads under andre navne: LANDKORT_SKIP_PACKAGES=1 make setup" "$2

These packages are missing (by their names in Debian):
$(printf '    %s\n' "${missing[@]}")

Install them, or their like on this system, and run again.
If all is in place under other names: LANDKORT_SKIP_PACKAGES=1 make setup"
}

as_apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" </dev/null
}

all_known() {
    [ "$(apt-cache policy "${missing[@]}" 2>/dev/null | grep -c 'Candidate: [0-9]')" = "${#missing[@]}" ]
}

# The package lists are fetched only when the ones at hand do not do.
install_missing() {
    if all_known && as_apt install --no-install-recommends "${missing[@]}"; then return 0; fi
    say "Fetching the package lists"
    as_apt update && as_apt install --no-install-recommends "${missing[@]}"
}

install_packages() {
    local as_root=()
    command -v apt-get >/dev/null || fail_missing \
        "Maskinen har ikke apt." "This machine has no apt."
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || fail_missing \
            "Der mangler pakker, og brugeren må ikke installere (hverken root eller sudo uden adgangskode)." \
            "Packages are missing, and this user may not install any (neither root nor sudo without a password)."
        as_root=(sudo -n)
    fi
    say "Installing from Debian: ${missing[*]}"
    attempt install_missing || fail_missing \
        "apt-get kunne ikke installere pakkerne; dens egen besked står ovenfor." \
        "apt-get could not install the packages; its own message is above."
}

# Debian's own Python, whatever else is first in PATH: the GDAL bindings belong to it.
system_python() { if [ -x /usr/bin/python3 ]; then echo /usr/bin/python3; else command -v python3; fi; }

pip_install() { .venv/bin/python -m pip install --quiet --disable-pip-version-check -r scripts/requirements.txt; }

install_python() {
    say "Installing from PyPI into .venv/ (scripts/requirements.txt)"
    .venv/bin/python -c '' 2>/dev/null || { rm -rf .venv; "$(system_python)" -m venv .venv; }
    attempt pip_install || fail "$unavailable" \
        "Pakkerne fra PyPI kunne ikke hentes; er der forbindelse til https://pypi.org?" \
        "The packages from PyPI could not be fetched; does https://pypi.org answer?"
}

main() {
    require_swift
    local missing=() listed=
    [ -n "${LANDKORT_SKIP_PACKAGES:-}" ] || listed=$(missing_packages)
    [ -z "$listed" ] || mapfile -t missing <<<"$listed"
    if [ "${#missing[@]}" = 0 ] && assets_present && [ "$(cat "$stamp" 2>/dev/null)" = "$(recipe)" ]; then
        say "Set-up is in place"
        return
    fi
    [ "${#missing[@]}" = 0 ] || install_packages
    install_python
    scripts/assets.sh "$(system_python)"
    recipe >"$stamp"
    say "Set-up done"
}

main
