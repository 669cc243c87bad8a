"""Every suite is run by bench/accuracy.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from suites import catalogue
from suites.catalogue import FOLDERS, measure_suites


def test_every_module_that_measures_stands_in_the_catalogue() -> None:
    modules = {p.stem for p in catalogue.HERE.glob("*.py") if "\ndef measure(" in p.read_text(encoding="utf-8")}
    assert modules <= FOLDERS.keys()
    assert modules


def test_a_set_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(measure_suites(tmp_path)) == []
    told = capsys.readouterr().err
    assert all(f"{name} is not measured: no " in told for name in FOLDERS)
