"""The sample coding as fixtures."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from talion.records import Coding, Incident

SAMPLE = Path(__file__).with_name("sample.py")


@pytest.fixture(scope="session")
def coding() -> Coding:
    spec = importlib.util.spec_from_file_location("sample_for_views", SAMPLE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    made = module.make_coding()
    assert isinstance(made, Coding)
    return made


@pytest.fixture
def rockets(coding: Coding) -> Incident:
    return next(one for one in coding.incidents if one.claimed_by)


@pytest.fixture
def shells(coding: Coding) -> Incident:
    return next(one for one in coding.incidents if one.perpetrators == ("Yemen",))


@pytest.fixture
def threat(coding: Coding) -> Incident:
    return next(one for one in coding.incidents if one.status == "threatened")
