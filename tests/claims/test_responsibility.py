"""Who says that they did it, whom others blame, and who says that they did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talion.claims.responsibility import find_responsibilities
from talion.records import Incident

if TYPE_CHECKING:
    from conftest import Coder

BOMB = "A car bomb killed nine policemen in Kabul on Monday. "


def wordings(coder: Coder, text: str) -> list[tuple[str, str | None, str | None]]:
    return [(r.kind, r.actor.actor.name if r.actor.actor else None, r.by) for r in find_responsibilities(coder.scene(text))]


def incident(coder: Coder, text: str) -> Incident:
    [one] = coder.code(text).incidents
    return one


@pytest.mark.parametrize(
    ("text", "kind", "actor", "by"),
    [
        ("The Taliban claimed responsibility for the bombing.", "claimed", "Taliban", None),
        ("The Taliban took responsibility for the bombing.", "claimed", "Taliban", None),
        ("The Taliban claimed the attack.", "claimed", "Taliban", None),
        ("The Taliban said it was behind the bombing.", "claimed", "Taliban", None),
        ("The Taliban denied responsibility for the bombing.", "denied", "Taliban", None),
        ("Officials blamed the Taliban for the bombing.", "blamed", "Taliban", "Officials"),
        ("The governor accused the Taliban of the bombing.", "blamed", "Taliban", "governor"),
        ("Officials attributed the bombing to the Taliban.", "blamed", "Taliban", "Officials"),
        ("The bombing was blamed on the Taliban.", "blamed", "Taliban", None),
        ("The Taliban said it was responsible for the bombing.", "claimed", "Taliban", None),
        ("The Taliban were responsible, the ministry believes.", "blamed", "Taliban", "ministry"),
        ("The ministry said the bombing was the work of the Taliban.", "blamed", "Taliban", "ministry"),
        ("The Taliban said the bombing was its answer to a raid.", "claimed", "Taliban", None),
        ("The Taliban says that its target was a barracks.", "claimed", "Taliban", None),
        ("Hassan Nasrallah declared himself the mastermind of the bombing.", "claimed", "Hezbollah", None),
    ],
)
def test_a_wording(coder: Coder, text: str, kind: str, actor: str, by: str | None) -> None:
    assert wordings(coder, text) == [(kind, actor, by)]


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the bombing.",
        "Nobody claimed responsibility.",
        "Nobody was behind the bombing.",
        "The Taliban was not responsible for the bombing.",
        "The Taliban did not claim responsibility.",
        "The Taliban claimed a seat at the table.",
        "He took a chair.",
    ],
)
def test_nobody_takes_it(coder: Coder, text: str) -> None:
    assert wordings(coder, text) == []


def test_a_claim_reaches_back_to_the_happening(coder: Coder) -> None:
    one = incident(coder, BOMB + "The Islamic State claimed responsibility.")
    assert one.claimed_by == one.perpetrators == ("Islamic State",)
    [claim] = [c for c in one.claims if c.field == "claimed_by"]
    assert (claim.said_by, claim.stance) == ("Islamic State", "asserts")
    assert "claimed responsibility" in claim.spans[0].quote


def test_blame_that_nobody_denies_shows_the_blamed_as_suspected(coder: Coder) -> None:
    one = incident(coder, BOMB + "Officials blamed the Taliban.")
    assert [(a.actor, a.by) for a in one.attributed_to] == [("Taliban", "Officials")]
    assert one.claimed_by == ()
    assert one.perpetrators == ("Taliban",)
    assert [c.stance for c in one.claims if c.field == "perpetrators"] == ["suspects"]


def test_blame_gives_way_to_a_name_told_as_fact(coder: Coder) -> None:
    one = incident(coder, "An Israeli drone killed two fighters in Tyre on Monday. Officials blamed the Taliban.")
    assert one.perpetrators == ("Israel",)


def test_blame_that_is_denied_shows_nobody(coder: Coder) -> None:
    one = incident(coder, BOMB + "Officials blamed the Taliban. The Taliban denied responsibility.")
    assert one.perpetrators == ()
    assert [a.actor for a in one.attributed_to] == ["Taliban"]


def test_a_denial_is_kept_and_not_displayed(coder: Coder) -> None:
    one = incident(coder, BOMB + "The Taliban denied responsibility.")
    assert one.claimed_by == ()
    assert "Taliban" not in one.perpetrators
    assert [c.stance for c in one.claims if c.field == "claimed_by"] == ["denies"]
    assert one.status == "occurred"


def test_each_claim_goes_to_its_own_happening(coder: Coder) -> None:
    text = (
        "A car bomb killed nine policemen in Kabul on Monday. The Islamic State claimed responsibility. "
        "Gunmen shot dead a judge in Quetta on Tuesday."
    )
    claimed = {i.place.name: i.claimed_by for i in coder.code(text).incidents if i.place}
    assert claimed == {"Kabul": ("Islamic State",), "Quetta": ()}


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban said its men had done it.",
        "The group, a rival of the Taliban's enemy, was not named. The Taliban said on the radio that they had done it.",
    ],
)
def test_having_done_it_is_a_claim(coder: Coder, text: str) -> None:
    assert "Taliban" in incident(coder, BOMB + text).claimed_by


def test_an_affiliate_is_not_the_body_it_belongs_to(coder: Coder) -> None:
    text = "Al-Shabaab attacked an army post near Baidoa on Monday. The group, al-Qaeda's affiliate, killed nine soldiers."
    found = {name for i in coder.code(text).incidents for name in i.perpetrators}
    assert found == {"al-Shabaab"}


def test_nobody_claims_what_others_did_or_what_was_done_to_him(coder: Coder) -> None:
    text = "Gunmen of Boko Haram stormed a barracks in Baga on Monday. Chadian jets bombed a camp near Bol on Tuesday. "
    claimed = {i.place.name: i.claimed_by for i in coder.code(text + "Boko Haram claimed responsibility.").incidents if i.place}
    assert claimed == {"Baga": ("Boko Haram",), "Bol": ()}
