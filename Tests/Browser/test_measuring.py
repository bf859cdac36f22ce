"""What `make load` runs still runs: on some hundred rows and for some seconds, so that it tells nothing of speed."""

import os
import socket
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parents[2] / "Benchmarks"
HEADER = (
    "adgadr_id;vejnavn;husnr;postnr;kommunenavn;etrs89koordinat_oest;etrs89koordinat_nord;download_fasttraadloest;"
    "upload_fasttraadloest;download_fiber;upload_fiber;download_kabel_tv;upload_kabel_tv;download_xdsl;upload_xdsl;"
    "download_mobil;upload_mobil")


def write_addresses(path, rows):
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEADER + "\n")
        for number in range(rows):
            out.write(f"{number:08x}-0000-4000-8000-000000000000;Skovvej;{number};9000;Aalborg;{555000 + number * 7},5;"
                      f"{6320000 + number * 11},25;;;1000;1000;;;;;100;5\n")


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def test_many_clients_are_answered_and_told_of(binary, tmp_path):
    write_addresses(tmp_path / "adresser-300.csv", 300)
    done = subprocess.run(
        [sys.executable, "-m", "serving.load", "--rows", "300", "--seconds", "6", "--idle", "12", "--busy", "12",
         "--port", str(free_port()), "--work", tmp_path, "--out", tmp_path / "results"],
        cwd=BENCHMARKS, env=os.environ | {"LANDKORT_BINARY": str(binary)}, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "12 idle and 12 busy clients" in done.stdout and " 0 errors" in done.stdout
    told = (tmp_path / "results/load.md").read_text(encoding="utf-8")
    assert all(f"| {kind} |" in told for kind in ("page", "items", "list", "search", "tile", "collections"))
