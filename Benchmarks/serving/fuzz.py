#!/usr/bin/env python3
"""Asks by the server's own description, far and wide: no server error and no answer that is not described.

    python -m serving.fuzz [--requests 20000] [--store FILE]

schemathesis makes requests out of the OpenAPI document, as many for each operation, from the same seed each time. Nobody is
signed in, so that nothing is written. Ends with 1 and the answers that were not as described.
"""
import argparse
import contextlib
import json
import pathlib
import sys
import tempfile
import urllib.request

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from programs import execute
from schemathesis import checks
from serving import points, servers

CHECKS = [
    checks.not_a_server_error, checks.status_code_conformance, checks.content_type_conformance,
    checks.response_schema_conformance,
]


class Asking:
    def __init__(self, base):
        self.base, self.asked, self.wrong = base, 0, []

    def everything(self, operations, requests):
        """As many of each operation as it takes; those with no more different requests are asked no more."""
        number = 0
        while self.asked < requests and operations:
            number += 1
            examples = -(-(requests - self.asked) // len(operations))
            print(f"{self.asked} requests so far; {len(operations)} operations, {examples} of each", flush=True)
            operations = [one for one in operations if self.about(one, examples, number) >= examples]

    def about(self, operation, examples, number):
        """How many requests were made."""
        before = self.asked

        @seed(20261121 + number)
        @settings(max_examples=examples, deadline=None, database=None, phases=[Phase.generate],
                  suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case):
            self.asked += 1
            case.call_and_validate(base_url=self.base, checks=CHECKS, timeout=60)

        try:
            ask()
        except Exception as found:  # whatever the checks raise, the others go on
            self.wrong.append(f"{operation.label}: {found}")
        return self.asked - before


@contextlib.contextmanager
def sample(store):
    if store:
        yield store
        return
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "demo.gpkg"
        execute([points.LANDKORT, "demo", "--store", path])
        yield path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--store", type=pathlib.Path)
    choice = parser.parse_args()
    with sample(choice.store) as store, servers.landkort(store, 5080) as (base, _):
        with urllib.request.urlopen(f"{base}/api?f=json") as answer:
            schema = schemathesis.openapi.from_dict(json.load(answer))
        operations = [found.ok() for found in schema.get_all_operations()]
        asking = Asking(base)
        asking.everything(operations, choice.requests)
    print(f"{asking.asked} requests to {len(operations)} operations, {len(asking.wrong)} not as described")
    print("\n\n".join(text[:2000] for text in asking.wrong[:20]))
    sys.exit(1 if asking.wrong else 0)


if __name__ == "__main__":
    main()
