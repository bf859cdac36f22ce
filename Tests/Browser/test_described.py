"""Every operation at /api is asked many times by schemathesis (PyPI), and what comes back is what the description says.

`LANDKORT_REQUESTS` says how many requests in all; `make load` asks for more than the tests do.
"""

import math
import os
import random
import re
import shutil
import subprocess
from collections import Counter

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from openapi_spec_validator import validate
from schemathesis import checks

REQUESTS = int(os.environ.get("LANDKORT_REQUESTS", "5000"))
CHECKS = [
    checks.not_a_server_error, checks.status_code_conformance, checks.content_type_conformance,
    checks.response_schema_conformance,
]
# What is told of at most; one defect of the mechanism is met at every register.
TOLD = 12


class Asking:
    """Asks one server by its description, and counts what it answers."""

    def __init__(self, site, token):
        self.site = site
        self.session = requests.Session()
        self.token = {"Authorization": f"Bearer {token}"}
        self.statuses = Counter()
        self.found = []
        self.records = {}

    def known(self, path):
        """A record of the path's collection; None where it has none."""
        collection = path.split("/")[2] if "/items" in path else None
        if collection and collection not in self.records:
            answer = self.session.get(
                f"{self.site}/collections/{collection}/items?limit=1&f=json", headers=self.token, timeout=300)
            features = answer.json().get("features") if answer.ok else None
            self.records[collection] = features[0] if features else None
        return self.records.get(collection)

    def bring_near(self, case, path, whim):
        """Makes of a case one that may well succeed: about a known record, with few parameters and one odd value."""
        known = self.known(path)
        if known and "featureId" in (case.path_parameters or {}):
            case.path_parameters["featureId"] = known["id"]
        query = case.query or {}
        case.query = {name: query[name] for name in whim.sample(sorted(query), min(len(query), whim.randint(0, 2)))}
        if known and isinstance(case.body, dict):
            odd = case.body.get("properties") or {}
            chosen = whim.sample(sorted(odd), min(len(odd), whim.randint(0, 1)))
            case.body = {
                "type": "Feature", "geometry": known["geometry"],
                "properties": known["properties"] | {name: odd[name] for name in chosen}}

    def ask(self, operation, times, number):
        """Half of the cases as they are generated, half brought near what is there: a known record, few parameters."""
        whim = random.Random(f"{operation.method} {operation.path} {number}")

        @seed(number)
        @settings(max_examples=times, deadline=None, database=None, phases=[Phase.generate],
                  suppress_health_check=list(HealthCheck))
        def one(case):
            if whim.random() < 0.5:
                self.bring_near(case, operation.path, whim)
            headers = self.token if whim.random() < 0.5 else {}
            answer = case.call(base_url=self.site, session=self.session, headers=headers, timeout=300)
            self.statuses[answer.status_code] += 1
            case.validate_response(answer, checks=CHECKS)

        try:
            given(case=operation.as_strategy())(one)()
        except Unsatisfiable:
            pass
        except (Exception, BaseExceptionGroup) as problem:
            self.found.append(f"{operation.method.upper()} {operation.path}: {problem}")

    @property
    def asked(self):
        return sum(self.statuses.values())


@pytest.fixture(scope="module")
def office(binary, store, serve, tmp_path_factory):
    """A copy of the sample, for what is sent is also kept, and an administrator's token."""
    path = tmp_path_factory.mktemp("beskrevet") / "sample.gpkg"
    shutil.copy(store, path)
    made = subprocess.run(
        [binary, "token", "create", "proeve", "--role", "administrator", "--store", path], capture_output=True, text=True,
        check=True)
    with serve(path) as site:
        yield Asking(site, re.search(r"\S{30,}", made.stdout)[0])


def test_every_operation_answers_as_described(office):
    described = office.session.get(f"{office.site}/api?f=json", headers=office.token, timeout=300).json()
    validate(described)
    schema = schemathesis.openapi.from_dict(described)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert {operation.method for operation in operations} >= {"get", "post", "put", "patch", "delete"}
    number = 0
    while office.asked < REQUESTS and len(office.found) < TOLD:
        number += 1
        times = max(1, math.ceil((REQUESTS - office.asked) / len(operations)))
        for operation in operations:
            if len(office.found) < TOLD:
                office.ask(operation, times, number)
    print(f"{office.asked} requests of {len(operations)} operations: {sorted(office.statuses.items())}")
    assert not office.found, "\n\n".join(office.found)
    assert office.asked >= REQUESTS
    # Not only refusals: records are shown, written and removed.
    assert {200, 201, 204, 400, 401, 404} <= set(office.statuses)
