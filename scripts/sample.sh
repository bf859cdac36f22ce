#!/usr/bin/env bash
# Writes the sample store, where there is none or RENEW is set.
#   sample.sh LANDKORT FOLDER    the program, and where demo.gpkg is to lie
set -euo pipefail
landkort=$1 folder=$2
# shellcheck source=scripts/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

store=$folder/demo.gpkg
complete=$folder/demo.complete

# A store that a program has open cannot leave its write-ahead log.
in_use() {
    [ -e "$store" ] && ! python3 - "$store" <<'PYTHON'
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=2).execute("PRAGMA journal_mode = DELETE")
except sqlite3.OperationalError:
    sys.exit(1)
except sqlite3.DatabaseError:
    pass
PYTHON
}

# A sample that was not written to its end is no sample.
if [ -z "${RENEW:-}" ] && [ -e "$complete" ]; then
    say "Keeping the sample store $store (RENEW=1 make run writes a new one)"
    exit
fi
in_use && fail 65 \
    "En server viser $store. Stop den (Ctrl-C), og kør igen." \
    "A server shows $store. Stop it (Ctrl-C), and run again."
say "Writing the sample store $store"
mkdir -p "$folder"
rm -f "$folder"/new.gpkg*
"$landkort" demo --store "$folder/new.gpkg"
rm -f "$complete" "$store"*
mv "$folder/new.gpkg" "$store"
touch "$complete"
