import threading
from pathlib import Path

import pytest

from talion.gazetteer import Gazetteer, GazetteerError, open_gazetteer
from talion.gazetteer.tables import SourcePlace


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder whose index holds one town, so that building it takes no time."""
    town = SourcePlace(
        gazetteer_id="t:1", names=("Testville", "Al-Test"), country="SYR", lat=35.0, lon=38.0, precision="town", population=9
    )
    monkeypatch.setattr("talion.gazetteer.build.gather_places", lambda: [town])
    monkeypatch.setenv("TALION_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_it_builds_once_and_then_only_opens(cache: Path) -> None:
    calls: list[tuple[int, int]] = []
    first = open_gazetteer(lambda done, total: calls.append((done, total)))
    second = open_gazetteer(lambda done, total: calls.append((done, total)))
    assert calls == [(1, 1)]
    assert first.path == second.path
    assert [path.name for path in cache.iterdir()] == [first.path.name]


def test_it_finds_by_any_spelling(cache: Path) -> None:
    gazetteer = open_gazetteer()
    assert [c.gazetteer_id for c in gazetteer.find("TESTVILLE")] == ["t:1"]
    assert gazetteer.find("al-Test") == gazetteer.find("Test") == gazetteer.find("Testville")
    assert gazetteer.find("Nowhere") == ()


def test_consonants_are_enough_only_where_asked_for(cache: Path) -> None:
    gazetteer = open_gazetteer()
    assert gazetteer.find("Tastvelle") == ()
    assert [c.name for c in gazetteer.find_alike("Tastvelle")] == ["Testville"]


@pytest.mark.parametrize("damage", [b"", b"not a database", None])
def test_a_damaged_index_is_built_again(cache: Path, damage: bytes | None) -> None:
    gazetteer = open_gazetteer()
    gazetteer.close()
    content = gazetteer.path.read_bytes()
    gazetteer.path.write_bytes(content[: len(content) // 2] if damage is None else damage)
    with pytest.raises(GazetteerError, match="damaged"):
        Gazetteer(gazetteer.path, "whatever")
    assert open_gazetteer().find("Testville")


def test_an_index_that_stays_damaged_is_an_error(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("talion.gazetteer.build.build_index", lambda path, stamp, progress: path.write_bytes(b"noise"))
    with pytest.raises(GazetteerError, match="damaged"):
        open_gazetteer()


def test_a_cache_folder_that_cannot_be_written_is_an_error(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    with pytest.raises(GazetteerError, match="cannot be written"):
        open_gazetteer()


def test_two_that_build_at_once_both_get_a_whole_index(cache: Path) -> None:
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.extend(c.name for c in open_gazetteer().find("Testville"))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["Testville"] * 4
