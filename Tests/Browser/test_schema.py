"""The description at /api holds what the server does: schemathesis (PyPI) asks by the description and checks the answers."""

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import checks

EXAMPLES = 8
# One collection of each kind, and what is beside them.
ASKED = [
    "/", "/conformance", "/api", "/collections", "/tileMatrixSets", "/tileMatrixSets/{tileMatrixSetId}",
    "/collections/mast", "/collections/mast/items", "/collections/mast/items/{featureId}",
    "/collections/mast/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
    "/collections/adresse/items", "/collections/daekning-10km/items",
]
CHECKS = [
    checks.not_a_server_error, checks.status_code_conformance, checks.content_type_conformance,
    checks.response_schema_conformance,
]


@pytest.fixture(scope="module")
def schema(site):
    return schemathesis.openapi.from_dict(requests.get(f"{site}/api?f=json", timeout=30).json())


@pytest.mark.parametrize("path", ASKED)
def test_answers_are_as_described(schema, site, path):
    operation = schema[path]["GET"]
    asked = 0

    @settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))
    def ask(case):
        nonlocal asked
        asked += 1
        case.call_and_validate(base_url=site, checks=CHECKS, timeout=30)

    given(case=operation.as_strategy())(ask)()
    assert asked > 0
