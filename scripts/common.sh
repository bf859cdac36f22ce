# Read by the other scripts: where the project is, and how they speak.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit
export LANG=C.UTF-8 LC_ALL=C.UTF-8

# Exit codes as the program itself uses them.
# shellcheck disable=SC2034
readonly unavailable=69 defect=70

say() { printf '==> %s\n' "$*"; }

# Both sentences, then the end: fail CODE DANISH ENGLISH
fail() {
    printf '\nFejl: %s\nError: %s\n' "$2" "$3" >&2
    exit "$1"
}

# attempt COMMAND…: up to three times, with a pause that grows
attempt() {
    local try
    for try in 1 2 3; do
        if "$@"; then return 0; fi
        [ "$try" = 3 ] && break
        say "Failed; trying again in $((try * 5)) s"
        sleep $((try * 5))
    done
    return 1
}
