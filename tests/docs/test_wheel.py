"""Whatever is data and not code is in the wheel as well."""

from __future__ import annotations

import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[2]


def test_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    source = ROOT / "src"
    files = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    expected = {name for name in files if "__pycache__" not in name and not name.endswith((".pyc", ".pyo"))}
    assert any(name.startswith("talion/knowledge/") and name.endswith(".toml") for name in expected)
    assert any(name.startswith("talion/ledger/migrations/versions/") for name in expected)
    assert expected <= names
    assert {name for name in names if name.rsplit("/", 1)[-1] in {"LICENSE", "NOTICE"}}
