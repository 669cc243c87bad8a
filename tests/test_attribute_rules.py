"""The fast attribute rules give what the pipeline's own give, over one token and over several."""

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from talion.attribute_rules import RememberedRules, is_single
from talion.parse import DEFAULT_MODEL, load_pipeline

SAMPLES = sorted((Path(__file__).parent.parent / "examples" / "reports").glob("*.txt"))
OWN = "There's nothin' left, y'all: they ain't gonna stay. It had struck it; I do, you don't.\n\n  That was that."


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return load_pipeline(DEFAULT_MODEL)


def before_the_rules(pipeline: Language, text: str) -> Doc:
    doc = pipeline.make_doc(text)
    for name, component in pipeline.pipeline:
        if name == "attribute_ruler":
            break
        doc = component(doc)
    return doc


def attributes(doc: Doc) -> list[tuple[str, str, str, str, str]]:
    return [(t.tag_, t.pos_, t.dep_, t.lemma_, str(t.morph)) for t in doc]


@pytest.mark.parametrize("text", [OWN, "", *(p.read_text(encoding="utf-8") for p in SAMPLES[:4])])
def test_the_attributes_are_those_of_the_pipelines_own_rules(pipeline: Language, text: str) -> None:
    own = pipeline.get_pipe("attribute_ruler")
    assert isinstance(own, AttributeRuler)
    fast = RememberedRules(pipeline, own)
    expected = attributes(own(before_the_rules(pipeline, text)))
    assert attributes(fast(before_the_rules(pipeline, text))) == expected
    assert attributes(fast(before_the_rules(pipeline, text))) == expected, "from memory"


def test_rules_over_several_tokens_or_unknown_attributes_are_not_remembered() -> None:
    assert is_single([[{"TAG": "MD", "LOWER": "ca"}]])
    assert not is_single([[{"LOWER": "gon"}, {"LOWER": "na"}]])
    assert not is_single([[{"TAG": "MD"}], [{"ENT_TYPE": "GPE"}]])
