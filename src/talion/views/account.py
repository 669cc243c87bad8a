"""An Incident goes in, the whole dispute about it comes out: who says what of its toll, who did it, and where reports differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from talion.claims.rules import BLAMED, CLAIMED
from talion.events.affinity import VAGUE_NAMES
from talion.incidents.corrections import report_of
from talion.incidents.disagreement import SINGLE
from talion.records import Attribution, Claim, ClaimField, Coding, Incident, as_json
from talion.views.context import Context, open_context
from talion.views.dispute import find_rivals
from talion.views.incident import IncidentLine, view_incident
from talion.views.joinings import JoiningLine, view_joinings
from talion.views.reasons import word_shown
from talion.views.sources import list_reports, word_reports
from talion.views.toll import TOLLS, word_growth
from talion.views.why import ClaimLine, order_claim, view_claim
from talion.views.words import FIELD_WORDS, clean, word_number, word_value

DOERS: tuple[ClaimField, ...] = ("claimed_by", "attributed_to", "perpetrators")
OTHERS: tuple[ClaimField, ...] = ("recipients", "victims", "target_kind", "weapons")
AGAIN = frozenset({BLAMED, CLAIMED})  # perpetrators who stand among those who claim or are blamed as well
CODED: tuple[ClaimField, ...] = ("acled_sub_event_type", "plover_type", "plover_mode")  # not what anybody says


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One point in dispute: what is shown for it, how that changed ("" where it did not), and every claim, the earliest first."""

    name: str
    shown: str
    growth: str
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The incident and all that is disputed of it; `agreed` names the fields on which nobody differs, `joinings` why
    its tellings were taken for one."""

    line: IncidentLine
    reports: str
    matters: tuple[Matter, ...]
    agreed: tuple[str, ...]
    joinings: tuple[JoiningLine, ...]


def view_account(incident: Incident, coding: Coding) -> Account:
    """`coding` holds the reports that the claims quote."""
    context = open_context(coding)
    matters = [(fields, matter) for fields, matter in _find_matters(incident, context) if matter is not None]
    disputed = {field for fields, _ in matters for field in fields}
    told = [
        field
        for field in FIELD_WORDS
        if field not in disputed and field not in CODED and any(c.field == field for c in incident.claims)
    ]
    return Account(
        line=view_incident(incident, context),
        reports=word_reports(list_reports(incident), context),
        matters=tuple(matter for _, matter in matters),
        agreed=tuple(FIELD_WORDS[field] for field in told),
        joinings=view_joinings(incident, context),
    )


def _find_matters(incident: Incident, context: Context) -> Iterator[tuple[tuple[ClaimField, ...], Matter | None]]:
    yield DOERS, _view_doers(incident, context)
    for field in TOLLS:
        claims = [c for c in incident.claims if c.field == field]
        differ = len({str(as_json(c.value)) for c in claims}) > 1 or any(c.stance != "asserts" for c in claims)
        yield (field,), _view_matter(incident, field, context) if differ else None
    for field in SINGLE:
        claims = [c for c in incident.claims if c.field == field]
        differ = bool(find_rivals([c for c in claims if c.stance == "asserts"])) or any(c.stance == "denies" for c in claims)
        yield (field,), _view_matter(incident, field, context) if differ else None
    for field in OTHERS:
        denied = any(c.field == field and c.stance == "denies" for c in incident.claims)
        yield (field,), _view_matter(incident, field, context) if denied else None


def _view_matter(incident: Incident, field: ClaimField, context: Context) -> Matter:
    claims = [c for c in incident.claims if c.field == field]
    return Matter(
        name=FIELD_WORDS[field],
        shown=word_shown(incident, field),
        growth=word_growth(incident, field, context) if field in TOLLS else "",
        claims=_view_claims([(c, word_value(c.value)) for c in claims], context),
    )


def _view_doers(incident: Incident, context: Context) -> Matter | None:
    """Who claims it, who is blamed or suspected by whom, and who denies; None where reports only name somebody, and the same."""
    said = [c for c in incident.claims if c.field in DOERS and c.derived not in AGAIN and c.value not in VAGUE_NAMES]
    plain = [c for c in said if c.field == "perpetrators" and c.stance == "asserts"]
    if len(plain) == len(said):
        return None
    worded = [(c, word_claim(c)) for c in said]
    return Matter(name="who did it", shown=word_shown(incident, "perpetrators"), growth="", claims=_view_claims(worded, context))


def word_claim(claim: Claim) -> str:
    """What a claim about who did it comes to; of other fields the value in words."""
    if claim.field not in DOERS:
        return word_value(claim.value)
    value = claim.value
    if isinstance(value, Attribution):
        return f"{clean(value.actor)} is blamed by {clean(value.by)}"
    who = word_value(value)
    if claim.stance == "denies":
        return f"{who} did not do it"
    if claim.field == "claimed_by":
        return f"{who} claims it"
    return f"{who} is suspected" if claim.stance == "suspects" else f"{who} did it"


def _view_claims(worded: Iterable[tuple[Claim, str]], context: Context) -> tuple[ClaimLine, ...]:
    """Each thing once that a speaker says in one report and its reprints; the first words that say so stand for it."""
    kept: dict[tuple[str, ...], list[tuple[Claim, str]]] = {}
    for claim, words in sorted(worded, key=lambda pair: order_claim(pair[0], context)):
        root = context.sourcing.root(report_of(claim))
        kept.setdefault((words, claim.stance, clean(claim.said_by or ""), root), []).append((claim, words))
    claims = [claim for held in kept.values() for claim, _ in held]
    return tuple(_view_first(held, claims, context) for held in kept.values())


def _view_first(held: Sequence[tuple[Claim, str]], claims: Sequence[Claim], context: Context) -> ClaimLine:
    first, words = held[0]
    copies = {report_of(claim) for claim, _ in held} - {report_of(first)}
    line = view_claim(first, claims, context, words)
    return replace(line, notes=(*line.notes, f"so also {word_number(len(copies), 'reprint')}")) if copies else line
