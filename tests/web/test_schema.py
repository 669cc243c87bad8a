"""Whatever a program asks of the API, by its own description: no answer is an error of the server."""

from __future__ import annotations

from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import APIOperation

from talion.web.app import build_app
from talion.web.settings import Settings

TOKEN = "a-token-of-some-length"
BEARING = {"Authorization": f"Bearer {TOKEN}"}
EXAMPLES = 15  # of each operation


def test_no_call_is_an_error_of_the_server(own_ledger: Path):
    """With the token, so that acts get as far as they can."""
    app = build_app(Settings(ledger=own_ledger, token=TOKEN, names=("testserver",)))
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers=BEARING)
    told = {one.label: try_out(one) for one in (found.ok() for found in schema.get_all_operations())}
    assert len(told) > 15
    assert all(401 not in statuses for statuses in told.values())
    assert sum(200 in statuses for statuses in told.values()) > 12


def try_out(operation: APIOperation) -> set[int]:
    """Calls it in many ways; says what statuses the answers had."""
    statuses: set[int] = set()

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def call(case: schemathesis.Case) -> None:
        answer = case.call(headers=BEARING)
        statuses.add(answer.status_code)
        case.validate_response(answer, checks=[not_a_server_error])

    call()
    return statuses
