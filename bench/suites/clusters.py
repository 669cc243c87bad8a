"""Two clusterings of the same mentions go in, MUC, B3, CEAFe and their mean (CoNLL F1) come out.

MUC: Vilain et al. 1995, "A model-theoretic coreference scoring scheme". B3: Bagga and Baldwin 1998, "Algorithms for scoring
coreference chains". CEAFe: Luo 2005, "On coreference resolution performance metrics" (phi4: Dice). CoNLL: Pradhan et al. 2012.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

Clustering = Mapping[str, Hashable]
"""Mention -> the cluster that it is in."""


def group_mentions(clustering: Clustering) -> list[frozenset[str]]:
    groups: dict[Hashable, set[str]] = {}
    for mention, cluster in clustering.items():
        groups.setdefault(cluster, set()).add(mention)
    return [frozenset(g) for g in groups.values()]


def score_conll(gold: Clustering, predicted: Clustering) -> dict[str, float]:
    """F1 by metric: "MUC", "B3", "CEAFe" and their mean "CoNLL". Raises ValueError where the mentions differ."""
    if gold.keys() != predicted.keys():
        raise ValueError("the two clusterings are not of the same mentions")
    scores = {
        "MUC": harmonic(link_recall(predicted, gold), link_recall(gold, predicted)),
        "B3": harmonic(mention_recall(predicted, gold), mention_recall(gold, predicted)),
        "CEAFe": entity_f1(group_mentions(gold), group_mentions(predicted)),
    }
    return {"CoNLL": sum(scores.values()) / len(scores), **scores}


def harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0


def link_recall(gold: Clustering, predicted: Clustering) -> float:
    """Of the links that hold each gold cluster together, the share that no predicted border cuts (MUC)."""
    kept = total = 0
    for cluster in group_mentions(gold):
        total += len(cluster) - 1
        kept += len(cluster) - len({predicted[m] for m in cluster})
    return kept / total if total else 0.0


def mention_recall(gold: Clustering, predicted: Clustering) -> float:
    """The mean over mentions of how much of the gold cluster the predicted one has (B3)."""
    total = 0.0
    for cluster in group_mentions(gold):
        total += sum(n * n for n in Counter(predicted[m] for m in cluster).values()) / len(cluster)
    return total / len(gold) if gold else 0.0


def entity_f1(gold: Sequence[frozenset[str]], predicted: Sequence[frozenset[str]]) -> float:
    """Dice over the best one-to-one pairing of clusters (CEAFe).

    Clusters of disconnected mentions are paired apart from one another, so that each pairing stays small.
    """
    right = 0.0
    for left, others in connected(gold, predicted):
        right += best_total([[2 * len(a & b) / (len(a) + len(b)) for b in others] for a in left])
    return harmonic(right / len(predicted), right / len(gold)) if gold and predicted else 0.0


def connected(
    gold: Sequence[frozenset[str]], predicted: Sequence[frozenset[str]]
) -> list[tuple[list[frozenset[str]], list[frozenset[str]]]]:
    """The clusters in parts that share mentions."""
    home = {m: i for i, cluster in enumerate(predicted) for m in cluster}
    part = list(range(len(predicted)))

    def root(i: int) -> int:
        while part[i] != i:
            i = part[i]
        return i

    for cluster in gold:
        roots = sorted({root(home[m]) for m in cluster})
        for other in roots[1:]:
            part[other] = roots[0]
    parts: dict[int, tuple[list[frozenset[str]], list[frozenset[str]]]] = {}
    for cluster in gold:
        parts.setdefault(root(home[min(cluster)]), ([], []))[0].append(cluster)
    for i, cluster in enumerate(predicted):
        parts.setdefault(root(i), ([], []))[1].append(cluster)
    return list(parts.values())


def best_total(weights: Sequence[Sequence[float]]) -> float:
    """The greatest sum of weights of a one-to-one pairing of rows and columns (Hungarian method with potentials, O(n3))."""
    if not weights or not weights[0]:
        return 0.0
    rows = weights if len(weights) <= len(weights[0]) else [list(column) for column in zip(*weights, strict=True)]
    columns = len(rows[0])
    by_row, by_column = [0.0] * (len(rows) + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, len(rows) + 1):
        owner[0], at = row, 0
        least, came, seen = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while owner[at]:
            seen[at] = True
            step, following = float("inf"), 0
            for column in range(1, columns + 1):
                if seen[column]:
                    continue
                cost = -rows[owner[at] - 1][column - 1] - by_row[owner[at]] - by_column[column]
                if cost < least[column]:
                    least[column], came[column] = cost, at
                if least[column] < step:
                    step, following = least[column], column
            for column in range(columns + 1):
                if seen[column]:
                    by_row[owner[column]] += step
                    by_column[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            owner[at], at = owner[came[at]], came[at]
    return sum(rows[owner[c] - 1][c - 1] for c in range(1, columns + 1) if owner[c])
