"""The figures of a run, as a table to read and as JSON."""
import dataclasses
import datetime
import json
import os
import platform
import statistics


@dataclasses.dataclass
class Run:
    """One turn of one server at one thing."""

    per_second: float
    p50_ms: float
    p99_ms: float
    bytes: int


def middle(runs, word):
    return statistics.median(getattr(run, word) for run in runs)


def write(name, text, samples, folder):
    """Writes `NAME.md` and `NAME.json` and prints the table."""
    folder.mkdir(exist_ok=True)
    facts = {
        "time": datetime.datetime.now().isoformat(timespec="seconds"), "cores": os.cpu_count(),
        "system": platform.platform(), "load_average": os.getloadavg(),
        "samples": [{"of": key, "runs": [dataclasses.asdict(run) for run in runs]} for key, runs in samples.items()]}
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(text)
