"""Judgements go in, the rows of judgements.jsonl come out, and back again."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from talion.exports.claim_rows import FIELDS
from talion.exports.record_rows import span_row
from talion.exports.rows import Line, Row
from talion.ledger.codec import fits_field, read_value
from talion.ledger.errors import LedgerError
from talion.records import Change, ClaimField, ClaimValue, Judgement, JudgementKind, Span, as_json

KINDS: tuple[JudgementKind, ...] = get_args(JudgementKind)
CHANGES: tuple[Change, ...] = get_args(Change)


def judgement_row(one: Judgement) -> Row:
    return {
        "id": one.id, "kind": one.kind, "author": one.author, "made": one.made, "because": one.because,
        "about": [span_row(span) for span in one.about], "others": [span_row(span) for span in one.others],
        "field": one.field, "change": one.change, "values": [as_json(value) for value in one.values], "undoes": one.undoes,
    }  # fmt: skip


def judgement_from(line: Line) -> Judgement:
    """The judgement of a line; without a field its values are names.

    Raises ExchangeError where its id is not that of its content, or its time no UTC date-time.
    """
    field = None if line.get("field") is None else line.choice("field", FIELDS)
    one = Judgement(
        kind=line.choice("kind", KINDS), author=line.text("author"), made=line.text("made"), because=line.text("because"),
        about=anchors_from(line, "about"), others=anchors_from(line, "others"), field=field,
        change=None if line.get("change") is None else line.choice("change", CHANGES),
        values=values_from(line, field), undoes=line.optional_text("undoes"),
    )  # fmt: skip
    if one.id != line.text("id"):
        raise line.error(f"{line.text('id')} is not the id of a judgement with this content")
    try:
        known = dt.datetime.fromisoformat(one.made).utcoffset() == dt.timedelta()
    except ValueError:
        known = False
    if not known:
        raise line.error(f'"made" is "{one.made}", which is no UTC date-time')
    return one


def anchors_from(line: Line, key: str) -> tuple[Span, ...]:
    """Anchors may lie in reports that are not exchanged, so only their form is looked at."""
    return tuple(
        Span(report=child.text("report"), start=child.integer("start"), end=child.integer("end"), quote=child.text("quote"))
        for child in line.children(key)
    )


def values_from(line: Line, field: ClaimField | None) -> tuple[ClaimValue, ...]:
    given = line.get("values")
    if not isinstance(given, list):
        raise line.error('"values" is no list')
    return tuple(value_from(line, field, one) for one in given)


def value_from(line: Line, field: ClaimField | None, given: object) -> ClaimValue:
    if field is None:
        if not isinstance(given, str):
            raise line.error(f"{given!r} is no name")
        return given
    try:
        value = read_value(field, given)
    except (LedgerError, KeyError, TypeError, ValueError) as error:
        raise line.error(f"{given!r} is no value of {field}") from error
    if not fits_field(field, value):
        raise line.error(f"{given!r} is no value of {field}")
    return value
