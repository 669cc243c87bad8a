import json
import zipfile
from pathlib import Path

from suites.event_location import FILE, Item, is_right, measure, read_items


def pack(folder: Path, rows: list[dict[str, object]]) -> Path:
    path = folder / "set.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(FILE, json.dumps(rows))
    return path


def row(text: str, verb: str, places: list[str], source: str = "RELABEL") -> dict[str, object]:
    words = text.split(" ")
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    tokens = [{"start": s, "end": s + len(w)} for s, w in zip(starts, words, strict=True)]
    marked = [("VERB", verb), *(("LOCATION", place) for place in places)]
    spans = [{"label": label, "token_start": words.index(w), "token_end": words.index(w)} for label, w in marked]
    return {"text": text, "tokens": tokens, "spans": spans, "source": source}


def test_only_items_labelled_twice_are_read(tmp_path: Path) -> None:
    rows = [row("Gunmen killed two in Taiz .", "killed", ["Taiz"]), row("He shot her .", "shot", [], source="AP")]
    (item,) = read_items(pack(tmp_path, rows))
    assert item == Item(text="Gunmen killed two in Taiz .", verb=(7, 13), places=((21, 25),))


def test_the_place_of_the_verb_is_right_and_another_is_wrong(tmp_path: Path) -> None:
    text = "Gunmen killed two soldiers in Taiz on Monday ."
    right, wrong = row(text, "killed", ["Taiz"]), row(text, "killed", ["Monday"])
    figures = measure(pack(tmp_path, [right, wrong])).figures
    assert [(f.value, f.of) for f in figures[:2]] == [(0.5, 2), (0.5, 2)]


def test_no_place_is_right_where_the_gold_has_none() -> None:
    item = Item(text="He shot her.", verb=(3, 7), places=())
    assert is_right(item, None)
    assert not is_right(Item(text="", verb=(0, 1), places=((2, 3),)), None)
