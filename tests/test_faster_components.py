"""The fast recogniser of names and the fast lemmatiser give what the pipeline's own give."""

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from talion.entity_steps import EntitySteps, can_take_steps
from talion.lemma_memory import RememberedLemmas
from talion.parse import DEFAULT_MODEL, load_components, load_pipeline

SAMPLES = sorted((Path(__file__).parent.parent / "examples" / "reports").glob("*.txt"))
OWN = "Gen. Amina Diallo of the 3rd Guards Brigade\n\nflew from N'Djamena to the Gulf of Aden.\nLake Chad Basin Commission"


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return load_pipeline(DEFAULT_MODEL)


def before(pipeline: Language, component: str, text: str) -> Doc:
    doc = pipeline.make_doc(text)
    for token in doc:
        if token.i and "\n" in doc[token.i - 1].text:
            token.is_sent_start = True
    for name, step in pipeline.pipeline:
        if name == component:
            break
        doc = step(doc)
    return doc


@pytest.mark.parametrize("text", [OWN, "", " ", "Kabul", *(p.read_text(encoding="utf-8") for p in SAMPLES[:5])])
def test_the_names_are_those_of_the_pipelines_own_recogniser(pipeline: Language, text: str) -> None:
    own = pipeline.get_pipe("ner")
    expected, found = own(before(pipeline, "ner", text)), EntitySteps(own)(before(pipeline, "ner", text))
    assert [(e.start, e.end, e.label_) for e in found.ents] == [(e.start, e.end, e.label_) for e in expected.ents]
    assert [t.ent_iob_ for t in found] == [t.ent_iob_ for t in expected]


def test_names_that_stand_already_are_left_to_the_recogniser(pipeline: Language) -> None:
    doc = before(pipeline, "ner", "The village of Zorbu fell on Monday.")
    doc.set_ents([Span(doc, 3, 4, "GPE")], default="unmodified")
    assert EntitySteps(pipeline.get_pipe("ner"))(doc).ents[0].text == "Zorbu"


@pytest.mark.parametrize("text", [OWN, "", *(p.read_text(encoding="utf-8") for p in SAMPLES[:3])])
def test_the_lemmas_are_those_of_the_pipelines_own_lemmatiser(pipeline: Language, text: str) -> None:
    own = pipeline.get_pipe("lemmatizer")
    fast = RememberedLemmas(own)
    expected = [t.lemma_ for t in own(before(pipeline, "lemmatizer", text))]
    assert [t.lemma_ for t in fast(before(pipeline, "lemmatizer", text))] == expected
    assert [t.lemma_ for t in fast(before(pipeline, "lemmatizer", text))] == expected, "from memory"


def test_the_pipeline_in_use_is_of_the_form_that_is_known(pipeline: Language) -> None:
    assert can_take_steps(pipeline.get_pipe("ner"))
    assert {EntitySteps, RememberedLemmas} <= {type(c) for c in load_components(DEFAULT_MODEL)}
