import itertools

import pytest

from suites.clusters import best_total, group_mentions, score_conll

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 2, "g": 2}
PREDICTED = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 3, "f": 3, "g": 3}


def test_the_same_clusters_are_all_right() -> None:
    assert set(score_conll(GOLD, {m: f"x{c}" for m, c in GOLD.items()}).values()) == {1.0}


def test_figures_worked_by_hand() -> None:
    scores = score_conll(GOLD, PREDICTED)
    # links: gold keeps 1 of 2 and 2 of 3; predicted keeps 1 of 1, 0 of 1, 2 of 2
    assert scores["MUC"] == pytest.approx(2 * (3 / 5) * (3 / 4) / (3 / 5 + 3 / 4))
    recall = (4 / 3 + 1 / 3 + 1 / 4 + 9 / 4) / 7
    precision = (2 + 1 / 2 + 1 / 2 + 3) / 7
    assert scores["B3"] == pytest.approx(2 * recall * precision / (recall + precision))
    right = 4 / 5 + 6 / 7
    assert scores["CEAFe"] == pytest.approx(2 * (right / 2) * (right / 3) / (right / 2 + right / 3))
    assert scores["CoNLL"] == pytest.approx((scores["MUC"] + scores["B3"] + scores["CEAFe"]) / 3)


def test_singletons_everywhere_have_no_links() -> None:
    alone = {m: m for m in GOLD}
    assert score_conll(alone, alone)["MUC"] == 0.0
    assert score_conll(alone, alone)["CEAFe"] == 1.0


def test_other_mentions_are_refused() -> None:
    with pytest.raises(ValueError, match="same mentions"):
        score_conll(GOLD, {"a": 1})


def test_pairing_is_the_best_of_all() -> None:
    weights = [[0.4, 0.9, 0.1, 0.5], [0.9, 1.0, 0.3, 0.2], [0.3, 0.8, 0.7, 0.6]]
    best = max(sum(weights[i][c] for i, c in enumerate(p)) for p in itertools.permutations(range(4), 3))
    assert best_total(weights) == pytest.approx(best)
    assert best_total([list(column) for column in zip(*weights, strict=True)]) == pytest.approx(best)


def test_groups() -> None:
    assert sorted(map(sorted, group_mentions(GOLD))) == [["a", "b", "c"], ["d", "e", "f", "g"]]
