"""Coded sets and their pairing with the gold go in, cases come out: signs that the coder saw, and whether it was right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from ledgers.coding import CodedSet
from ledgers.matching import Pairing
from ledgers.scripts import Row, ScoreScript
from talion.claims.confidence import describe_claims
from talion.incidents.confidence import count_words, incident_signs
from talion.records import Attribution, Claim, Count, Place, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`kind` is "incident" or the field of a claim, `report` the one that it is counted to when cases are set apart."""

    id: str
    kind: str
    signs: frozenset[str]
    right: bool
    report: str
    challenge: bool


def incident_cases(coded: CodedSet, pairs: Pairing) -> Iterator[Case]:
    """One case an incident: right where score.py pairs it with one of the gold."""
    lengths = {r.id: count_words(r) for r in coded.coding.reports}
    for incident in coded.coding.incidents:
        yield Case(
            id=f"{coded.gold.name} {incident.id}", kind="incident", signs=frozenset(incident_signs(incident, lengths)),
            right=incident.id in pairs.gold, report=min(m.report for m in incident.mentions), challenge=coded.gold.challenge,
        )  # fmt: skip


def claim_cases(coded: CodedSet, pairs: Pairing, score: ScoreScript) -> Iterator[Case]:
    """One case a claim of a right incident: right where the gold has its value; none where the gold says nothing of the field."""
    home = {event: incident.id for incident in coded.coding.incidents for event in incident.events}
    for event in coded.coding.events:
        gold = pairs.gold.get(home[event.id])
        if gold is None:
            continue
        signs = describe_claims(event.claims, event.trigger, event.mentions)
        for claim, found in zip(event.claims, signs, strict=True):
            right = judge_claim(claim, gold, score)
            if right is not None:
                yield Case(
                    id=claim.id, kind=claim.field, signs=found, right=right, report=event.report,
                    challenge=coded.gold.challenge,
                )  # fmt: skip


def judge_claim(claim: Claim, gold: Row, score: ScoreScript) -> bool | None:
    """Is the value that of the gold, by score.py's measure of sameness? None where the gold has nothing to hold it against."""
    match claim.value:
        case When() as when:
            value = (when.earliest.isoformat(), when.latest.isoformat(), when.precision)
            return is_among(score, "date", value, gold, {})
        case Place() as place:
            return judge_place(place, gold, score)
        case Count() as count:
            return is_among(score, claim.field, (count.low, count.high), gold, {}) or False
        case Attribution() as attribution:
            return judge_names(attribution.actor, [row["actor"] for row in maps(gold, "attributed_to")], score)
        case str() as text:
            return judge_word(claim, text, gold, score)


def judge_word(claim: Claim, text: str, gold: Row, score: ScoreScript) -> bool | None:
    match claim.field:
        case "perpetrators" | "recipients" | "claimed_by":
            return judge_names(text, [*texts(gold, claim.field), *texts(gold, f"{claim.field}_any")], score)
        case "weapons":
            return score.weapon_key(text) in score.values(gold)["weapons"]
        case "acled_sub_event_type":
            return text == score.kind(gold) if gold.get("acled_sub_event_type") else None
        case "plover_type" | "status":
            return text == gold[claim.field] if gold.get(claim.field) else None
        case "target_kind":
            named = [score.plain(word) for word in texts(gold, "target_kind")]
            return any(score.plain(text) in word or word in score.plain(text) for word in named) if named else None
        case _:
            return None


def judge_names(name: str, wanted: Collection[str], score: ScoreScript) -> bool | None:
    return score.actor_key(name) in {score.actor_key(one) for one in wanted} if wanted else None


def judge_place(place: Place, gold: Row, score: ScoreScript) -> bool | None:
    """A country is right where it is the gold's; anything nearer must be the gold's place."""
    if place.precision == "country":
        return place.country == gold["country"] if gold.get("country") else None
    seen = {"lat": place.lat, "lon": place.lon, "place_precision": place.precision}
    return is_among(score, "place", place.name, gold, seen)


def is_among(score: ScoreScript, field: str, value: object, gold: Row, seen: Row) -> bool | None:
    wanted = score.values(gold)[field]
    return any(score.same(field, one, value, gold, seen) for one in wanted) if wanted else None


def texts(row: Row, key: str) -> Sequence[str]:
    return cast("Sequence[str]", row.get(key) or ())


def maps(row: Row, key: str) -> Sequence[Mapping[str, str]]:
    return cast("Sequence[Mapping[str, str]]", row.get(key) or ())
