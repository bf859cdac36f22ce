"""The description at /api holds what the server does: schemathesis (PyPI) asks by the description and checks the answers."""

import re
import shutil
import subprocess

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from openapi_spec_validator import validate
from schemathesis import checks

EXAMPLES = 8
# One collection of each kind, and what is beside them.
ASKED = [
    "/", "/conformance", "/api", "/collections", "/tileMatrixSets", "/tileMatrixSets/{tileMatrixSetId}",
    "/collections/mast", "/collections/mast/items", "/collections/mast/items/{featureId}",
    "/collections/mast/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
    "/collections/adresse/items", "/collections/daekning-10km/items", "/collections/katalog/items",
    "/collections/katalog/items/{featureId}", "/collections/mast/items/{featureId}/versions", "/collections/mast/tiles",
    "/collections/mast/tiles/{tileMatrixSetId}", "/collections/mast/schema", "/dcat",
]
SENT = [
    ("/collections/mast/items", "POST"), ("/collections/mast/items/{featureId}", "PUT"),
    ("/collections/mast/items/{featureId}", "PATCH"), ("/collections/mast/items/{featureId}", "DELETE"),
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
    ask_about(schema[path]["GET"], site)


def test_what_is_sent_is_answered_as_described(binary, store, serve, tmp_path):
    """As somebody who may do everything, and as nobody; the ids that are tried are those of no record."""
    path = tmp_path / "sample.gpkg"
    shutil.copy(store, path)
    made = subprocess.run(
        [binary, "token", "create", "proeve", "--role", "administrator", "--store", path], capture_output=True, text=True,
        check=True)
    token = re.search(r"\S{30,}", made.stdout)[0]
    with serve(path) as address:
        described = requests.get(f"{address}/api?f=json", timeout=30).json()
        validate(described)
        schema = schemathesis.openapi.from_dict(described)
        for operation in (schema[place][method] for place, method in SENT):
            for headers in ({"Authorization": f"Bearer {token}"}, {}):
                ask_about(operation, address, headers)


def ask_about(operation, site, headers=None):
    asked = 0

    @settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))
    def ask(case):
        nonlocal asked
        asked += 1
        case.call_and_validate(base_url=site, checks=CHECKS, headers=headers, timeout=30)

    given(case=operation.as_strategy())(ask)()
    assert asked > 0
