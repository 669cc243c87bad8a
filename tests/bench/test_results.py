from suites.results import Figure, Suite, Tally, add_tallies, format_suites, tally


def test_micro_average_is_made_of_summed_counts() -> None:
    both = add_tallies([tally(1, 1, 1), tally(0, 2, 3)])
    assert both == Tally(hits=1, predicted=3, found=1, gold=4)
    assert both.f1 == 2 * (1 / 3) * (1 / 4) / (1 / 3 + 1 / 4)


def test_nothing_predicted_is_zero_not_an_error() -> None:
    assert tally(0, 0, 5).f1 == 0.0
    assert Tally().f1 == 0.0


def test_table_has_a_row_for_each_figure() -> None:
    figures = (tally(1, 2, 2).as_figure("spans"), Figure(name="accuracy", value=0.25, of=4))
    table = format_suites([Suite(name="own", documents=3, figures=figures, seconds=0.1)])
    assert table.splitlines()[2:] == [
        "| own | 3 | spans | 0.500 | 2 | P 0.500 R 0.500 |",
        "| own | 3 | accuracy | 0.250 | 4 |  |",
    ]
