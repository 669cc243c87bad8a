"""A scorer that is put in the place of the tables' own decides, and only there."""

from dataclasses import replace

from spacy.tokens import Token

from talion.events.groups import Group
from talion.events.roles import find_roles
from talion.events.scene import Marked, Scene
from talion.events.triggers import Trigger, match_token
from talion.incidents.comparison import FORBIDDEN, Comparison
from talion.incidents.profiles import Profile
from talion.pipeline import code_reports
from talion.records import Coding, Report
from talion.scorers import FRAMES, Scorers

TOLD = "On Tuesday Israeli jets struck a depot near Damascus. The strike killed two guards."
AGAIN = "Israeli jets struck a depot near Damascus on Tuesday, a monitor said."


def code_both(scorers: Scorers) -> Coding:
    reports = [
        Report(id=name, text=text, published="2024-01-24", publisher=name) for name, text in (("one", TOLD), ("two", AGAIN))
    ]
    return code_reports(reports, scorers=scorers)


def test_the_tables_decide_unless_told_otherwise() -> None:
    assert code_both(FRAMES) == code_both(Scorers())
    assert len(code_both(FRAMES).incidents) == 1


def test_a_typer_decides_what_is_a_happening() -> None:
    def without_killings(scene: Scene, token: Token) -> Trigger | None:
        return None if token.lower_ == "killed" else match_token(scene, token)

    def nothing(scene: Scene, token: Token) -> Trigger | None:
        return None

    assert code_both(replace(FRAMES, typer=nothing)).incidents == ()
    [incident] = code_both(replace(FRAMES, typer=without_killings)).incidents
    assert not any(m.quote == "killed" for m in incident.mentions)


def test_a_labeller_decides_who_did_it() -> None:
    def agentless(scene: Scene, trigger: Trigger) -> tuple[list[Marked], list[Marked]]:
        return [], find_roles(scene, trigger)[1]

    [with_agent] = code_both(FRAMES).incidents
    assert with_agent.perpetrators == ("Israel",)
    assert all(i.perpetrators == () for i in code_both(replace(FRAMES, labeller=agentless)).incidents)


def test_a_telling_scorer_decides_what_is_one_happening_within_a_report() -> None:
    def always(scene: Scene, telling: Group, group: Group) -> float:
        return 9.0

    text = "On Sunday Israeli jets struck a depot near Damascus. On Tuesday Turkish drones struck a base near Erbil."
    reports = [Report(id="one", text=text, published="2024-01-24", publisher="one")]
    assert len(code_reports(reports).events) == 2
    assert len(code_reports(reports, scorers=replace(FRAMES, telling=always)).events) == 1


def test_an_event_scorer_decides_what_is_one_incident_across_reports() -> None:
    def never(first: Profile, second: Profile) -> Comparison:
        return Comparison(FORBIDDEN, ())

    assert len(code_both(replace(FRAMES, event=never)).incidents) == 2
