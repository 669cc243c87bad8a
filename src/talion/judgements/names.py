"""Judgements that names are one actor go in, the name by which each of them is shown comes out, and incidents that show it so.

Claims keep the names that reports give. Of two judgements about one name the newest holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from talion.incidents.showing import show_incident
from talion.incidents.sourcing import open_sourcing
from talion.records import JUDGED, Attribution, Claim, ClaimField, ClaimValue, Incident, Judgement, Report

NAMED = "judgement of names: "  # how the rule of a claim begins by which one name stands for another
ACTORS: tuple[ClaimField, ...] = ("perpetrators", "recipients", "claimed_by", "attributed_to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The name that is shown in the place of another, and the judgement that says so."""

    name: str
    by: Judgement


Names = Mapping[str, Naming]  # by the name that gives way


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesSettled:
    """`refused`: by judgement those that are in the way of some of its names; `idle`: judgements of which nothing holds."""

    names: Names
    refused: Mapping[str, frozenset[str]]
    idle: frozenset[str]


def settle_names(standing: Iterable[Judgement]) -> NamesSettled:
    """`standing`: the newest first."""
    next_to: dict[str, Naming] = {}
    refused: dict[str, frozenset[str]] = {}
    idle: set[str] = set()
    for one in standing:
        if one.kind != "same-actor":
            continue
        head, aliases = str(one.values[0]), list_aliases(one)
        blocks = {alias: _find_block(head, alias, next_to) for alias in aliases}
        next_to |= {alias: Naming(name=head, by=one) for alias, block in blocks.items() if not block}
        if in_the_way := frozenset().union(*blocks.values()):
            refused[one.id] = in_the_way
        if all(blocks.values()):
            idle.add(one.id)
    return NamesSettled(
        names={alias: replace(naming, name=_follow(alias, next_to)[-1]) for alias, naming in next_to.items()},
        refused=refused,
        idle=frozenset(idle),
    )


def list_aliases(one: Judgement) -> tuple[str, ...]:
    """The names that give way by this judgement."""
    return tuple(str(value) for value in one.values[1:]) if one.kind == "same-actor" else ()


def sets_any(one: Judgement, names: Collection[str]) -> bool:
    """Whether it sets actors of whom one has such a name."""
    return one.field in ACTORS and any(_read_name(value) in names for value in one.values)


def rename(value: ClaimValue, names: Names) -> ClaimValue:
    """The value with the name that is shown."""
    if isinstance(value, Attribution):
        return replace(value, actor=names[value.actor].name) if value.actor in names else value
    return names[value].name if isinstance(value, str) and value in names else value


def rename_claims(claims: Iterable[Claim], names: Names) -> tuple[Claim, ...]:
    """The claims as if reports gave the names that are shown."""
    return tuple(replace(c, value=rename(c.value, names)) if read_actor(c) in names else c for c in claims)


def apply_names(incidents: Iterable[Incident], reports: Iterable[Report], names: Names) -> list[Incident]:
    """Who did it, to whom, who claims it and who is blamed are computed as if reports gave the names that are shown.

    For each name that gives way a claim says what it was taken for, by whom and why.
    """
    at_hand = {report.id: report for report in reports} if names else {}
    return [_rename_actors(one, at_hand, names) for one in incidents]


def _rename_actors(incident: Incident, reports: Mapping[str, Report], names: Names) -> Incident:
    made = tuple(_claim_names(incident, names)) if names else ()
    if not made:
        return incident
    told = rename_claims(incident.claims, names)
    own = sorted({mention.report for mention in incident.mentions})
    shown = show_incident(incident.events, incident.mentions, told, open_sourcing(reports[key] for key in own if key in reports))
    return replace(
        incident, perpetrators=shown.perpetrators, recipients=shown.recipients, claimed_by=shown.claimed_by,
        attributed_to=shown.attributed_to,
        claims=tuple(sorted((*incident.claims, *made), key=lambda c: (c.field, c.event, c.id))),
    )  # fmt: skip


def _claim_names(incident: Incident, names: Names) -> Iterator[Claim]:
    """One for each field and name that gives way there, on the surest words that give it."""
    seen: set[tuple[ClaimField, str]] = set()
    for claim in sorted(incident.claims, key=lambda c: (c.stance != "asserts", -(c.confidence or 0), c.event, c.id)):
        name = read_actor(claim)
        if name not in names or (claim.field, name) in seen:
            continue
        seen.add((claim.field, name))
        by = names[name].by
        yield replace(
            claim, value=rename(claim.value, names), said_by=by.author, coder=JUDGED + by.id,
            derived=f"{NAMED}{name} is {names[name].name}: {by.because}",
        )  # fmt: skip


def read_actor(claim: Claim) -> str:
    """The name that the claim gives to who did it, suffered, claims it or is blamed; "" where it is of another field."""
    if claim.field not in ACTORS:
        return ""
    return _read_name(claim.value)


def _read_name(value: ClaimValue) -> str:
    return value.actor if isinstance(value, Attribution) else str(value)


def _find_block(head: str, alias: str, next_to: Names) -> frozenset[str]:
    """The judgements that take this name for another one, or the other for this one."""
    if alias in next_to:
        return frozenset({next_to[alias].by.id})
    way = _follow(head, next_to)
    return frozenset(next_to[name].by.id for name in way[:-1]) if way[-1] == alias else frozenset()


def _follow(name: str, next_to: Names) -> Sequence[str]:
    """The name and those that it gives way to, one after the other."""
    way = [name]
    while way[-1] in next_to:
        way.append(next_to[way[-1]].name)
    return way
