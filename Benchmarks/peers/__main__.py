"""One peer, one job, one process.

    python -m peers load  PEER VARIANT THREADS CAMPAIGN.csv TARGET    prints {"seconds"} from reading to durable
    python -m peers cold  PEER VARIANT THREADS TARGET                 prints the answer
    python -m peers serve PEER THREADS TARGET VARIANT...              hears "time VARIANT,REPEATS" and "answer VARIANT"
"""
import importlib
import json
import statistics
import sys
import time


def peer(name):
    return importlib.import_module(f"peers.{name}_peer")


def load(name, variant, threads, source, target):
    module = peer(name)
    start = time.perf_counter()
    module.load(source, target, variant, int(threads))
    print(json.dumps({"seconds": time.perf_counter() - start}))


def cold(name, variant, threads, target):
    opened = peer(name).Cold(target, int(threads))
    print(json.dumps(opened.answer(variant), ensure_ascii=False))


def serve(name, threads, target, *variants):
    opened = peer(name).Warm(target, int(threads), variants)
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        word, _, rest = line.strip().partition(" ")
        if word == "answer":
            print(json.dumps(opened.answer(rest)), flush=True)
        else:
            variant, repeats = rest.split(",")
            print(json.dumps({"seconds": timed(opened, variant, int(repeats))}), flush=True)


def timed(opened, variant, repeats):
    """Median of `repeats`, after one that is not counted."""
    seconds = []
    for _ in range(repeats + 1):
        start = time.perf_counter()
        opened.rows(variant)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:])


if __name__ == "__main__":
    {"load": load, "cold": cold, "serve": serve}[sys.argv[1]](*sys.argv[2:])
