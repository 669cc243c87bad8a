"""Pairings and relations go in, the network of who acts against whom and who backs whom comes out, laid out on a plane.

The places are those of a spring model (spring_layout of networkx, after Fruchterman and Reingold 1991) from a fixed start: the
same pairings give the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from talion.ledger.parties import Pairing
from talion.records import Relation
from talion.views.words import clean

WIDTH, HEIGHT, MARGIN = 1000.0, 620.0, 70.0
WIDEST = 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor at (x, y) of WIDTH times HEIGHT; `weight` counts the incidents of its edges."""

    name: str
    x: float
    y: float
    radius: float
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An arrow between two nodes' rims. `incidents` is 0 where one only backs the other; `words` say what it means."""

    source: str
    target: str
    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    incidents: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The picture: acts and backings among the nodes."""

    nodes: tuple[Node, ...]
    acts: tuple[Edge, ...]
    backings: tuple[Edge, ...]


def view_network(pairings: Sequence[Pairing], relations: Iterable[Relation]) -> Network:
    """`relations` of other kinds than backing, and between actors that are not in `pairings`, are left out."""
    between = [pair for pair in pairings if pair.by != pair.against]
    weights: dict[str, int] = {}
    for pair in between:
        for name in (pair.by, pair.against):
            weights[name] = weights.get(name, 0) + pair.incidents
    backed = sorted({(r.object, r.subject) for r in relations if r.relation == "backed_by"} & _all_pairs(weights))
    places = lay_out(sorted(weights), [(p.by, p.against, p.incidents) for p in between], backed)
    most = max(weights.values(), default=1)
    nodes = {
        name: Node(name=name, x=x, y=y, radius=7 + 15 * math.sqrt(weights[name] / most), weight=weights[name])
        for name, (x, y) in places.items()
    }
    largest = max((pair.incidents for pair in between), default=1)
    return Network(
        nodes=tuple(nodes.values()),
        acts=tuple(
            _edge(nodes[p.by], nodes[p.against], 1 + (WIDEST - 1) * math.sqrt(p.incidents / largest), p.incidents, _word(p))
            for p in between
        ),
        backings=tuple(_edge(nodes[a], nodes[b], 1.5, 0, f"{clean(a)} backs {clean(b)}, reports say") for a, b in backed),
    )


def _all_pairs(names: Iterable[str]) -> set[tuple[str, str]]:
    known = list(names)
    return {(a, b) for a in known for b in known if a != b}


def lay_out(
    names: Sequence[str], acts: Iterable[tuple[str, str, int]], backed: Iterable[tuple[str, str]]
) -> dict[str, tuple[float, float]]:
    """Each name's place, within the margins."""
    # networkx takes half a second to import, and only this picture needs it.
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    for source, target, number in acts:
        graph.add_edge(source, target, weight=1 + math.log(number) + graph.get_edge_data(source, target, {"weight": 0})["weight"])
    graph.add_edges_from(((a, b) for a, b in backed if not graph.has_edge(a, b)), weight=1)
    found = nx.spring_layout(graph, seed=1, k=2.2 / math.sqrt(max(1, len(names))), iterations=150)
    xs, ys = [p[0] for p in found.values()], [p[1] for p in found.values()]
    return {
        name: (_fit(found[name][0], xs, WIDTH), _fit(found[name][1], ys, HEIGHT)) for name in names
    }  # fmt: skip


def _fit(value: float, all_values: Sequence[float], size: float) -> float:
    low, high = min(all_values), max(all_values)
    share = (value - low) / (high - low) if high > low else 0.5
    return round(MARGIN + share * (size - 2 * MARGIN), 1)


def _edge(source: Node, target: Node, width: float, number: int, words: str) -> Edge:
    dx, dy = target.x - source.x, target.y - source.y
    length = math.hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    # Both ways between two actors are drawn side by side.
    off = 4.0
    return Edge(
        source=source.name, target=target.name,
        x1=round(source.x + ux * source.radius - uy * off, 1), y1=round(source.y + uy * source.radius + ux * off, 1),
        x2=round(target.x - ux * (target.radius + 6) - uy * off, 1), y2=round(target.y - uy * (target.radius + 6) + ux * off, 1),
        width=round(width, 2), incidents=number, words=words,
    )  # fmt: skip


def _word(pair: Pairing) -> str:
    dead = f", {pair.killed:,} killed by the highest figures" if pair.killed else ""
    return (
        f"{clean(pair.by)} against {clean(pair.against)}: {pair.incidents:,} incident{'s' if pair.incidents != 1 else ''}{dead}"
    )
