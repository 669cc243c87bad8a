"""One chain's incidents and links go in, lanes by actor over time come out, laid out to be drawn.

Days that follow one another in the chain stand side by side, however long the time between them: what counts is who answers whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from talion.records import Incident, Link
from talion.views.incident import word_label
from talion.views.order import sort_incidents
from talion.views.words import UNKNOWN, clean, word_when

LEFT, STEP, LANE, TOP, FOOT = 240.0, 120.0, 62.0, 34.0, 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """An actor, and the height at which what it did is drawn."""

    name: str
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """An incident in the lane of who did it."""

    id: str
    x: float
    y: float
    label: str
    deadly: bool
    happened: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A date and where it stands."""

    x: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """From a blow to its answer, as an SVG path, with the words of a report that say so."""

    path: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """A drawing of `width` times `height`."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    arrows: tuple[Arrow, ...]


def split_chains(links: Iterable[Link]) -> list[tuple[Link, ...]]:
    """The links of answer and cause by what hangs together, each group sorted, the groups by their least incident."""
    owner: dict[str, str] = {}

    def root(key: str) -> str:
        while owner.setdefault(key, key) != key:
            key = owner[key]
        return key

    held = [link for link in links if link.source != link.target and link.kind != "part_of"]
    for link in held:
        one, other = sorted((root(link.source), root(link.target)))
        owner[other] = one
    groups: dict[str, list[Link]] = {}
    for link in held:
        groups.setdefault(root(link.source), []).append(link)
    return [tuple(sorted(groups[key], key=lambda k: (k.target, k.source, k.span))) for key in sorted(groups)]


def view_lanes(incidents: Sequence[Incident], links: Iterable[Link]) -> Lanes:
    """`incidents` are those of one chain, `links` join them."""
    ordered = sort_incidents(incidents)
    dates = list(dict.fromkeys(word_when(one.when) for one in ordered))
    names = list(dict.fromkeys(map(_name_doer, ordered)))
    heights = {name: TOP + LANE * number + LANE / 2 for number, name in enumerate(names)}
    shared: dict[tuple[str, str], int] = {}
    dots: dict[str, Dot] = {}
    for one in ordered:
        date, name = word_when(one.when), _name_doer(one)
        number = shared.get((date, name), 0)
        shared[date, name] = number + 1
        dead = one.fatalities
        x = LEFT + STEP * (dates.index(date) + 0.5) + 16 * number
        dots[one.id] = Dot(
            id=one.id, x=x, y=heights[name], label=f"{date}: {word_label(one)}",
            deadly=bool(dead and (dead.low or dead.high)), happened=one.status == "occurred",
        )  # fmt: skip
    return Lanes(
        width=LEFT + STEP * len(dates), height=TOP + LANE * len(names) + FOOT,
        lanes=tuple(Lane(name=name, y=y) for name, y in heights.items()), dots=tuple(dots.values()),
        ticks=tuple(Tick(x=LEFT + STEP * (number + 0.5), words=words) for number, words in enumerate(dates)),
        arrows=tuple(_draw(dots, link) for link in links if link.source in dots and link.target in dots),
    )  # fmt: skip


def _name_doer(incident: Incident) -> str:
    return clean(incident.perpetrators[0]) if incident.perpetrators else UNKNOWN


def _draw(dots: Mapping[str, Dot], link: Link) -> Arrow:
    blow, answer = dots[link.target], dots[link.source]
    rise = 24.0 if blow.y == answer.y else 0.0
    middle = (blow.x + answer.x) / 2
    back = 10.0 if answer.x >= blow.x else -10.0
    bends = f"{middle:.0f} {blow.y - rise:.0f} {middle:.0f} {answer.y - rise:.0f}"
    path = f"M{blow.x:.0f} {blow.y:.0f}C{bends} {answer.x - back:.0f} {answer.y:.0f}"
    return Arrow(path=path, words=f"“{clean(link.span.quote)}”" if link.span.quote else "inferred from the order in time")
