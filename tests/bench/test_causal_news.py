from pathlib import Path

import pytest

from suites.causal_news import measure, untokenise

SENTENCES = [
    ("Ethiopia bombed Gode on Monday in retaliation for a rocket attack by the ONLF on Sunday that killed nine soldiers .", "1"),
    ("The minister opened a new bridge .", "0"),
    ("Villagers , tired of waiting , went home because it rained .", "1"),
]


def test_blanks_before_marks_go() -> None:
    assert untokenise("Police ( riot units ) fired , he said .") == "Police (riot units) fired, he said."


def test_figures_of_own_sentences(tmp_path: Path) -> None:
    rows = [f'{i},"{text}",{label}' for i, (text, label) in enumerate(SENTENCES)]
    for name in ("dev_subtask1.csv", "train_subtask1.csv"):
        (tmp_path / name).write_text("index,text,label\n" + "\n".join(rows) + "\n", encoding="utf-8")
    suite = measure(tmp_path)
    assert suite.documents == 4  # all of dev and every sixth of train
    links, wordings = suite.figures
    assert (links.value, links.of, links.note) == (pytest.approx(0.8), 3, "P 1.000 R 0.667")
    assert wordings.value == pytest.approx(0.8)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        measure(tmp_path)
