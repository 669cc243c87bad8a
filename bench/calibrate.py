"""Fits the confidence of incidents and claims: `python bench/calibrate.py GOLD_ROOT --eval EVAL_DIR [--write]`.

Codes every gold ledger and challenge file under GOLD_ROOT, pairs what was found with the gold as EVAL_DIR/score.py does, and fits
one weight a sign. The figures are cross-validated by report: each report's cases are predicted by weights fitted without them.
With --write, the weights go into src/talion/knowledge/confidence.toml and the tables into bench/RELIABILITY.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import talion
from calibration.cases import Case, claim_cases, incident_cases
from calibration.logistic import Fit, fit_weights, predict_folds
from calibration.reliability import Guess, format_bins, format_kinds
from calibration.table import write_table
from calibration.threshold import GAIN, choose_share, format_outcomes, try_shares
from ledgers.coding import CodedSet, code_set, find_sets
from ledgers.matching import pair_incidents
from ledgers.scripts import ScoreScript, load_score
from talion.claims.signs import TABLE, Subject, load_model
from talion.pipeline import prepare

PAGE = Path(__file__).parent / "RELIABILITY.md"
KNOWLEDGE = Path(talion.__file__).parent / "knowledge" / TABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """The weights by all cases, and each case's probability by weights that do not know its report."""

    cases: Sequence[Case]
    fit: Fit
    shares: Sequence[float]

    def guesses(self, *, challenge: bool | None = None) -> list[Guess]:
        return [
            Guess(kind=c.kind, share=s, right=c.right)
            for c, s in zip(self.cases, self.shares, strict=True)
            if challenge is None or c.challenge == challenge
        ]


def fit_cases(subject: Subject, cases: Sequence[Case]) -> Fitted:
    names = list(load_model(subject).signs)
    found, right = [c.signs for c in cases], [c.right for c in cases]
    shares = predict_folds(names, found, right, [c.report for c in cases])
    return Fitted(cases=cases, fit=fit_weights(names, found, right), shares=shares)


def gather_cases(score: ScoreScript, sets: Sequence[CodedSet]) -> tuple[list[Case], list[Case]]:
    """Those of incidents, with the set before the id, and those of claims."""
    incidents: list[Case] = []
    claims: list[Case] = []
    for coded in sets:
        pairs = pair_incidents(score, coded.gold.folder, coded.folder)
        incidents += incident_cases(coded, pairs)
        claims += claim_cases(coded, pairs, score)
    return incidents, claims


def write_page(incidents: Fitted, claims: Fitted, outcomes: str, default: float) -> str:
    news, single = incidents.guesses(challenge=False), incidents.guesses(challenge=True)
    why = (
        f"The default of `--min-confidence` is {default}: it gives the best ledger F1 of these."
        if default
        else f"No share raises ledger F1 by {GAIN} or more, and less is chance, so the default of `--min-confidence` is 0."
    )
    return f"""# Reliability of the confidence

Made by `python bench/calibrate.py GOLD_ROOT --eval EVAL_DIR --write` on {dt.date.today().isoformat()},
talion {talion.__version__}. Every probability here is cross-validated: it was given by weights fitted without the report that it
is about. "Predicted" is the mean probability, "observed" the share that was right. ECE, the expected calibration error, is the
mean gap of the two over the bins.

## Incidents

Right: score.py pairs it with one of the gold.

News:

{format_bins(news)}

{format_kinds(news).replace("| incident |", "| news |")}

Single items of the challenge set:

{format_bins(single)}

{format_kinds(single).replace("| incident |", "| challenge |")}

## Claims

Right: the gold incident that is paired with the claim's has this value. Where that incident says nothing of the field, the claim
is left out; a claimed number of dead or injured, or a weapon, is then wrong.

{format_bins(claims.guesses())}

{format_kinds(claims.guesses())}

Of news alone:

{format_kinds(claims.guesses(challenge=False))}

## Leaving out the unsure

All sets together, by the cross-validated probability.

{outcomes}

{why}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--eval", dest="evaluation", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write the weights and the reliability table")
    options = parser.parse_args()
    prepare()
    score = load_score(options.evaluation)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        sets = [code_set(gold, work) for gold in find_sets(options.gold, options.evaluation, work)]
        cases, told = gather_cases(score, sets)
        incidents, claims = fit_cases("incident", cases), fit_cases("claim", told)
        known = {c.id: share for c, share in zip(cases, incidents.shares, strict=True)}
        outcomes = try_shares(score, sets, known, work / "kept")
    default = choose_share(outcomes)
    page = write_page(incidents, claims, format_outcomes(outcomes), default)
    print(page)
    if options.write:
        write_table(KNOWLEDGE, {"incident": incidents.fit, "claim": claims.fit}, default)
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
