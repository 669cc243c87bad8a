"""Who speaks, and whom demands and threats are addressed to; demands and threats that no verb of their own tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder

FIGHT = "Eritrean troops shelled Ethiopian posts near Zalambessa on Monday, killing nine soldiers. "


@pytest.mark.parametrize(
    ("said", "speaker", "addressed"),
    [
        ("On Tuesday Ethiopia demanded that the Eritrean army leave the town.", "Ethiopia", "Eritrea"),
        ("On Tuesday Ethiopia demanded an end to Eritrean raids.", "Ethiopia", "Eritrea"),
        ("On Tuesday Ethiopia demanded an apology.", "Ethiopia", "Eritrea"),
        ("Ethiopia expects the Eritrean government to withdraw its men.", "Ethiopia", "Eritrea"),
        ("The Eritrean army must pull back, Ethiopia's prime minister said on Tuesday.", "Ethiopia", "Eritrea"),
        ("Eritrea proposed to Ethiopia on Tuesday that the guns fall silent.", "Eritrea", "Ethiopia"),
        ("Ethiopia wants Eritrea to free the prisoners, a mediator said on Tuesday.", "Ethiopia", "Eritrea"),
    ],
)
def test_a_demand_and_its_addressee(coder: Coder, said: str, speaker: str, addressed: str) -> None:
    [demand] = [i for i in coder.code(FIGHT + said).incidents if i.plover_type == "REQUEST"]
    assert (demand.perpetrators, demand.recipients) == ((speaker,), (addressed,))


@pytest.mark.parametrize(
    ("text", "speaker", "addressed"),
    [
        ("All American ships in the strait are targets, the Houthis said on Monday.", "Houthis", "United States"),
        ("Al-Shabaab gave the Kenyan army a week on Monday to leave Dhobley.", "al-Shabaab", "Kenya"),
        ("Hezbollah vowed on Monday to strike Israel.", "Hezbollah", "Israel"),
    ],
)
def test_a_threat_and_whom_it_would_fall_on(coder: Coder, text: str, speaker: str, addressed: str) -> None:
    [threat] = [i for i in coder.code(text).incidents if i.plover_type == "THREATEN"]
    assert (threat.perpetrators, threat.recipients, threat.status) == ((speaker,), (addressed,), "threatened")


@pytest.mark.parametrize(
    "said",
    [
        "Oxfam's director said on Tuesday that both sides must stop.",
        "The army pressed on with its advance on Tuesday.",
        "The president would ask parliament for money, his office said on Tuesday.",
        "The army gave reporters two hours on Tuesday to see the ruins.",
    ],
)
def test_what_is_no_demand(coder: Coder, said: str) -> None:
    assert not {i.plover_type for i in coder.code(FIGHT + said).incidents} & {"REQUEST", "THREATEN"}


def test_two_demands_on_two_parties_are_two(coder: Coder) -> None:
    said = "Ethiopia asked Kenya on Tuesday to close its camps. Ethiopia demanded on Tuesday that Eritrea leave the town."
    demands = [i for i in coder.code(FIGHT + said).incidents if i.plover_type == "REQUEST"]
    assert {i.recipients for i in demands} <= {("Kenya",), ("Eritrea",)}
    assert ("Eritrea",) in {i.recipients for i in demands}


def test_threats_received_have_no_known_sender(coder: Coder) -> None:
    text = "Gunmen killed two councillors in Tumaco on Monday. The mayor has received death threats this week."
    [threat] = [i for i in coder.code(text).incidents if i.plover_type == "THREATEN"]
    assert (threat.perpetrators, threat.recipients) == ((), ("mayor",))


def test_a_ruler_gives_way_to_the_protest_told_beside_it(coder: Coder) -> None:
    text = (
        "President Otieno of Kenya said on Wednesday that he will not sign the tax bill and is withdrawing it, after protesters "
        "stormed parliament in Nairobi. "
    )
    assert "CONCEDE" in {i.plover_type for i in coder.code(text).incidents}
    calm = "President Otieno of Kenya said on Wednesday that he is withdrawing the tax bill, as economists had advised."
    assert not coder.code(calm).incidents


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Opposition leaders called on Malians to gather in Bamako this coming Friday. The rally has not been authorised.",
            "planned",
        ),
        ("Hamas is preparing for an attack on Sderot, Israel said on Monday.", "planned"),
        ("Two frigates left Toulon for Cyprus on Wednesday, in case Turkish trawlers blocked the port.", "occurred"),
    ],
)
def test_what_is_only_prepared_or_feared(coder: Coder, text: str, status: str) -> None:
    assert [i.status for i in coder.code(text).incidents] == [status]


def test_those_named_together_are_the_two_or_three(coder: Coder) -> None:
    text = (
        "Rebels killed nine soldiers of Mali near Gao on Monday. Mali, Niger and Burkina Faso are ruled by soldiers. The three "
        "have turned to Russia; in January they announced that they were leaving the regional bloc Ecowas."
    )
    [left] = [i for i in coder.code(text).incidents if i.plover_type == "REJECT"]
    assert set(left.perpetrators) == {"Burkina Faso", "Mali", "Niger"}
    [truce] = coder.code("Armenia and Azerbaijan met in Munich in May. The two agreed on a truce on Monday.").incidents[-1:]
    assert set(truce.perpetrators) == {"Armenia", "Azerbaijan"}


def test_an_agreement_of_another_year_is_background(coder: Coder) -> None:
    assert not coder.code(
        "The bombers belong to rebels who split off when the group made peace with the government in 2016."
    ).incidents


def test_sanctions_that_end_are_a_concession(coder: Coder) -> None:
    [lifted] = coder.code("Chad lifted the sanctions on Monday, and its soldiers rejoiced.").incidents
    assert lifted.plover_type == "CONCEDE"


def test_a_measure_of_a_state_is_taken_at_home(coder: Coder) -> None:
    [measure] = coder.code("Kyiv called up its reserves on Monday.").incidents
    assert measure.place is not None
    assert (measure.place.country, measure.place.precision) == ("UKR", "country")


def test_windows_broken_in_an_attack_on_a_house(coder: Coder) -> None:
    [raid] = coder.code("Unidentified men attacked the party's offices in Arica on Monday, breaking the windows.").incidents
    assert raid.acled_sub_event_type == "Looting/property destruction"


def test_the_make_of_a_weapon_is_not_who_used_it(coder: Coder) -> None:
    [attack] = coder.code("An attack in which Czech bombs were used wrecked two pylons near Curico on Monday.").incidents
    assert attack.perpetrators == ()


@pytest.mark.parametrize(
    ("said", "speaker", "addressed"),
    [
        ("Eritrea's president refused on Tuesday to hand over the captured officers.", "Eritrea", "Ethiopia"),
        ("Ethiopia's prime minister said he would not negotiate with Eritrea.", "Ethiopia", "Eritrea"),
        ("On Tuesday Eritrea rejected an Ethiopian offer of talks.", "Eritrea", "Ethiopia"),
    ],
)
def test_a_refusal_and_whose_wish_it_is(coder: Coder, said: str, speaker: str, addressed: str) -> None:
    [refusal] = [i for i in coder.code(FIGHT + said).incidents if i.plover_type == "REJECT"]
    assert (refusal.perpetrators, refusal.recipients) == ((speaker,), (addressed,))


def test_an_ultimatum_and_not_what_it_asks_for(coder: Coder) -> None:
    text = "On Monday the Houthis issued an ultimatum to Riyadh: lift the siege within a week or face attacks on its oil fields."
    [threat] = coder.code(text).incidents
    assert (threat.plover_type, threat.perpetrators, threat.recipients) == ("THREATEN", ("Houthis",), ("Saudi Arabia",))


def test_the_opposition_demands_of_those_who_rule(coder: Coder) -> None:
    text = (
        "Police shot dead six protesters in Nairobi, Kenya, on Monday. Opposition chief Moses Wafula called for the tax to be "
        "dropped at once."
    )
    [demand] = [i for i in coder.code(text).incidents if i.plover_type == "REQUEST"]
    assert (demand.perpetrators, demand.recipients) == (("Moses Wafula",), ("Kenya",))


def test_occupants_who_are_called_out_are_no_adversary(coder: Coder) -> None:
    said = "Over loudspeakers Ethiopian troops called for the occupants of a house to come out on Tuesday."
    assert "REQUEST" not in {i.plover_type for i in coder.code(FIGHT + said).incidents}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Oman and the Houthis signed a deal on prisoners in Muscat on Monday.", ["AGREE"]),
        ("Israel and Hamas agreed on Monday to a pause of four days.", ["AGREE"]),
        ("Kenya and Chad signed an agreement on trade on Monday after a war of words.", []),
        ("Officials in Derby have decided to host a rally, but they will impose new rules on riders this year.", []),
    ],
)
def test_agreements_of_war_and_of_peace(coder: Coder, text: str, kinds: list[str]) -> None:
    assert [i.plover_type for i in coder.code(text).incidents] == kinds
