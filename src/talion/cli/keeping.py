"""`talion add`: inputs go in, the ledger comes out with what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from talion.cli.coding import code_inputs, tell
from talion.cli.options import LEDGER, Inputs, LedgerPath, Published, Quiet
from talion.cli.speech import exit_code, tell_failures
from talion.records import Coding, Failure, TalionError


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A coding and what to call it where it is refused."""

    name: str
    coding: Coding


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the ledger took: reports of this call, and incidents of the whole ledger after it."""

    new: int = 0
    reprints: int = 0
    known: int = 0
    outdated: int = 0
    incidents: int = 0
    new_incidents: int = 0
    new_judgements: int = 0


def add(inputs: Inputs, ledger: LedgerPath = LEDGER, published: Published = None, quiet: Quiet = False) -> None:
    """Read reports, or folders of exchange files, and keep what they tell in the ledger. Adding again changes nothing."""
    batches, failures = _gather(inputs, published, quiet=quiet)
    kept, refused = _keep(batches, ledger)
    tell_failures(refused)
    failed = len(failures) + len(refused)
    if not quiet:
        typer.echo(_word_kept(ledger, kept, failed), err=True)
    raise typer.Exit(exit_code(kept.new + kept.known, failed))


def _gather(inputs: Sequence[str], published: Published, *, quiet: bool) -> tuple[list[Batch], list[Failure]]:
    """A batch for each folder of exchange files, and one for all other inputs."""
    from talion.exports.exchange import is_exchange, read_exchange

    batches: list[Batch] = []
    failures: list[Failure] = []
    others = []
    for one in inputs:
        if not is_exchange(Path(one)):
            others.append(one)
            continue
        try:
            batches.append(Batch(name=one, coding=read_exchange(Path(one))))
        except TalionError as error:
            failures.append(Failure(input=one, reason=str(error)))
    tell_failures(failures)
    if others:
        outcome = code_inputs(others, published, inferred=True, quiet=quiet)
        tell(outcome, quiet=quiet)
        failures += outcome.failures
        batches += [Batch(name="the coded reports", coding=outcome.coding)] if outcome.coding.reports else []
    return batches, failures


def _keep(batches: Sequence[Batch], ledger: str) -> tuple[Kept, list[Failure]]:
    """Adds each batch wholly or, where the ledger refuses it, not at all."""
    kept, refused = Kept(), list[Failure]()
    if not batches:
        return kept, refused
    from talion.ledger.store import Ledger
    from talion.pipeline import BUILDER

    with Ledger.open(ledger) as opened:
        for batch in batches:
            try:
                added = opened.add(batch.coding, BUILDER)
            except TalionError as error:
                refused.append(Failure(input=batch.name, reason=str(error)))
                continue
            kept = Kept(
                new=kept.new + added.new_reports,
                reprints=kept.reprints + added.reprints,
                known=kept.known + added.known_reports,
                outdated=kept.outdated + added.outdated_reports,
                incidents=added.incidents,
                new_incidents=kept.new_incidents + added.new_incidents,
                new_judgements=kept.new_judgements + added.new_judgements,
            )
    return kept, refused


def _word_kept(ledger: str, kept: Kept, failed: int) -> str:
    """ "talion.db: 3 new reports, 9 known, 2 inputs failed; now 31 incidents, 9 of them new"."""
    from talion.ledger.address import name_ledger
    from talion.views.words import word_number

    parts = [word_number(kept.new, "new report"), f"{kept.known:,} known"]
    parts += [f"{word_number(kept.reprints, 'reprint')} among them"] if kept.reprints else []
    parts += [f"{kept.outdated:,} left as a newer coder read them"] if kept.outdated else []
    parts += [f"{word_number(failed, 'input')} failed"]
    parts += [word_number(kept.new_judgements, "new judgement")] if kept.new_judgements else []
    now = f"; now {word_number(kept.incidents, 'incident')}, {kept.new_incidents:,} of them new" if kept.new + kept.known else ""
    return f"{name_ledger(ledger)}: {', '.join(parts)}{now}"
