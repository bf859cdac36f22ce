"""What the measures are asked with, and the store they are made on."""
import argparse
import pathlib

from serving import points


def parser(words, seconds):
    """The options that all have; `words` is what the module says of itself."""
    options = argparse.ArgumentParser(description=words, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=2_600_000)
    options.add_argument("--seconds", type=int, default=seconds)
    options.add_argument("--work", type=pathlib.Path, default=pathlib.Path(".work/serving"))
    options.add_argument("--out", type=pathlib.Path, default=pathlib.Path("results"))
    return options


def in_turns(words, seconds):
    """The same with those of a measure beside others."""
    options = parser(words, seconds)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--alone", action="store_true", help="our side only")
    return options


def read(options):
    """What was chosen, and the store, which is made where it is not there."""
    chosen = options.parse_args()
    chosen.work = chosen.work.resolve()
    chosen.work.mkdir(parents=True, exist_ok=True)
    chosen.store = points.store(chosen.work, chosen.rows)
    return chosen
