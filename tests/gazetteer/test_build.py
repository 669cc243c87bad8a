from pathlib import Path

from talion.gazetteer.build import build_index, locate_divisions, make_keys, merge_places
from talion.gazetteer.index import Gazetteer
from talion.gazetteer.tables import SourcePlace
from talion.records import PlacePrecision


def make_place(name: str, *aliases: str, at: tuple[float, float] = (15.0, 44.0), gid: str = "", **more: object) -> SourcePlace:
    precision: PlacePrecision = "province" if more.get("province") else "town"
    return SourcePlace(
        gazetteer_id=gid or f"talion:{name}", names=(name, *aliases), country="YEM", lat=at[0], lon=at[1], precision=precision,
        population=int(str(more.get("population", 0))), admin1=str(more.get("admin1", "")),
    )  # fmt: skip


def test_our_name_wins_and_the_package_gives_identity_and_people() -> None:
    ours = make_place("Hodeidah", "Hodeida")
    theirs = make_place("Al Hudaydah", "Hodeida", at=(15.1, 44.1), gid="geonames:1", population=700_000)
    (merged,) = merge_places([ours], [theirs])
    assert (merged.names[0], merged.gazetteer_id, merged.population) == ("Hodeidah", "geonames:1", 700_000)
    assert "Al Hudaydah" in merged.names


def test_a_namesake_far_away_stays_apart() -> None:
    ours = make_place("Hodeidah")
    theirs = make_place("Hodeidah", at=(17.0, 48.0), gid="geonames:2")
    assert [place.gazetteer_id for place in merge_places([ours], [theirs])] == ["talion:Hodeidah", "geonames:2"]


def test_a_spelling_that_our_tables_give_to_another_place_is_not_taken_over() -> None:
    city, strip = make_place("Gaza City"), make_place("Gaza Strip", "Gaza", province=True)
    theirs = make_place("Gaza", "Gaza City", gid="geonames:3")
    merged = merge_places([city, strip], [theirs])
    assert "Gaza" not in merged[0].names
    assert "Gaza" in merged[1].names


def test_a_region_gets_the_division_of_most_towns_around_its_centre() -> None:
    towns = [make_place(f"T{n}", at=(15.0 + n / 100, 44.0), admin1="A" if n % 3 else "B") for n in range(9)]
    (region,) = locate_divisions([make_place("R", province=True)], towns)
    assert region.admin1 == "A"


def test_keys_hold_the_name_without_its_article() -> None:
    assert {"al qaim", "qaim"} <= set(make_keys(make_place("Al-Qaim")))


def test_progress_ends_at_the_total(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("talion.gazetteer.build.gather_places", lambda: [make_place("Aden"), make_place("Ibb")])
    seen: list[tuple[int, int]] = []
    build_index(tmp_path / "index", "stamp", lambda done, total: seen.append((done, total)))
    assert seen == [(2, 2)]
    assert [c.name for c in Gazetteer(tmp_path / "index", "stamp").find("ibb")] == ["Ibb"]
