"""The claims behind a value, and the page of one incident."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from talion.claims.signs import load_model
from talion.records import ClaimField, Coding, Count, Incident, TalionError
from talion.views.fields import ALIASES, FIELDS, find_field
from talion.views.page import view_page
from talion.views.why import view_why

SIGNS = ("short_report", "weapon", "recipient", "own_date", "exact_place")


def test_every_claim_of_the_killed_is_told(coding: Coding, rockets: Incident) -> None:
    why = view_why(rockets, "fatalities", coding)
    assert why.shown == "1–2"
    assert [(claim.value, claim.said) for claim in why.claims] == [
        ("1", "in the report's own words"),
        ("2", "in the report's own words"),
        ("at least 1", "denied by Northern Front"),
    ]
    assert why.claims[0].passage.text.startswith("Rebels fired two rockets")
    assert why.claims[0].passage.text.endswith("killing one soldier.")
    assert [piece.text for piece in why.claims[0].passage.pieces if piece.marked] == ["killing one soldier"]
    assert why.claims[0].passage.source == "Harbour Wire, 6 Mar 2024 [wire]"


def test_the_range_is_explained_only_as_it_is(coding: Coding, rockets: Incident) -> None:
    assert any("from the lowest to the highest" in line for line in view_why(rockets, "fatalities", coding).reasons)
    other = replace(rockets, fatalities=Count(low=7, high=9))
    assert not any("shown: 7–9, from the lowest" in line for line in view_why(other, "fatalities", coding).reasons)


def test_a_derived_value_tells_its_rule(coding: Coding, rockets: Incident) -> None:
    (claim,) = view_why(rockets, "date", coding).claims
    assert claim.rule == "the last Tuesday before publication on 2024-03-06"


def test_who_says_so(coding: Coding, shells: Incident) -> None:
    assert view_why(shells, "date", coding).claims[0].said == "says Saleh"


def test_what_is_shown_and_what_not(coding: Coding, rockets: Incident) -> None:
    lines = view_why(rockets, "perpetrators", coding).reasons
    assert "Northern Front: 1 claim in 1 report — shown" in lines
    assert "Rebels: 1 claim in 1 report — not shown" in lines


def test_a_value_taken_from_the_claim_of_responsibility(coding: Coding, rockets: Incident) -> None:
    alone = replace(rockets, claims=tuple(c for c in rockets.claims if c.field == "claimed_by"))
    assert view_why(alone, "perpetrators", coding).reasons == (
        "Northern Front: shown because it claimed the deed (ask why claimed_by)",
    )


def test_a_field_without_claims(coding: Coding, threat: Incident) -> None:
    why = view_why(threat, "fatalities", coding)
    assert (why.shown, why.claims, why.reasons) == ("unknown", (), ("no report says anything about it",))


@pytest.mark.parametrize("field", get_args(ClaimField))
def test_every_field_can_be_asked_of_every_incident(coding: Coding, field: ClaimField) -> None:
    for incident in coding.incidents:
        why = view_why(incident, field, coding)
        assert why.shown
        assert why.reasons
        assert len(why.claims) == sum(claim.field == field for claim in incident.claims)


def test_fields_have_other_names() -> None:
    assert find_field("Killed") == find_field("fatalities") == "fatalities"
    assert find_field("target-kind") == "target_kind"
    assert set(ALIASES.values()) <= set(FIELDS)
    with pytest.raises(TalionError, match="perpetrators"):
        find_field("colour")


def test_the_page_of_an_incident(coding: Coding, rockets: Incident, shells: Incident) -> None:
    page = view_page(rockets, coding)
    sure = {field.name: field.sure for field in page.fields}
    assert (sure["killed"], sure["weapons"]) == ("0.74", "")
    known = {load_model("incident").signs[name] for name in SIGNS}
    assert {sign[2:] for sign in page.signs} == {sign.says for sign in known if abs(sign.weight) >= 0.1}
    assert view_page(next(i for i in coding.incidents if i.confidence is None), coding).signs == ()
    fields = {line.field: (line.value, line.claims) for line in page.fields}
    assert fields["fatalities"] == ("1–2 (1 on 6 Mar 2024, 2 on 7 Mar 2024)", "3 claims in 2 reports")
    assert fields["target_kind"] == ("troops", "")
    assert [report.source for report in page.reports] == ["Valley Post, 7 Mar 2024 [post]", "Harbour Wire, 6 Mar 2024 [wire]"]
    assert page.before == ()
    (after,) = page.after
    assert (after.line.id, after.tie.how) == (shells.id, "answered by")
    (before,) = view_page(shells, coding).before
    assert (before.line.id, before.tie.how) == (rockets.id, "in answer to")
