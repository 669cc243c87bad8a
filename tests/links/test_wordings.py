"""What one happening is said to answer or to have come of, in many wordings; and wordings that say nothing of the kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder

SUNDAY = "2024-03-17"


def joined(coder: Coder, text: str) -> list[tuple[str, str]]:
    """Each link as the town of the later happening, or "threat", and the town of the earlier one; sorted."""
    coding = coder.code(text, SUNDAY)
    towns = {i.id: "threat" if i.status == "threatened" else i.place.name if i.place else "" for i in coding.incidents}
    return sorted((towns[x.source], towns[x.target]) for x in coding.links)


@pytest.mark.parametrize(
    ("text", "answer", "cause"),
    [
        (
            "Rebels shelled Mekelle on Monday, killing four people. "
            "In swift response to the shelling, Ethiopian jets bombed Adwa on Tuesday.",
            "Adwa",
            "Mekelle",
        ),
        (
            "Kenyan troops raided a camp near Kismayo on Friday, in apparent retaliation for an ambush by al-Shabaab near "
            "Garissa on Wednesday that killed six policemen.",
            "Kismayo",
            "Garissa",
        ),
        (
            "Gunmen burned houses in Bamenda on Saturday in suspected reprisal "
            "for the killing of a herder near Kumba on Thursday.",
            "Bamenda",
            "Kumba",
        ),
        (
            "Iran fired missiles at a base in Erbil on Saturday to punish the United States for the killing of a general in "
            "Baghdad on Friday.",
            "Erbil",
            "Baghdad",
        ),
        (
            "Islamic State avenged the arrest of its men in Tikrit on Tuesday by bombing a market in Samarra on Thursday.",
            "Samarra",
            "Tikrit",
        ),
        (
            "A land mine killed seven soldiers near Vavuniya on Monday. "
            "Air force planes bombed Jaffna on Tuesday in reprisal for the mine, the ministry said.",
            "Jaffna",
            "Vavuniya",
        ),
        (
            "Hezbollah fired 30 rockets at Acre on Monday, wounding two people. "
            "In response to the barrage, Israeli jets struck a depot in Nabatieh on Tuesday.",
            "Nabatieh",
            "Acre",
        ),
        (
            "Turkish drones killed a Kurdish commander in Kobani on Tuesday. The bombing of a Turkish base in Azaz on Thursday "
            "was an answer to the assassination, the fighters said.",
            "Azaz",
            "Kobani",
        ),
    ],
)
def test_phrases(coder: Coder, text: str, answer: str, cause: str) -> None:
    assert joined(coder, text) == [(answer, cause)]


@pytest.mark.parametrize(
    ("text", "answer", "cause"),
    [
        (
            "Taliban gunmen killed a judge in Herat on Wednesday. "
            "The group called it revenge for a commander whom police shot dead in Farah on Monday.",
            "Herat",
            "Farah",
        ),
        (
            "A bomb killed three soldiers in Quetta on Monday. "
            "The raid on Khuzdar on Thursday, in which two gunmen died, was revenge for the soldiers, an officer said.",
            "Khuzdar",
            "Quetta",
        ),
        (
            "Armed men killed nine people in Kadugli on Monday. "
            "Two days later the answer came: soldiers burned the village of Talodi and killed four.",
            "Talodi",
            "Kadugli",
        ),
        (
            'Seven villagers were shot dead near Wabag on Saturday. "This is payback," a police officer said. '
            '"Last month a man from the gunmen\'s clan was killed in Porgera."',
            "Wabag",
            "Porgera",
        ),
        (
            "Israeli jets struck Sidon on Sunday. "
            "The army said it acted because of a mortar attack on Nahariya on Saturday that wounded a farmer.",
            "Sidon",
            "Nahariyya",
        ),
        (
            "Washington confirmed that it bombed depots in Albu Kamal on Friday, and says it did so because of a drone "
            "attack on its troops at Erbil on Wednesday.",
            "Al-Bukamal",
            "Erbil",
        ),
    ],
)
def test_nouns_and_what_takes_a_happening_up(coder: Coder, text: str, answer: str, cause: str) -> None:
    assert joined(coder, text) == [(answer, cause)]


@pytest.mark.parametrize(
    ("text", "answer", "cause"),
    [
        (
            "A soldier shot dead a teenager in Nablus on Thursday. "
            "Anger at the killing spilled over into riots in Hebron on Friday, in which protesters burned cars.",
            "Hebron",
            "Nablus",
        ),
        (
            "Soldiers killed four farmers in Ayacucho on Monday. "
            "Shopkeepers in Cusco went on strike on Wednesday in protest against the killings.",
            "Cusco",
            "Ayacucho",
        ),
        (
            "Gunmen killed a journalist in Veracruz on Monday. Hundreds marched in Xalapa on Wednesday to condemn the murder.",
            "Xalapa de Enríquez",
            "Veracruz",
        ),
        (
            "Rebels attacked a police post in Tingo Maria on Monday, killing six policemen. "
            "On Tuesday soldiers who were pursuing the attackers killed ten rebels in Uchiza.",
            "Uchiza",
            "Tingo María",
        ),
        (
            "Soldiers hunting the gunmen who attacked a police post in Lamu on Monday killed three men in Hola on Tuesday.",
            "Hola",
            "Lamu",
        ),
        (
            "Russian missiles hit Odesa on Friday, killing five people. The shelling of Odesa will not go unanswered, Ukrainian "
            "commander Oleksandr Syrskyi said on Saturday, threatening to strike Belgorod.",
            "threat",
            "Odesa",
        ),
    ],
)
def test_protests_pursuits_and_threats(coder: Coder, text: str, answer: str, cause: str) -> None:
    assert joined(coder, text) == [(answer, cause)]


def test_both_attacks_are_two(coder: Coder) -> None:
    text = (
        "Gunmen killed a bus driver in Gboko on Monday and bombed a market in Makurdi on Tuesday. "
        "The army shelled Wukari on Thursday in response to both attacks."
    )
    assert joined(coder, text) == [("Wukari", "Gboko"), ("Wukari", "Makurdi")]


@pytest.mark.parametrize(
    "text",
    [
        "Hospitals in Aleppo responded quickly after a bomb killed nine people on Monday. On Tuesday jets bombed Idlib.",
        "Police responding to a call in Karachi on Monday found two bodies. On Tuesday a bomb killed three people in Hyderabad.",
        "A bomb killed three people in Basra on Monday. "
        "In an unrelated incident, gunmen shot dead a judge in Kirkuk on Tuesday in revenge for a ruling.",
        "Rockets hit Ashkelon on Monday. Israel denied that its strike on Rafah on Tuesday was in response to the rockets.",
        "Rockets hit Ashkelon on Monday, wounding one. "
        "It was not clear whether the strike on Rafah on Tuesday, which killed two, was in retaliation for the rockets.",
        "A bomb killed two soldiers in Tal Afar on Monday. The army said it would respond. "
        "On Tuesday gunmen kidnapped a doctor in Baqubah.",
        "Gunmen ambushed a patrol near Kidal on Monday, killing two soldiers. "
        "Soldiers returned fire and killed four of the attackers.",
        "The Red Cross sent aid to Sumy on Wednesday in response to the bombing of Kharkiv on Monday, which killed four.",
        "Thousands marched in Nairobi on Monday to protest against taxes. In Mombasa police shot dead a robber on Tuesday.",
        "Gunmen killed a guard in Kano on Monday. In Maiduguri, soldiers killed four insurgents on Tuesday. "
        "The army has vowed to respond to any attack.",
    ],
)
def test_no_link(coder: Coder, text: str) -> None:
    assert joined(coder, text) == []
