"""The figures of a run as JSON, and as a table to read."""
import datetime
import importlib.metadata
import json
import os
import platform
import statistics

WORDS = {
    "load": "import, durable",
    "cold": "`daekningsgrad`, from process start",
    "warm": "`daekningsgrad`, warm",
}
AIMS = {"load": 2, "warm": 20}
MOST_MEMORY = 1000  # MB
OURS = "Landkort"


def write(run, rows, folder):
    """Writes `latest.json` and `latest.md` and a copy of each under the time; returns the table."""
    facts = collect(run, rows)
    text = table(facts)
    folder.mkdir(exist_ok=True)
    stamp = facts["time"].replace(":", "").replace("-", "")
    for name in ("latest", stamp):
        (folder / f"{name}.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return text


def collect(run, rows):
    measured = []
    for (measure, threads, program, way), samples in run.samples.items():
        seconds = [s.seconds for s in samples]
        measured.append({
            "measure": measure, "threads": threads, "program": program, "way": way,
            "by_hand": way in next(p.by_hand for p in run.programs if p.name == program),
            "median_s": statistics.median(seconds), "samples_s": seconds,
            "busy_processors": statistics.median(s.busy for s in samples),
            "peak_mb": max(s.megabytes for s in samples)})
    return {
        "time": datetime.datetime.now().isoformat(timespec="seconds"),
        "machine": {"processor": processor(), "cores": os.cpu_count(), "system": platform.platform(),
                    "load_average": os.getloadavg()},
        "versions": {name: importlib.metadata.version(name) for name in ("duckdb", "duckdb-cli", "polars")},
        "campaign": {"file": run.campaign.name, "rows": rows, "bytes": run.campaign.stat().st_size},
        "stored_bytes": run.sizes,
        "measured": measured,
        "trials_s": [{"measure": m, "threads": t, "program": p, "ways": ways}
                     for (m, t, p), ways in run.trials.items()],
        "not_measured": [{"measure": m, "threads": t, "program": p, "why": why}
                         for (m, t, p), why in run.missing.items()],
        "wrong": run.wrong,
    }


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        return next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), "unknown")


def table(facts):
    rows = facts["campaign"]["rows"]
    lines = [
        f"# Beside DuckDB and Polars, {facts['time'][:10]}", "",
        f"{rows:,} addresses, {facts['campaign']['bytes'] / 1e6:.0f} MB of CSV. {facts['machine']['processor']}, "
        f"{facts['machine']['cores']} cores, load {facts['machine']['load_average'][0]:.1f}. DuckDB "
        f"{facts['versions']['duckdb']} (command line {facts['versions']['duckdb-cli']}), Polars "
        f"{facts['versions']['polars']}. Medians; each peer by its fastest way.", "",
        "| job | threads | Landkort | DuckDB | Polars | Landkort is faster than the better peer | aim |",
        "|---|---|---|---|---|---|---|",
    ]
    for measure in WORDS:
        for threads in sorted({m["threads"] for m in facts["measured"] if m["measure"] == measure}):
            lines.append(comparison(facts, measure, threads, rows))
    lines += ["", *memory(facts), "", *by_hand(facts)]
    lines += [f"- Not measured: {n['program']}, {WORDS[n['measure']]}, {n['threads']} thread(s): "
              f"{n['why'].splitlines()[0]}" for n in facts["not_measured"]]
    lines += [f"- **WRONG: {line.splitlines()[0]}**" for line in facts["wrong"]]
    return "\n".join(lines).rstrip() + "\n"


def of(facts, measure, threads, program):
    ways = [m for m in facts["measured"] if not m["by_hand"]
            and (m["measure"], m["threads"], m["program"]) == (measure, threads, program)]
    return min(ways, key=lambda m: m["median_s"], default=None)


def comparison(facts, measure, threads, rows):
    ours, duck, polars = (of(facts, measure, threads, name) for name in (OURS, "DuckDB", "Polars"))
    cells = [cell(m, rows if measure == "load" else None) for m in (ours, duck, polars)]
    peers = [m["median_s"] for m in (duck, polars) if m]
    ratio = f"**{min(peers) / ours['median_s']:.1f} times**" if ours and peers else "–"
    aim = f"{AIMS[measure]} times" if measure in AIMS else ""
    return f"| {WORDS[measure]} | {threads} | {' | '.join(cells)} | {ratio} | {aim} |"


def cell(measured, rows):
    if not measured:
        return "not measured"
    text = seconds(measured["median_s"])
    if rows:
        text += f", {rows / measured['median_s'] / 1e6:.2f} M rows/s"
    return text + (f" ({measured['way']})" if measured["way"] else "")


def named(measured):
    return f"{measured['program']} ({measured['way']})" if measured["way"] else measured["program"]


def seconds(value):
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.3g} ms"


def memory(facts):
    yield "| whole process | threads | program | peak resident memory | processors busy |"
    yield "|---|---|---|---|---|"
    for m in facts["measured"]:
        if m["peak_mb"]:
            yield (f"| {WORDS[m['measure']]} | {m['threads']} | {named(m)} | "
                   f"{m['peak_mb']:.0f} MB | {m['busy_processors']:.1f} |")
    yield ""
    ours = [m["peak_mb"] for m in facts["measured"] if m["program"] == OURS]
    if ours:
        yield f"Landkort's largest peak: {max(ours):.0f} MB (aim: under {MOST_MEMORY} MB)."
    yield "Stored: " + ", ".join(f"{name} {size / 1e6:.0f} MB" for name, size in facts["stored_bytes"].items()) + "."


def by_hand(facts):
    for m in facts["measured"]:
        if m["by_hand"]:
            yield (f"- {m['program']}, laid out by hand as a sorted dictionary of speeds, {m['threads']} thread(s), "
                   f"warm: {seconds(m['median_s'])}")
