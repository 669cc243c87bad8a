"""The lemmatiser of a spaCy pipeline goes in, a component that gives the same lemmas, each word's worked out once, comes out."""

from __future__ import annotations

from spacy.attrs import LEMMA, MORPH, ORTH, POS  # type: ignore[import-not-found]
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc


class RememberedLemmas:
    """A rule lemmatiser, which looks at nothing but a token's letters, part of speech and form."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self.lemmatizer = lemmatizer
        self.memory: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        rows = doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()
        for token, (letters, pos, form, lemma) in zip(doc, rows, strict=True):
            if lemma and not self.lemmatizer.overwrite:
                continue
            known = self.memory.get((letters, pos, form))
            if known is None:
                token.lemma_ = self.lemmatizer.lemmatize(token)[0]
                self.memory[letters, pos, form] = token.lemma
            else:
                token.lemma = known
        return doc
