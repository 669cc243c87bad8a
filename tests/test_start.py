"""What starts without the parser, which takes a second to load."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module", ["talion.cli.app", "talion.ledger.store", "talion.views.page", "talion.views.why", "talion.web.app"]
)
def test_looking_at_a_ledger_loads_no_parser(module: str):
    code = f"import sys, {module}; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
