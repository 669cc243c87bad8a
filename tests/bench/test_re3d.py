import json
from pathlib import Path

import pytest

from suites.re3d import Annotation, class_of, measure

TEXT = "Fighters of Hezbollah shelled the army near Qalat Sukkar with mortars. The ministry said nothing. They left the camp."


def annotation(kind: str, text: str, confidence: float = 1.0) -> dict[str, object]:
    start = TEXT.index(text)
    return {
        "documentId": "d", "type": kind, "value": text, "begin": start, "end": start + len(text), "confidence": confidence,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("Organisation", "the rebel-held town's militia", "actors"),
        ("Organisation", "soldiers' families", None),
        ("Organisation", "They", None),
        ("Organisation", "Ministry of Culture", None),
        ("Weapon", "a rifle", "weapons"),
        ("Location", "the Orontes river", "places"),
        ("Location", "the camp", None),
        ("Location", "an ISIL-held building", None),
        ("MilitaryPlatform", "tanks", "platforms"),
        ("Person", "General Ahmadi", None),
    ],
)
def test_what_is_counted(kind: str, text: str, expected: str | None) -> None:
    assert class_of(Annotation(kind=kind, text=text, start=0, end=len(text))) == expected


def test_heads() -> None:
    def head(kind: str, text: str) -> str:
        start, end = Annotation(kind=kind, text=text, start=0, end=len(text)).head
        return text[start:end]

    assert head("Organisation", "the Army of the Just") == "Army"
    assert head("Organisation", "the governor's guards, armed men") == "guards"
    assert head("Location", "the old town of Palmyra") == "Palmyra"


def test_figures_of_a_tiny_set(tmp_path: Path) -> None:
    source = tmp_path / "Own"
    source.mkdir()
    entities = [
        annotation("Organisation", "Hezbollah"),
        annotation("Organisation", "the army"),
        annotation("Organisation", "The ministry"),
        annotation("Organisation", "Fighters of Hezbollah", 0.1),
        annotation("Weapon", "mortars"),
        annotation("Location", "the camp"),
    ]
    (source / "entities.json").write_text("\n".join(map(json.dumps, entities)), encoding="utf-8")
    (source / "documents.json").write_text(json.dumps({"_id": "d", "text": TEXT}), encoding="utf-8")
    (source / "relations.json").write_text("", encoding="utf-8")
    suite = measure(tmp_path)
    assert suite.documents == 1
    by_name = {f.name: (f.value, f.of) for f in suite.figures}
    assert by_name["recall of armed actors, weapons, places"] == (1.0, 3)
    assert by_name["recall of actors"] == (1.0, 2)
    assert by_name["recall of places"] == (0.0, 0)
