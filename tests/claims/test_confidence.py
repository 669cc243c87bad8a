"""Claims are gauged by the signs that hold for them, and the table of weights is whole."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files

import pytest

import talion
from talion.claims.confidence import UNGAUGED, claim_signs, describe_claims, gauge_claims
from talion.claims.signs import Model, Sign, load_default, load_model, load_rules
from talion.records import Claim, ClaimField, ClaimValue, Count, Place, Span, TalionError, When

STAGES = ("mentions", "events", "claims")
TEXT = "Gunmen shelled the depot at Qarn on Friday. Four guards died, the mayor said; a second source counted six."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(report="r", start=start, end=start + len(words), quote=words)


def claim(field: ClaimField, value: ClaimValue, words: str, **more: str) -> Claim:
    return Claim(event="e-1", field=field, value=value, spans=(span(words),), derived=more.get("derived"))


TOLD = span("Gunmen shelled the depot at Qarn on Friday")
FOUR = claim("fatalities", Count(low=4, high=4), "Four")
SIX = claim("fatalities", Count(low=6, high=6), "six")
FRIDAY = When(earliest=dt.date(2024, 5, 3), latest=dt.date(2024, 5, 3), precision="day")


def signs(one: Claim, *others: Claim) -> set[str]:
    return set(claim_signs(one, [one, *others], TOLD))


def test_every_field_has_a_sign_and_the_weights_are_fitted() -> None:
    for subject in ("incident", "claim"):
        model = load_model(subject)
        assert all(sign.says for sign in model.signs.values())
        assert any(sign.weight for sign in model.signs.values())
    assert set(ClaimField.__args__) - UNGAUGED <= load_model("claim").signs.keys()
    assert 0 <= load_default() < 1


def test_words_of_the_telling_passage_and_rules() -> None:
    assert signs(claim("date", FRIDAY, "Friday")) == {"date", "own_words"}
    assert signs(FOUR) == {"fatalities"}
    assert "carried" in signs(claim("date", FRIDAY, "Friday", derived="time of the sentence; weekday before publication"))
    assert "resort" in signs(
        claim("date", FRIDAY, "Friday", derived="told as news on the day of publication: published 2024-05-04")
    )


def test_other_words_confirm_or_exclude() -> None:
    again = claim("fatalities", Count(low=4, high=4), "guards")
    assert "told_twice" in signs(FOUR, again)
    assert "told_thrice" not in signs(FOUR, again)
    assert {"told_twice", "told_thrice"} <= signs(FOUR, again, claim("fatalities", Count(low=4, high=4), "mayor"))
    assert "rival" in signs(FOUR, SIX)
    assert "beside" in signs(claim("weapons", "mortar", "shelled"), claim("weapons", "rocket", "depot"))


def test_a_country_does_not_exclude_a_town_in_it() -> None:
    town = claim("place", Place(name="Qarn", country="YEM", precision="town"), "Qarn")
    land = claim("place", Place(name="Yemen", country="YEM", precision="country"), "depot")
    abroad = claim("place", Place(name="Oman", country="OMN", precision="country"), "depot")
    assert "rival" not in signs(town, land)
    assert "rival" in signs(town, abroad)
    assert "rough" in signs(land)


def test_gauging_sets_nothing_but_the_confidence() -> None:
    first, second = gauge_claims([FOUR, SIX], TOLD, [TOLD])
    assert first.id == FOUR.id
    assert 0 < (first.confidence or 0) < (gauge_claims([FOUR], TOLD, [TOLD])[0].confidence or 0) <= 1
    assert second.confidence == first.confidence
    assert describe_claims([FOUR, SIX], TOLD, [TOLD])[0] == signs(FOUR, SIX)


def test_weights_add_up_to_a_share() -> None:
    model = Model(constant=0.0, signs={"a": Sign(name="a", says="it is", weight=1.0), "b": Sign(name="b", says="b", weight=50.0)})
    assert model.weigh([]) == 0.5
    assert model.weigh(["a"]) == 0.731
    assert model.weigh(["a", "b"]) == 0.999
    with pytest.raises(TalionError, match="no sign 'c'"):
        model.weigh(["c"])


def test_the_rules_are_such_as_the_coder_gives() -> None:
    """Each part stands in the source of a stage, as the words of a rule: a rule that is worded anew must be worded anew here."""
    root = files("talion")
    source = "".join(
        p.read_text(encoding="utf-8") for stage in STAGES for p in (root / stage).iterdir() if p.name.endswith(".py")
    )
    missing = [part for part in (*load_rules().carried, *load_rules().resort) if part.rstrip("' ") not in source]
    assert missing == []


def test_a_day_that_only_the_publication_gives_is_a_last_resort() -> None:
    coding = talion.code("Gunmen killed three police officers near Kirkuk, the interior ministry said.", published="2024-03-06")
    (event,) = coding.events
    found = describe_claims(event.claims, event.trigger, event.mentions)
    assert [("resort" in one) for one, c in zip(found, event.claims, strict=True) if c.field == "date"] == [True]
