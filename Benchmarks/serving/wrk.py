"""Asks a server with wrk: many addresses in turn, over some connections kept open."""
import dataclasses
import json
import pathlib
import tempfile

from programs import Failed, execute

SCRIPT = pathlib.Path(__file__).with_suffix(".lua")


@dataclasses.dataclass
class Load:
    """What one run of wrk saw: answers a second, milliseconds a request, and answers that were none."""

    connections: int
    per_second: float
    p50_ms: float
    p99_ms: float
    faults: int


def ask(base, paths, connections, seconds):
    """Asks for `paths` in turn; every answer must be 200.

    Raises: Failed, where one was not or did not come.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as places:
        places.write("\n".join(paths))
        places.flush()
        printed = execute(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "60s", "-s", SCRIPT, base],
                          PLACES=places.name).printed
    found = json.loads(printed[printed.index("{\"requests\""):])
    load = Load(connections, found["requests"] / found["seconds"], found["p50_ms"], found["p99_ms"], found["faults"])
    if load.faults or not found["requests"]:
        raise Failed(f"{base}: {found}")
    return load
