"""The fit finds what is there, the measures count rightly, and the weights get into the table."""

from __future__ import annotations

import datetime as dt
import math
import tomllib
from importlib.resources import files

import pytest
from tests.bench.scores import PlainScore

from calibration.cases import judge_claim
from calibration.logistic import Fit, fit_weights, predict_folds
from calibration.reliability import Guess, bin_guesses, format_kinds, judge_guesses
from calibration.table import set_default, set_weights
from calibration.threshold import Outcome, choose_share
from talion.claims.signs import TABLE
from talion.records import Attribution, Claim, ClaimField, ClaimValue, Count, Place, When


def test_a_sign_of_right_cases_gets_weight_and_an_absent_one_none() -> None:
    found = [{"good"}] * 40 + [set()] * 40
    right = [True] * 36 + [False] * 4 + [True] * 20 + [False] * 20
    fit = fit_weights(["good", "never"], found, right)
    assert fit.weights["never"] == pytest.approx(0.0, abs=1e-9)
    assert fit.constant == pytest.approx(0.0, abs=0.2)
    assert 1.2 < fit.weights["good"] < math.log(9)  # the penalty draws it in
    assert fit == fit_weights(["good", "never"], found, right)


def test_a_case_is_predicted_without_its_own_report() -> None:
    """Only one report has the sign: its own cases must not teach what the sign means."""
    found = [{"sign"}] * 10 + [set()] * 60
    right = [False] * 10 + [True] * 60
    groups = ["alone"] * 10 + [f"other {k}" for k in range(60)]
    shares = predict_folds(["sign"], found, right, groups)
    assert min(shares[:10]) > 0.9


def test_measures_of_reliability() -> None:
    guesses = [Guess(kind="x", share=0.8, right=True)] * 3 + [Guess(kind="y", share=0.8, right=False)]
    quality = judge_guesses(guesses)
    assert (quality.number, quality.predicted, quality.observed) == (4, pytest.approx(0.8), 0.75)
    assert quality.brier == pytest.approx((3 * 0.04 + 0.64) / 4)
    assert quality.plain == pytest.approx(0.1875)
    assert quality.ece == pytest.approx(0.05)
    assert [len(b) for b in bin_guesses([*guesses, Guess(kind="x", share=1.0, right=True)])] == [4, 1]
    assert [line.split("|")[1].strip() for line in format_kinds(guesses).splitlines()[2:]] == ["x", "y", "all"]


def test_weights_go_into_the_table_and_words_stay() -> None:
    text = (files("talion.knowledge") / TABLE).read_text(encoding="utf-8")
    before = tomllib.loads(text)
    names = [row["name"] for row in before["incident"]["sign"]]
    fit = Fit(constant=-0.12345, weights={name: float(k) for k, name in enumerate(names)})
    after = tomllib.loads(set_default(set_weights(text, "incident", fit), 0.3))
    assert after["incident"]["constant"] == -0.123
    assert [row["weight"] for row in after["incident"]["sign"]] == [float(k) for k in range(len(names))]
    assert [row["says"] for row in after["incident"]["sign"]] == [row["says"] for row in before["incident"]["sign"]]
    assert after["claim"] == before["claim"]
    assert after["defaults"]["min_confidence"] == 0.3
    with pytest.raises(KeyError):
        set_weights(text, "claim", fit)


def outcome(share: float, ledger: float) -> Outcome:
    return Outcome(share=share, kept=1, ledger=ledger, precision=1.0, recall=1.0)


def test_nothing_is_left_out_unless_it_plainly_helps() -> None:
    assert choose_share([outcome(0.0, 0.600), outcome(0.4, 0.601), outcome(0.5, 0.59)]) == 0.0
    assert choose_share([outcome(0.0, 0.600), outcome(0.4, 0.620), outcome(0.5, 0.61)]) == 0.4


GOLD: dict[str, object] = {
    "date": [("2024-03-05", "2024-03-05", "day")], "country": "YEM", "place": ["Marib"], "weapons": ["rocket"], "fatalities": [],
    "perpetrators": ["Northern Front"], "perpetrators_any": ["The Army"], "recipients": [], "status": "occurred",
    "attributed_to": [{"actor": "Northern Front", "by": "the mayor"}], "target_kind": ["army post"],
    "acled_sub_event_type": "Attack",
}  # fmt: skip
TUESDAY = dt.date(2024, 3, 5)


@pytest.mark.parametrize(
    ("field", "value", "right"),
    [
        ("date", When(earliest=TUESDAY, latest=TUESDAY, precision="day"), True),
        ("place", Place(name="Marib", country="YEM", precision="town"), True),
        ("place", Place(name="Sirwah", country="YEM", precision="town"), False),
        ("place", Place(name="Yemen", country="YEM", precision="country"), True),
        ("place", Place(name="Oman", country="OMN", precision="country"), False),
        ("perpetrators", "northern front", True),
        ("perpetrators", "the army", True),
        ("perpetrators", "Oman", False),
        ("recipients", "Oman", None),
        ("weapons", "Rocket", True),
        ("fatalities", Count(low=1, high=1), False),
        ("status", "denied", False),
        ("attributed_to", Attribution(actor="Northern Front", by="a reporter"), True),
        ("target_kind", "post", True),
        ("acled_sub_event_type", "Attack", True),
        ("plover_type", "ASSAULT", None),
        ("plover_mode", "bombing", None),
    ],
)
def test_a_claim_is_held_against_the_gold(field: ClaimField, value: ClaimValue, right: bool | None) -> None:
    claim = Claim(event="e-1", field=field, value=value, spans=())
    assert judge_claim(claim, GOLD, PlainScore()) is right
