"""What people decided, as JSON, and the way to decide: acts upon an incident, signed by who calls."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from talion.exports.judgement_rows import judgement_row
from talion.exports.rows import Row
from talion.judgements.reviewing import Standing
from talion.ledger.store import Ledger
from talion.web.access import Calling, Known, Role
from talion.web.api.paging import Number, Page, cut
from talion.web.asking import Held
from talion.web.judging import Act, Kind, judge

router = APIRouter(tags=["judgements"])
Key = Annotated[str, Path(min_length=4, max_length=80)]
Word = Annotated[str, Field(max_length=400)]


class Judged(BaseModel):
    """A judgement with its number in this ledger and what became of it; `incidents` are those that it is about now."""

    number: int
    judgement: Row
    holds: bool
    undone_by: int | None
    overruled_by: list[int]
    incidents: list[str]


class Decision(BaseModel):
    """`values`: FIELD=VALUE, also += and -=, of a set. `others`: ids, of a merge. `tellings`: events or reports, of a split.
    `numbers`: judgements, of an undo. `seen`: the header ETag of the incident as you saw it; it must still be so."""

    act: Kind
    because: Annotated[str, Field(max_length=2000)]
    values: Annotated[list[Word], Field(max_length=40)] = []
    new_names: bool = False
    others: Annotated[list[Word], Field(max_length=40)] = []
    tellings: Annotated[list[Word], Field(max_length=400)] = []
    numbers: Annotated[list[int], Field(max_length=40)] = []
    seen: Annotated[str | None, Field(max_length=80)] = None


class Session(BaseModel):
    """Who calls; `word` goes with every act, in the header X-Talion-Word."""

    name: str
    role: Role
    word: str


@router.get("/session")
def give_session(visitor: Known) -> Session:
    """Who you are here, and the word of your session."""
    return Session(name=visitor.name, role=visitor.role, word=visitor.word)


@router.get("/judgements")
def give_judgements(ledger: Held, page: Number = 1) -> Page[Judged]:
    """All that people decided, in the order of its arrival."""
    return cut([_tell(one) for one in ledger.review()], page)


@router.post("/incidents/{key}/judge")
def judge_incident(key: Key, ledger: Held, visitor: Calling, decision: Decision) -> list[Judged]:
    """Judges an incident and returns the judgements that were made. 409 where it is no longer as you saw it."""
    act = Act(
        kind=decision.act, because=decision.because, values=tuple(decision.values), new_names=decision.new_names,
        others=tuple(decision.others), tellings=tuple(decision.tellings), numbers=tuple(decision.numbers),
    )  # fmt: skip
    made = {one.id for one in judge(ledger, visitor.name, key, act, decision.seen)}
    return _list_made(ledger, made)


def _list_made(ledger: Ledger, made: set[str]) -> list[Judged]:
    return [_tell(one) for one in ledger.review() if one.judgement.id in made]


def _tell(one: Standing) -> Judged:
    return Judged(
        number=one.number, judgement=judgement_row(one.judgement), holds=one.holds, undone_by=one.undone_by,
        overruled_by=list(one.overruled_by), incidents=list(one.incidents),
    )  # fmt: skip
