from pathlib import Path

import pytest

from suites.ecbplus import measure
from suites.ecbplus_texts import read_ecb

WORDS = [
    ["Gunmen", "shot", "a", "judge", "in", "Cali", "on", "Monday", "."],
    ["The", "shooting", "shocked", "lawyers", "."],
    ["A", "bomb", "exploded", "in", "Pasto", "on", "Friday", "."],
]
SENTENCES = "Topic,File,Sentence Number\n8,1ecb,0\n8,1ecb,1\n8,1ecb,2\n8,2ecb,0\n1,1ecb,0\n"


def document(relations: str) -> str:
    tokens, number = [], 0
    for sentence, words in enumerate(WORDS):
        for word in words:
            number += 1
            tokens.append(f'<token t_id="{number}" sentence="{sentence}" number="0">{word}</token>')
    marks = [
        f'<{tag} m_id="{mark}"><token_anchor t_id="{token}"/></{tag}>'
        for mark, tag, token in [
            (1, "ACTION_OCCURRENCE", 2),
            (2, "ACTION_OCCURRENCE", 11),
            (3, "ACTION_OCCURRENCE", 17),
            (4, "LOC_GEO", 6),
        ]
    ]
    return f"<Document>{''.join(tokens)}<Markables>{''.join(marks)}</Markables><Relations>{relations}</Relations></Document>"


def chain(kind: str, note: str, *marks: int) -> str:
    sources = "".join(f'<source m_id="{m}"/>' for m in marks)
    return f'<{kind} r_id="9" note="{note}">{sources}<target m_id="40"/></{kind}>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text(SENTENCES, encoding="utf-8")
    (tmp_path / "ECB+" / "8").mkdir(parents=True)
    (tmp_path / "ECB+" / "8" / "8_1ecb.xml").write_text(document(chain("CROSS_DOC_COREF", "ACT1", 1, 2)), encoding="utf-8")
    (tmp_path / "ECB+" / "8" / "8_2ecb.xml").write_text(document(chain("INTRA_DOC_COREF", "", 1, 2)), encoding="utf-8")
    return tmp_path


def test_mentions_of_listed_sentences_and_their_chains(folder: Path) -> None:
    first, second = read_ecb(folder)
    assert [first.text[m.start : m.end] for m in first.mentions] == ["shot", "shooting", "exploded"]
    assert [m.chain for m in first.mentions] == ["ACT1", "ACT1", "8_1ecb#3"]
    assert [m.chain for m in second.mentions] == ["8_2ecb/9"]


def test_our_groups_beside_the_baseline(folder: Path) -> None:
    suite = measure(folder)
    assert suite.documents == 2
    names = [f.name for f in suite.figures]
    assert names[:2] == ["CoNLL F1 within document", "CoNLL F1 within document, same-lemma baseline"]
    ours, same = suite.figures[:2]
    assert ours.of == same.of == 4
    assert ours.value == 1.0
    assert same.value < 1.0
