"""What is displayed of a happening: ranges over reports, exact names before vague ones, nothing that is denied."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talion.incidents.values import Values, compute_values
from talion.records import Attribution, Claim, ClaimField, ClaimValue, Count, Place, Span, Stance, When


def claim(
    field: ClaimField,
    value: ClaimValue,
    report: str = "a",
    *,
    stance: Stance = "asserts",
    said_by: str | None = None,
    derived: str | None = None,
) -> Claim:
    span = Span(report=report, start=0, end=4, quote="word")
    return Claim(event=f"e-{report}", field=field, value=value, spans=(span,), stance=stance, said_by=said_by, derived=derived)


def values(*claims: Claim) -> Values:
    return compute_values(claims)


def day(number: int) -> When:
    return When(earliest=dt.date(2024, 3, number), latest=dt.date(2024, 3, number), precision="day")


MONTH = When(earliest=dt.date(2024, 3, 1), latest=dt.date(2024, 3, 31), precision="month")
GOMA = Place(name="Goma", country="COD", precision="town", lat=-1.68, lon=29.23)
CONGO = Place(name="Democratic Republic of the Congo", country="COD", precision="country")


def toll(low: int | None, high: int | None, report: str = "a", *, stance: Stance = "asserts") -> Claim:
    return claim("fatalities", Count(low=low, high=high), report, stance=stance)


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [
        ([(9, 9)], 9, 9),
        ([(9, 9), (12, 12)], 9, 12),
        ([(12, 12), (10, 10), (9, 9)], 9, 12),
        ([(9, 9), (101, None)], 9, None),
        ([(5, None), (9, 9)], 5, 9),
        ([(5, None)], 5, None),
        ([(None, 20)], None, 20),
        ([(0, 0)], 0, 0),
    ],
)
def test_a_toll_is_the_range_over_reports(told: list[tuple[int | None, int | None]], low: int | None, high: int | None) -> None:
    found = values(*[toll(a, b, f"r{k}") for k, (a, b) in enumerate(told)]).fatalities
    assert found == Count(low=low, high=high)


def test_a_denied_figure_is_not_displayed() -> None:
    assert values(toll(9, 9), toll(40, 40, "b", stance="denies")).fatalities == Count(low=9, high=9)
    assert values(toll(40, 40, stance="denies")).fatalities is None


def test_no_word_of_a_toll_is_no_toll() -> None:
    found = values(claim("plover_type", "ASSAULT"))
    assert found.fatalities is None
    assert found.injured is None


def test_dead_and_hurt_are_kept_apart() -> None:
    found = values(toll(9, 9), claim("injured", Count(low=30, high=30)))
    assert (found.fatalities, found.injured) == (Count(low=9, high=9), Count(low=30, high=30))


def test_attackers_count_in_the_maximum_alone() -> None:
    attackers = claim("fatalities", Count(low=3, high=3), derived="the attackers' own dead")
    assert values(toll(9, 9), attackers).fatalities == Count(low=9, high=12)


@pytest.mark.parametrize("vague", ["unidentified armed group", "soldiers", "police"])
def test_a_vague_name_gives_way(vague: str) -> None:
    assert values(claim("perpetrators", vague), claim("perpetrators", "Boko Haram", "b")).perpetrators == ("Boko Haram",)
    assert values(claim("perpetrators", vague)).perpetrators == (vague,)


def test_a_group_that_is_only_described_gives_way_to_its_name() -> None:
    told = [claim("perpetrators", "Iran-backed militias"), claim("perpetrators", "Kataib Hezbollah", "b")]
    assert values(*told).perpetrators == ("Kataib Hezbollah",)


def test_civilians_that_are_called_so_stay_beside_a_name() -> None:
    told = [claim("recipients", "civilians", derived="civilians"), claim("recipients", "Ukraine")]
    assert set(values(*told).recipients) == {"civilians", "Ukraine"}


def test_who_claims_it_did_it_where_nobody_else_is_named() -> None:
    claimed = claim("claimed_by", "Islamic State", said_by="Islamic State")
    assert values(claimed).perpetrators == ("Islamic State",)
    assert values(claimed, claim("perpetrators", "unidentified armed group", "b")).perpetrators == ("Islamic State",)


def test_a_denied_claim_of_responsibility_names_nobody() -> None:
    found = values(claim("claimed_by", "Taliban", stance="denies"))
    assert (found.claimed_by, found.perpetrators) == ((), ())


def test_blame_names_no_perpetrator() -> None:
    blame = Attribution(actor="Taliban", by="officials")
    found = values(claim("attributed_to", blame))
    assert found.attributed_to == (blame,)
    assert found.perpetrators == ()


def test_the_exact_date_wins_then_the_one_that_most_reports_give() -> None:
    assert values(claim("date", MONTH), claim("date", day(5), "b")).when == day(5)
    told = [claim("date", day(5), "a"), claim("date", day(6), "b"), claim("date", day(6), "c")]
    assert values(*told).when == day(6)


def test_a_day_wins_over_a_span_that_holds_it() -> None:
    span = When(earliest=day(4).earliest, latest=day(5).latest, precision="day")
    assert values(claim("date", span), claim("date", day(5), "b")).when == day(5)


def test_one_report_that_repeats_itself_counts_once() -> None:
    told = [claim("date", day(6), "a", said_by=str(k)) for k in range(4)] + [claim("date", day(5), r) for r in ("b", "c")]
    assert values(*told).when == day(5)


def test_a_town_wins_over_its_country() -> None:
    assert values(claim("place", CONGO), claim("place", CONGO, "b"), claim("place", GOMA, "c")).place == GOMA
    assert values(claim("place", CONGO)).place == CONGO


def test_the_exact_weapon_wins() -> None:
    assert values(claim("weapons", "missile"), claim("weapons", "ballistic missile", "b")).weapons == ("ballistic missile",)
    assert values(claim("weapons", "explosives"), claim("weapons", "drone")).weapons == ("drone",)


def test_what_a_verb_lets_expect_gives_way_to_a_weapon_that_is_named() -> None:
    expected = claim("weapons", "small arms", derived="frame 'fire'")
    assert values(expected).weapons == ("small arms",)
    assert values(expected, claim("weapons", "rocket", "b")).weapons == ("rocket",)
    bombed = claim("weapons", "airstrike", derived="frame 'bomb'")
    assert values(bombed, claim("weapons", "artillery")).weapons == ("artillery",)
    assert set(values(bombed, claim("weapons", "cruise missile")).weapons) == {"airstrike", "cruise missile"}


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (["occurred"], "occurred"),
        (["occurred", "occurred", "denied"], "occurred"),
        (["threatened"], "threatened"),
        (["intercepted", "intercepted", "occurred"], "intercepted"),
        ([], "uncertain"),
    ],
)
def test_the_status(told: list[str], status: str) -> None:
    assert values(*[claim("status", s, f"r{k}") for k, s in enumerate(told)]).status == status


CLAIMS = st.one_of(
    st.builds(toll, st.integers(0, 50), st.one_of(st.none(), st.integers(50, 90)), st.sampled_from("abc")),
    st.builds(
        lambda v, r: claim("perpetrators", v, r),
        st.sampled_from(["Hamas", "Israel", "unidentified armed group"]),
        st.sampled_from("abc"),
    ),
    st.builds(lambda v, r: claim("date", v, r), st.sampled_from([day(5), day(6), MONTH]), st.sampled_from("abc")),
    st.builds(lambda v, r: claim("place", v, r), st.sampled_from([GOMA, CONGO]), st.sampled_from("abc")),
    st.builds(lambda v, r: claim("status", v, r), st.sampled_from(["occurred", "denied", "intercepted"]), st.sampled_from("abc")),
    st.builds(
        lambda v, r: claim("weapons", v, r), st.sampled_from(["missile", "ballistic missile", "drone"]), st.sampled_from("abc")
    ),
)


@given(data=st.data(), claims=st.lists(CLAIMS, max_size=8))
def test_the_order_of_claims_changes_nothing(data: st.DataObject, claims: list[Claim]) -> None:
    assert compute_values(data.draw(st.permutations(claims))) == compute_values(claims)


@given(st.lists(CLAIMS, min_size=1, max_size=8))
def test_everything_displayed_was_said(claims: list[Claim]) -> None:
    found = compute_values(claims)
    said = {
        field: [c.value for c in claims if c.field == field]
        for field in ("date", "place", "perpetrators", "weapons", "fatalities")
    }
    assert found.when is None or found.when in said["date"]
    assert found.place is None or found.place in said["place"]
    assert set(found.perpetrators) <= set(said["perpetrators"])
    assert set(found.weapons) <= set(said["weapons"])
    if said["fatalities"]:
        assert found.fatalities is not None
        assert found.fatalities.low is not None
        assert found.fatalities.high is None or found.fatalities.low <= found.fatalities.high
