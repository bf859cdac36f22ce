"""The programs that are measured, each behind the same four words: missing, load, cold, warm."""
import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from peers import variants
from peers.duckdb_sql import answer, load_statements, statement

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent


@dataclasses.dataclass
class Measured:
    """One run: seconds as the table counts them, processors busy over the whole process, peak resident memory, and
    what was printed."""

    seconds: float
    busy: float = 0
    megabytes: float = 0
    printed: str = ""


class Failed(Exception):
    pass


def execute(command, **environment):
    """Runs a program to its end and reads the system's account of it."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        child = subprocess.Popen([str(c) for c in command], stdout=out, stderr=err, cwd=HERE,
                                 env=os.environ | environment)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        printed, complaint = out.read().decode(), err.read().decode()
    if child.returncode:
        raise Failed(f"{' '.join(map(str, command))[:200]}: ended with {child.returncode}\n{complaint[:2000]}")
    return Measured(seconds, (usage.ru_utime + usage.ru_stime) / seconds, usage.ru_maxrss / 1024, printed)


def remove(target):
    """A store, database or file with whatever lies beside it under the same name (journals)."""
    for path in pathlib.Path(target).parent.glob(pathlib.Path(target).name + "*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def found(names, default):
    """The program the first set variable names."""
    return pathlib.Path(next(filter(None, map(os.environ.get, names)), default)).absolute()


class Landkort:
    """The program of this repository, and its warm loop in the package beside this file."""

    name = "Landkort"
    loads = colds = warms = ("",)
    by_hand = ()

    def __init__(self, work):
        self.target = work / "landkort.gpkg"
        self.program = found(["LANDKORT", "LANDKORT_BINARY"], ROOT / ".build/release/landkort")
        self.bench = found(["LANDKORT_BENCH"], HERE / ".build/release/landkort-bench")

    def missing(self, measure):
        program = self.bench if measure == "warm" else self.program
        return None if os.access(program, os.X_OK) else f"{program} is not built"

    def load(self, source, threads, variant="", partial=False):
        remove(self.target)
        return execute([self.program, "campaign", "import", source, "--store", self.target, "--name", "2026", "--kind",
                        "offered-private", *["--partial"] * partial], LANDKORT_THREADS=str(threads))

    def cold(self, threads, variant=""):
        run = execute([self.program, "run", "daekningsgrad", "--store", self.target, "--input", "kortlaegning=2026",
                          "--input", "omraade=kommune", "--json"], LANDKORT_THREADS=str(threads))
        return run, json.loads(run.printed)

    def prepare(self, source):
        pass

    def open(self, threads):
        self.threads = threads

    def warm(self, variant, repeats):
        run = execute([self.bench, "warm", "--store", self.target, "--runs", repeats],
                         LANDKORT_THREADS=str(self.threads))
        return dataclasses.replace(run, seconds=json.loads(run.printed)["median_s"])

    def close(self):
        pass


class Peer:
    """A peer in Python processes of its own: its load is counted without the start of Python and its imports."""

    def __init__(self, name, target, variants):
        self.name, self.target = name, target
        self.loads, self.warms, self.colds = variants["loads"], variants["warms"], variants["colds"]
        self.by_hand = variants["by_hand"]

    def missing(self, measure):
        return None

    def prepare(self, source):
        pass

    def python(self, word, *words, threads):
        return execute([sys.executable, "-m", "peers", word, self.name.lower(), *words],
                       POLARS_MAX_THREADS=str(threads))

    def load(self, source, threads, variant, partial=False):
        remove(self.target)
        run = self.python("load", variant, threads, source, self.target, threads=threads)
        return dataclasses.replace(run, seconds=json.loads(run.printed)["seconds"])

    def cold(self, threads, variant):
        run = self.python("cold", variant, threads, self.target, threads=threads)
        return run, json.loads(run.printed)

    def open(self, threads):
        self.worker = subprocess.Popen(
            [sys.executable, "-m", "peers", "serve", self.name.lower(), str(threads), str(self.target), *self.warms,
             *self.by_hand],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=HERE,
            env=os.environ | {"POLARS_MAX_THREADS": str(threads)})
        assert self.hear() == "ready"

    def hear(self):
        line = self.worker.stdout.readline()
        if not line:
            raise Failed(f"{self.name}: the process that holds the data ended")
        return json.loads(line)

    def ask(self, line):
        self.worker.stdin.write(line + "\n")
        self.worker.stdin.flush()
        return self.hear()

    def warm(self, variant, repeats):
        return Measured(self.ask(f"time {variant},{repeats}")["seconds"])

    def answer(self, variant):
        return self.ask(f"answer {variant}")

    def close(self):
        self.worker.stdin.close()
        self.worker.wait()


class DuckDB(Peer):
    """DuckDB in Python, and for a cold start also its own command line, which needs no Python."""

    def __init__(self, work):
        super().__init__("DuckDB", work / "duckdb.db", variants.DUCKDB)
        self.program = pathlib.Path(sys.executable).parent / "duckdb"
        self.own = work / "duckdb-cli.db"

    def prepare(self, source):
        """The command line may be older than the library, so it gets a database it wrote itself."""
        remove(self.own)
        execute([self.program, "-init", "/dev/null", self.own, "-c", "; ".join(load_statements(source, "typed"))])

    def cold(self, threads, variant):
        if not variant.startswith("cli "):
            return super().cold(threads, variant)
        sql = f"set threads = {threads}; {statement(variant.removeprefix('cli '))}"
        run = execute([self.program, "-init", "/dev/null", "-readonly", "-json", self.own, "-c", sql])
        return run, answer(json.loads(run.printed))


class Polars(Peer):
    def __init__(self, work):
        super().__init__("Polars", work / "polars.parquet", variants.POLARS)
