"""A Coding's links go in, chains of blow and answer come out: each first blow with its answers under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from talion.records import Coding, Link, LinkKind
from talion.views.context import Context
from talion.views.incident import word_label, word_outcome
from talion.views.order import sort_incidents
from talion.views.passage import Passage
from talion.views.words import word_when

FORWARD: dict[LinkKind, str] = {"retaliation": "answered by", "caused": "led to", "part_of": "had as a part"}
BACKWARD: dict[LinkKind, str] = {"retaliation": "in answer to", "caused": "brought about by", "part_of": "part of"}
INFERRED = " (inferred from the order in time, no report says so)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What joins an incident to an earlier one: worded kinds, and the words of the reports that say so."""

    how: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One incident in a chain; `tie` is None for a first blow, `repeated` where its answers are shown elsewhere.

    `outcome` is its toll in words, "" where nobody tells of one.
    """

    id: str
    short: str
    date: str
    label: str
    tie: Tie | None
    answers: tuple[Step, ...]
    repeated: bool = False
    outcome: str = ""


def view_chains(coding: Coding, context: Context) -> tuple[Step, ...]:
    """Chains in order of their first blows; a link to an incident that is not at hand is left out, as is that of a wave's part,
    which answers nothing."""
    held = [k for k in coding.links if k.source != k.target and k.kind != "part_of"]
    links = [k for k in held if k.source in context.incidents and k.target in context.incidents]
    forest = _Forest(links, context)
    answered = forest.answered()
    sources = {link.source for link in links}
    chains = [forest.grow(blow, None) for blow in answered if blow not in sources]
    # What is left hangs in a ring (each answers the other): begin at its earliest incident.
    chains += [forest.grow(blow, None) for blow in answered if blow not in forest.seen]
    return tuple(chains)


def word_tie(links: Sequence[Link], words: Mapping[LinkKind, str], context: Context) -> Tie:
    """The links of one pair of incidents as one tie."""
    said = [link for link in links if not link.inferred]
    kinds = sorted({link.kind for link in said or links}, key=list(words).index)
    how = ", ".join(words[kind] for kind in kinds) + ("" if said else INFERRED)
    if said and (found := sorted({link.found for link in said})) and all(found):
        how += f" (the report only refers to it; {', '.join(found)})"
    return Tie(how=how, passages=tuple(context.quote(span) for span in sorted({link.span for link in said})))


class _Forest:
    """The links by blow and answer; `seen` holds the incidents whose answers are already shown."""

    def __init__(self, links: Sequence[Link], context: Context) -> None:
        self.context = context
        self.seen: set[str] = set()
        self.order = {incident.id: n for n, incident in enumerate(sort_incidents(context.incidents.values()))}
        self.pairs: dict[str, dict[str, list[Link]]] = {}
        for link in links:
            self.pairs.setdefault(link.target, {}).setdefault(link.source, []).append(link)

    def answered(self) -> list[str]:
        return sorted(self.pairs, key=lambda blow: self.order[blow])

    def grow(self, blow: str, tie: Tie | None) -> Step:
        incident = self.context.incidents[blow]
        repeated = blow in self.seen and blow in self.pairs
        self.seen.add(blow)
        following = {} if repeated else self.pairs.get(blow, {})
        answers = sorted(following, key=lambda one: self.order[one])
        return Step(
            id=blow,
            short=self.context.short.get(blow, blow),
            date=word_when(incident.when),
            label=word_label(incident),
            tie=tie,
            answers=tuple(self.grow(one, word_tie(following[one], FORWARD, self.context)) for one in answers),
            repeated=repeated,
            outcome="" if incident.fatalities is None and incident.injured is None else word_outcome(incident, self.context),
        )
