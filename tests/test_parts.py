"""Parts that are switched off are done without, and everything is at work unless somebody says otherwise."""

from __future__ import annotations

from dataclasses import replace

from talion.events.realis import Realis
from talion.events.scene import Scene
from talion.events.triggers import Trigger
from talion.parts import WHOLE, Parts
from talion.pipeline import code_reports
from talion.records import Coding, Report
from talion.scorers import FRAMES

TEXT = "On Tuesday Turkish drones struck a depot near Erbil. Gunmen also shot at a patrol, wounding two soldiers."


def code(parts: Parts = WHOLE, text: str = TEXT) -> Coding:
    return code_reports([Report(id="r", text=text, published="2024-01-24")], parts=parts)


def test_without_the_table_of_actors_only_generic_words_are_left() -> None:
    assert "Turkey" in {name for i in code().incidents for name in i.perpetrators}
    named = {name for i in code(Parts(known_actors=False)).incidents for name in (*i.perpetrators, *i.recipients)}
    assert "Turkey" not in named


def test_without_context_nothing_is_taken_over() -> None:
    def rules(coding: Coding) -> set[str]:
        return {c.derived.split(";")[0] for e in coding.events for c in e.claims if c.derived and c.field in ("date", "place")}

    assert any(rule.startswith(("time of", "place of", "country that")) for rule in rules(code()))
    assert not any(rule.startswith(("time of", "place of", "country that")) for rule in rules(code(Parts(context=False))))


def test_a_judge_decides_whether_it_came_to_pass() -> None:
    def believe(scene: Scene, trigger: Trigger) -> Realis:
        return Realis("occurred", None, False)

    text = "Militants tried to bomb the Turkish consulate in Basra on Tuesday, but guards found the device."
    reports = [Report(id="r", text=text, published="2024-01-24")]
    assert {i.status for i in code_reports(reports).incidents} == {"attempted"}
    assert "occurred" in {i.status for i in code_reports(reports, scorers=replace(FRAMES, realis=believe)).incidents}
