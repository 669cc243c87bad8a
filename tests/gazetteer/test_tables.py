import pytest

from talion.gazetteer.candidates import measure_km
from talion.gazetteer.sources import read_towns
from talion.gazetteer.tables import SourcePlace, map_alpha3, map_demonyms, read_countries, read_own_places

FAR_KM = 450.0
REMOTE = {"IOT", "CUB"}


@pytest.fixture(scope="module")
def points() -> dict[str, list[tuple[float, float]]]:
    found: dict[str, list[tuple[float, float]]] = {}
    for town in read_towns():
        if town.point and town.country:
            found.setdefault(town.country, []).append(town.point)
    return found


@pytest.mark.parametrize("table", ["sites.tsv", "regions.tsv"])
def test_own_places_lie_in_their_countries(table: str, points: dict[str, list[tuple[float, float]]]) -> None:
    far = []
    for place in read_own_places(table):
        assert place.point
        if place.country is None or place.country in REMOTE:
            continue
        limit = 250.0 if place.precision == "town" else FAR_KM
        if min(measure_km(place.point, town) for town in points[place.country]) > limit:
            far.append(place.names[0])
    assert far == []


@pytest.mark.parametrize("table", ["sites.tsv", "regions.tsv"])
def test_own_places_are_well_formed_and_distinct(table: str) -> None:
    places = read_own_places(table)
    ids = [place.gazetteer_id for place in places]
    codes = set(map_alpha3().values())
    assert len(places) > 300
    assert sorted({i for i in ids if ids.count(i) > 1}) == []
    for place in places:
        assert place.country in codes or (place.country is None and place.precision == "sea"), place
        assert -90 <= (place.lat or 0) <= 90
        assert -180 <= (place.lon or 0) <= 180
        assert len(place.names) == len(set(place.names)), place


def test_countries() -> None:
    names = {country.alpha3: country for country in read_countries()}
    assert names["IRQ"].names[0] == "Iraq"
    assert "U.K." in names["GBR"].names
    assert names["XKX"].alpha2 == "XK"
    assert map_demonyms()["South Sudanese"] == "SSD"
    assert map_demonyms()["Iraqis"] == "IRQ"


def test_a_source_place_without_coordinates_has_no_point() -> None:
    place = SourcePlace(gazetteer_id="x", names=("X",), country="IRQ", lat=None, lon=None, precision="country")
    assert place.point is None
