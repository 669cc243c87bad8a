"""The five decisions that a trained part may take over, each behind a small protocol, with the ones that the tables make.

A scorer put here is used wherever the decision is taken: `code_reports(reports, scorers=replace(FRAMES, telling=mine))`.
"""

from __future__ import annotations

from dataclasses import dataclass

from talion.events.coreference import TellingScorer
from talion.events.drafts import RealisJudge, RoleLabeller
from talion.events.realis import judge_realis
from talion.events.roles import find_roles
from talion.events.signs import score_pair
from talion.events.triggers import TriggerTyper, match_token
from talion.incidents.comparison import EventScorer, compare_profiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorers:
    """`typer`: is the word a happening, of which kind. `labeller`: who did it to whom. `realis`: did it come to pass. `telling`:
    is this telling, within a report, of that happening. `event`: are two reports' events one happening."""

    typer: TriggerTyper = match_token
    labeller: RoleLabeller = find_roles
    realis: RealisJudge = judge_realis
    telling: TellingScorer = score_pair
    event: EventScorer = compare_profiles


FRAMES = Scorers()
