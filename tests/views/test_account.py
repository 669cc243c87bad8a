"""The whole dispute about an incident: tolls in the order of publication, who claims, blames and denies, reprints once."""

from __future__ import annotations

import pytest

from talion.pipeline import code_reports
from talion.records import Coding, Incident, Report
from talion.views.account import Account, view_account

FIRST = Report(
    id="first", publisher="Harbour Wire", published="2024-03-12",
    text=(
        "A car bomb killed five people at a market in Marib on Tuesday, officials said. The blast tore the roofs from a row of "
        "stalls and threw a lorry on its side. Shopkeepers carried the wounded to a clinic two streets away, where a doctor said "
        "that there was no blood left to give. The governor blamed the Houthis, who denied it."
    ),
)  # fmt: skip
COPY = Report(
    id="copy", publisher="Valley Post", published="2024-03-13", title="Blast in Marib",
    text=f"MARIB — {FIRST.text} This text is from Harbour Wire.",
)  # fmt: skip
LATER = Report(
    id="later", publisher="Coast Observer", published="2024-03-13",
    text="Tuesday's car bomb at a market in Marib killed seven people, said officials, who had earlier said five.",
)  # fmt: skip


@pytest.fixture(scope="module")
def account() -> Account:
    coding = code_reports([FIRST, COPY, LATER])
    return view_account(coding.incidents[0], coding)


def test_reprints_count_once_and_it_is_said(account: Account) -> None:
    assert account.reports == "3 reports, 1 of them a reprint of Harbour Wire, 12 Mar 2024 [first]"
    assert account.line.reprints == account.reports


def test_the_toll_is_told_in_the_order_of_publication(account: Account) -> None:
    (killed,) = [matter for matter in account.matters if matter.name == "killed"]
    assert (killed.shown, killed.growth) == ("7", "5 on 12 Mar 2024, 7 on 13 Mar 2024")
    assert [claim.value for claim in killed.claims] == ["5", "7", "5"]
    corrected, _, given_up = killed.claims
    assert corrected.notes == (
        "no longer counts: corrected by Coast Observer, 13 Mar 2024 [later]",
        "so also 1 reprint",
    )
    assert given_up.rule == "told before, and given up for another figure"


def test_who_blames_and_who_denies(account: Account) -> None:
    (doers,) = [matter for matter in account.matters if matter.name == "who did it"]
    said = {claim.value: claim.said for claim in doers.claims}
    assert said["Houthis is blamed by governor"] == "says governor"
    assert any("did not" in value for value in said)


def test_the_sample(coding: Coding, rockets: Incident, threat: Incident) -> None:
    account = view_account(rockets, coding)
    assert [matter.name for matter in account.matters] == ["who did it", "killed"]
    assert [claim.value for claim in account.matters[0].claims] == [
        "Rebels did it", "Northern Front did it", "Northern Front is blamed by Valley Post", "Northern Front claims it",
    ]  # fmt: skip
    assert account.agreed == ("date", "place", "weapons", "injured", "status")
    assert view_account(threat, coding).matters == ()
