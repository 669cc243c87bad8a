"""Turns of phrase: verbs that tell of violence, arrest or protest only with what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talion.events.frames import load_frames
from talion.events.objects import LISTS, TESTS
from talion.events.triggers import find_triggers

if TYPE_CHECKING:
    from conftest import Coder


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Rebels walked into an ambush outside Kidal on Saturday.", "attack"),
        ("A gang of rebels jumped an army column at Djibo last Sunday.", "attack"),
        ("A knifeman laid into shoppers in Auckland on Friday with a kitchen knife.", "attack"),
        ("Two men set about a soldier with a cleaver in Woolwich on Wednesday.", "attack"),
        ("A hijacked lorry was driven into shoppers in Stockholm on Friday.", "attack"),
        ("Hezbollah let fly at Safed on Saturday with forty rockets.", "fire"),
        ("A Tochka missile came down on Kramatorsk station on Friday.", "launch"),
        ("A mortar caught a family on the bridge at Irpin on Sunday.", "launch"),
        ("Raiders pumped shots into a teacher in Khuzdar on Monday.", "fire"),
        ("A boy picked up a bomblet at Taiz on Friday and it took both his hands.", "explode"),
        ("A young man set off his vest among worshippers in Peshawar on Friday.", "suicide"),
        ("A reporter perished under mortar fire in Homs on Wednesday.", "fire"),
        ("A teacher died in a hail of bullets in Solhan on Sunday.", "kill"),
        ("Herdsmen put the village of Kwi to the torch on Saturday.", "burn"),
        ("Armed men made off with the wife of a minister on Sunday.", "capture"),
        ("Police hauled the treasurer from his bed in Managua on Saturday.", "arrest"),
        ("Rebels had their way with 40 women of Nyakiele on June 11.", "rape"),
        ("Damascus was in rebel hands by dawn on Sunday.", "take territory"),
        ("The fort, which witnesses say the militants levelled with explosives on Sunday, had stood for centuries.", "strike"),
        ("Motorists blocked roundabouts all over France on Saturday.", "protest"),
        ("Students marched through Algiers on Friday to tell the president to go.", "protest"),
        ("Supporters of the party smashed their way into the congress on Sunday.", "riot"),
    ],
)
def test_a_turn_of_phrase_tells(coder: Coder, text: str, frame: str) -> None:
    assert frame in {t.frame.name for t in find_triggers(coder.scene(text))}


@pytest.mark.parametrize(
    "text",
    [
        "The minister came under fire over the budget.",
        "The champion laid into his critics on Saturday.",
        "The band tore through its old hits in Leeds on Saturday.",
        "Shoppers poured into a new mall in Lagos on Saturday.",
        "Hackers bombarded its page with rude messages on Saturday.",
        "Shoppers queued through the night in Tokyo for the new phone.",
        "A dog was taken away by a charity near Pune on Friday.",
        "The club fell into the hands of a bank on Friday.",
    ],
)
def test_the_same_words_elsewhere_tell_nothing(coder: Coder, text: str) -> None:
    assert [t.lemma for t in find_triggers(coder.scene(text)) if t.frame.plover != "REQUEST"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Pilgrims gathered at Fatima on Sunday to pray for rain.",
        "Tens of thousands turned out in Liverpool on Sunday to greet the champions.",
        "Soldiers poured into Port-au-Prince on Saturday to hand out water after the quake.",
        "The minister was ambushed by a television crew outside her home on Friday.",
        "The best scene of the film shows rebels storming a radio station in Kinshasa.",
        "A goods train ploughed into a bus at a crossing near Turku on Friday, killing four.",
        "The home side were butchered 7-0 on Saturday.",
        "Two hundred Santas marched through Madrid on Sunday for a children's charity.",
    ],
)
def test_feasts_relief_tales_and_mishaps_are_no_incident(coder: Coder, text: str) -> None:
    assert not coder.code(text).incidents


@pytest.mark.parametrize(
    ("text", "acled"),
    [
        ("An MP was shot in the street in Birstall on Thursday.", "Attack"),
        ("Raiders swooped on a village near Gwaska on Saturday.", "Attack"),
        ("A million Hong Kongers took to the streets on Sunday against a bill.", "Peaceful protest"),
        ("A car was driven into marchers in Charlottesville on Saturday and a woman died.", "Attack"),
        ("Soldiers dragged an elder out of his tent at Sokolo on Tuesday and shot him.", "Attack"),
    ],
)
def test_what_stands_around_decides_the_kind(coder: Coder, text: str, acled: str) -> None:
    assert [i.acled_sub_event_type for i in coder.code(text).incidents] == [acled]


def test_every_class_that_a_frame_asks_for_is_known() -> None:
    table = load_frames()
    frames = {f for found in table.verbs.values() for f in found} | set(table.nouns.values())
    asked = {c for f in frames for c in (*f.objects, *f.subjects, *f.beside)}
    assert asked <= {*LISTS, *TESTS, "hurt"}
