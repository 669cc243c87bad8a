"""What became of judgements goes in, worded lines come out: who decided what, when and why, and whether it holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from talion.judgements.reviewing import Standing
from talion.records import Change, Incident, Judgement, Span
from talion.views.words import FIELD_WORDS, UNKNOWN, clean, word_day, word_list, word_number, word_value

SIGNS: dict[Change, str] = {"replaces": "=", "adds": "+=", "removes": "-="}
SHOWN = 3  # words that hang in the air, of one judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementLine:
    """One judgement. `fate` is "" where it holds as it is; `holds` is False where it changes nothing any more."""

    number: int
    made: str
    author: str
    what: str
    because: str
    fate: str
    holds: bool


def view_log(standings: Iterable[Standing], shorten: Callable[[str], str]) -> tuple[JudgementLine, ...]:
    """All of them in the order of their arrival; `shorten` gives the short form of an incident's id."""
    return tuple(_view(one, shorten) for one in standings)


def view_own(incident: Incident, standings: Iterable[Standing], shorten: Callable[[str], str]) -> tuple[JudgementLine, ...]:
    """Those about this incident, and all that undoes them or their undoing."""
    return view_log(pick_own(incident, standings), shorten)


def pick_own(incident: Incident, standings: Iterable[Standing]) -> list[Standing]:
    held = list(standings)
    own = {one.number for one in held if incident.id in one.incidents}
    while more := {one.number for one in held if one.undoes in own} - own:
        own |= more
    return [one for one in held if one.number in own]


def word_setting(one: Judgement) -> str:
    """ "killed = 5", "by += Houthis", "date = unknown"."""
    if one.field is None or one.change is None:
        return ""
    return f"{FIELD_WORDS[one.field]} {SIGNS[one.change]} {', '.join(map(word_value, one.values)) or UNKNOWN}"


def word_moment(made: str) -> str:
    """ "24 Jan 2024 10:05 UTC"."""
    moment = dt.datetime.fromisoformat(made)
    return f"{word_day(moment.date())} {moment:%H:%M} UTC"


def _view(one: Standing, shorten: Callable[[str], str]) -> JudgementLine:
    return JudgementLine(
        number=one.number,
        made=word_moment(one.judgement.made),
        author=clean(one.judgement.author),
        what=_word_what(one, shorten),
        because=clean(one.judgement.because),
        fate="; ".join(_word_fate(one)),
        holds=one.holds,
    )


def _word_what(one: Standing, shorten: Callable[[str], str]) -> str:
    incidents = ", ".join(map(shorten, one.incidents)) or "nothing in this ledger"
    match one.judgement.kind:
        case "undo":
            return f"undo {one.undoes}" if one.undoes else "undo a judgement that this ledger has not got"
        case "set":
            return f"set {incidents}: {word_setting(one.judgement)}"
        case "same-actor":
            names = [clean(str(value)) for value in one.judgement.values]
            found = word_number(len(one.incidents), "incident")
            return f"{word_list(names[1:])} {'is' if len(names) == 2 else 'are'} {names[0]}, in {found}"
        case "merge":
            tellings = word_number(len(one.judgement.about) + len(one.judgement.others), "telling")
            return f"merge {tellings}, now in {incidents}"
        case "split":
            return f"split {word_number(len(one.judgement.others), 'telling')} off, now in {incidents}"
        case kind:
            return f"{kind} {incidents}"


def _word_fate(one: Standing) -> Iterable[str]:
    if one.undone_by is not None:
        yield f"undone by {one.undone_by}"
        return
    if one.overruled_by:
        yield f"overruled {'' if one.wholly else 'in part '}by {', '.join(map(str, one.overruled_by))}"
    elif one.wholly:
        yield "without effect: what it sets apart is read as one telling now"
    if one.dangling:
        yield f"not in this ledger: {', '.join(_word_anchor(span) for span in one.dangling[:SHOWN])}" + (
            f" and {len(one.dangling) - SHOWN} more" if len(one.dangling) > SHOWN else ""
        )


def _word_anchor(span: Span) -> str:
    return f"“{clean(span.quote)}” of report {clean(span.report)}"
