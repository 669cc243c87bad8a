"""`talion judge`: what a person decides goes in, the ledger that obeys it comes out, and the log of all decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from talion.cli.options import LEDGER, IncidentId, LedgerPath
from talion.judgements.authors import AUTHOR, find_author
from talion.records import Judgement

if TYPE_CHECKING:
    from talion.judgements.making import Signature
    from talion.ledger.store import Ledger

Because = Annotated[str, typer.Option("--because", metavar="REASON", help="Why; it is kept and shown.")]
Author = Annotated[
    str | None, typer.Option("--author", metavar="NAME", help=f"Who judges; else {AUTHOR}, else the name of your login.")
]
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Incidents' ids, or beginnings of them that no other has.")]
Others = Annotated[list[str], typer.Argument(metavar="OTHER...", help="The incidents that are the same happening.")]
Parts = Annotated[
    list[str], typer.Argument(metavar="EVENT...", help="Its events, as `talion show` names them, or their reports.")
]
Assignments = Annotated[list[str], typer.Argument(metavar="FIELD=VALUE...", help="What is right; also += and -= for lists.")]
NewName = Annotated[bool, typer.Option("--new-name", help="Take names of actors as they are, also those that nobody knows.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name that is shown, of a table or as reports give it.")]
Aliases = Annotated[list[str], typer.Argument(metavar="ALIAS...", help="Names that reports give to the same actor.")]
Numbers = Annotated[list[int], typer.Argument(metavar="N...", help="Numbers of judgements, as `talion judge log` gives them.")]
Only = Annotated[str | None, typer.Argument(metavar="[ID]", help="Only judgements about this incident.")]


def build_judge() -> typer.Typer:
    """The group of the commands that judge."""
    group = typer.Typer(
        name="judge", no_args_is_help=True, rich_markup_mode=None,
        help="Correct the ledger for good: judgements outrank the coder.",
    )  # fmt: skip
    group.command("merge", short_help="Several incidents are one.")(merge)
    group.command("split", short_help="Some tellings of an incident are another one.")(split)
    group.command("set", short_help="Say what a field of an incident is.")(set_fields)
    group.command("accept", short_help="An incident is right.")(accept)
    group.command("reject", short_help="An incident is none: it is left out of lists.")(reject)
    group.command("same-actor", short_help="Several names are one actor.")(same_actor)
    group.command("undo", short_help="Take judgements back.")(undo)
    group.command("log", short_help="Show all judgements and what became of them.")(log)
    return group


def merge(
    id: IncidentId,  # noqa: A002
    others: Others,
    because: Because,
    author: Author = None,
    ledger: LedgerPath = LEDGER,
) -> None:
    """Say that incidents are one happening. They stay one, whatever the coder thinks of later reports."""
    from talion import acts

    _judge(ledger, lambda opened, by: acts.merge(opened, by, (id, *others)), author, because)


def split(
    id: IncidentId,  # noqa: A002
    events: Parts,
    because: Because,
    author: Author = None,
    ledger: LedgerPath = LEDGER,
) -> None:
    """Say that some of the tellings in an incident are another happening; together they become an incident of their own."""
    from talion import acts

    _judge(ledger, lambda opened, by: acts.split(opened, by, id, events), author, because)


def set_fields(
    id: IncidentId,  # noqa: A002
    values: Assignments,
    because: Because,
    author: Author = None,
    new_name: NewName = False,
    ledger: LedgerPath = LEDGER,
) -> None:
    """Say what fields of an incident are. The value stays, whatever reports are added; what the reports say stays beside it.

    Dates: 2024-01-23, 2024-01, 2024, 2024-W04, 2024-01-20..2024-01-23. Counts: 5, 5-7, >=5, 0. Places: a name of the gazetteer,
    with its country where there are several (Tripoli, LBY), or NAME@LATITUDE,LONGITUDE,COUNTRY. Lists: perpetrators=Houthis,
    weapons+=drone, recipients-=Iraq. "unknown" where nobody knows.
    """
    from talion import acts

    _judge(ledger, lambda opened, by: acts.set_fields(opened, by, id, values, new_names=new_name), author, because)


def same_actor(
    name: Name,
    aliases: Aliases,
    because: Because,
    author: Author = None,
    new_name: NewName = False,
    ledger: LedgerPath = LEDGER,
) -> None:
    """Say that names are one actor, wherever reports give them. Incidents show NAME; what the reports say stays beside it."""
    from talion import acts

    _judge(ledger, lambda opened, by: acts.same_actor(opened, by, name, aliases, new_names=new_name), author, because)


def accept(ids: Ids, because: Because, author: Author = None, ledger: LedgerPath = LEDGER) -> None:
    """Say that incidents are right as they are told: their confidence becomes 1."""
    from talion import acts

    _judge(ledger, lambda opened, by: acts.judge_whole(opened, by, "accept", ids), author, because)


def reject(ids: Ids, because: Because, author: Author = None, ledger: LedgerPath = LEDGER) -> None:
    """Say that incidents are none, or none that counts: lists and exports leave them out, `talion list --rejected` shows them."""
    from talion import acts

    _judge(ledger, lambda opened, by: acts.judge_whole(opened, by, "reject", ids), author, because)


def undo(numbers: Numbers, because: Because, author: Author = None, ledger: LedgerPath = LEDGER) -> None:
    """Take judgements back, also undoings. Nothing is deleted: the log keeps both."""
    from talion import acts

    _judge(ledger, lambda opened, by: acts.undo(opened, by, numbers), author, because)


def log(id: Only = None, ledger: LedgerPath = LEDGER) -> None:  # noqa: A002
    """Show all judgements in the order in which this ledger got them, or those about one incident, and what became of them."""
    from talion.cli.render_log import render_log
    from talion.cli.sheet import open_sheet
    from talion.ledger.store import Ledger
    from talion.views.judgements import pick_own, view_log
    from talion.views.words import word_number

    with Ledger.open(ledger, create=False) as opened:
        standings = opened.review()
        shorten = _shorten(one for each in standings for one in each.incidents)
        shown = standings if id is None else pick_own(opened.find(id), standings)
    sheet = open_sheet()
    sheet.print(render_log(view_log(shown, shorten), sheet))
    holding = sum(one.holds and one.judgement.kind != "undo" for one in shown)
    typer.echo(f"{word_number(len(shown), 'judgement')}, {holding:,} in force", err=True)


def _judge(ledger: str, act: Callable[[Ledger, Signature], list[Judgement]], author: str | None, because: str) -> None:
    """Does it, signed, and shows the judgements that were kept and the incidents that they are about."""
    from talion import acts
    from talion.ledger.store import Ledger

    who = author or find_author()
    with Ledger.open(ledger, create=False) as opened:
        kept = act(opened, acts.sign(opened, who, because))
        _show_outcome(opened, {one.id for one in kept})


def _show_outcome(ledger: Ledger, ids: set[str]) -> None:
    from talion.cli.looking import select_coding
    from talion.cli.render import render_timeline
    from talion.cli.render_log import render_log
    from talion.cli.sheet import open_sheet
    from talion.views.judgements import view_log
    from talion.views.timeline import view_timeline

    standings = ledger.review()
    made = [one for one in standings if one.judgement.id in ids]
    undone = {one.undoes for one in made}
    about = [one for one in standings if one in made or one.number in undone]
    touched = {key for one in about if one.judgement.kind != "same-actor" for key in one.incidents}
    incidents = [ledger.find(key) for key in sorted(touched)]
    sheet = open_sheet()
    sheet.print(render_log(view_log(made, _shorten(touched)), sheet))
    if incidents:
        timeline = view_timeline(select_coding(ledger, incidents, whole=False))
        sheet.print(render_timeline(replace(timeline, summary="", source=""), sheet, quotes=False))


def _shorten(ids: Iterable[str]) -> Callable[[str], str]:
    from talion.views.naming import shorten_ids

    short = shorten_ids(ids)
    return lambda key: short.get(key, key)
