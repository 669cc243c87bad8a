import pytest

from talion.gazetteer.candidates import GazetteerError
from talion.gazetteer.divisions import name_official_divisions, read_division, read_divisions

ROW = {
    "name": "Ariha District", "aliases": "Arihah District", "kind": "district", "country": "SYR", "admin1": "12", "iso": "",
    "geonames": "8537261", "population": "0", "lat": "35.81", "lon": "36.61",
}  # fmt: skip


def test_a_row_becomes_a_place_with_every_spelling() -> None:
    place = read_division(ROW, ("Muhafazat X",))
    assert place.names == ("Ariha District", "Arihah District", "Muhafazat X")
    assert (place.gazetteer_id, place.precision, place.country, place.admin1) == ("geonames:8537261", "district", "SYR", "12")


def test_a_row_without_a_point_is_refused() -> None:
    with pytest.raises(GazetteerError, match="Ariha District"):
        read_division({**ROW, "lat": ""}, ())


def test_first_level_divisions_keep_their_official_code_and_spelling() -> None:
    places = {place.gazetteer_id: place for place in read_divisions()}
    assert places["iso3166:US-KY"].names[0] == "Kentucky"
    assert places["iso3166:US-KY"].lat is not None
    counties = [place for place in places.values() if place.names[0] == "Laurel County"]
    assert [(place.country, place.admin1, place.precision) for place in counties] == [("USA", "KY", "district")]


def test_every_official_division_is_there_once() -> None:
    ids = [place.gazetteer_id for place in read_divisions()]
    assert len(ids) == len(set(ids))
    assert {f"iso3166:{code}" for code in name_official_divisions()} <= set(ids)
