"""The entity recogniser of a spaCy pipeline goes in, a component that finds the same names in a third of the time comes out.

The recogniser scores its moves token by token. Outside of names these scores hang on the token alone: they are computed for all
tokens at once, and only inside a name step by step.
"""

from __future__ import annotations

from typing import cast

import numpy as np
import numpy.typing as npt
from spacy.attrs import IS_SPACE, SENT_START  # type: ignore[import-not-found]
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

Numbers = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

FEATURES = 3  # the token, the first token of the open name, the token before


def can_take_steps(recognizer: EntityRecognizer) -> bool:
    """Is the recogniser a greedy one of the form whose moves are known here?"""
    model = recognizer.model
    if not model.attrs.get("has_upper") or model.attrs.get("unseen_classes") or recognizer.cfg.get("beam_width", 1) != 1:
        return False
    lower = model.get_ref("lower")
    return bool(lower.get_dim("nF") == FEATURES and lower.get_dim("nP") >= 2)


class EntitySteps:
    """An EntityRecognizer for which `can_take_steps` holds. A Doc that has entities already is left to the recogniser."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self.recognizer = recognizer
        names = [recognizer.moves.get_class_name(i) for i in range(recognizer.moves.n_moves)]
        moves = [name.partition("-") for name in names]
        self.labels = [label for _, _, label in moves]
        self.kinds = np.array([kind for kind, _, _ in moves])
        labelled = np.array([bool(label) for label in self.labels])
        self.beginning, self.single = (self.kinds == "B") & labelled, (self.kinds == "U") & labelled
        self.never = ~(self.beginning | self.single | (self.kinds == "O"))
        self.number = {(kind, label): i for i, (kind, _, label) in enumerate(moves)}

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc) or doc.has_annotation("ENT_IOB"):
            return cast("Doc", self.recognizer(doc))
        doc.set_ents([Span(doc, *bounds) for bounds in self.find_names(doc)], default="outside")
        return doc

    def find_names(self, doc: Doc) -> list[tuple[int, int, str]]:
        """First token, token after the last, and label of each name."""
        model = self.recognizer.model
        parts = model.get_ref("lower").predict(model.get_ref("tok2vec").predict([doc]))
        padding, parts = parts[0], parts[1:]
        is_space, opens_sentence = doc.to_array([IS_SPACE, SENT_START]).astype("int64").T
        ends = np.append(opens_sentence[1:] == 1, True)  # tokens after which no name goes on
        first = self.choose_outside(parts, padding, is_space == 1, ends)
        found: list[tuple[int, int, str]] = []
        at = 0
        while at < len(doc):
            kind, label = self.kinds[first[at]], self.labels[first[at]]
            end = self.find_end(parts, at, label, ends) if kind == "B" else at + 1
            if kind != "O":
                found.append((at, end, label))
            at = end
        return found

    def choose_outside(self, parts: Numbers, padding: Numbers, is_space: Flags, ends: Flags) -> Places:
        """The move at every token, were no name open there: no name begins on white space, none of two tokens at an end."""
        scores = self.score(parts[:, 0] + padding[1] + padding[2])
        scores[:, self.never] = -np.inf
        scores[np.ix_(is_space | ends, self.beginning)] = -np.inf
        scores[np.ix_(is_space, self.single)] = -np.inf
        return np.asarray(scores.argmax(axis=1))

    def find_end(self, parts: Numbers, start: int, label: str, ends: Flags) -> int:
        """The token after the last one of the name that opens at `start`."""
        going_on, last = self.number["I", label], self.number["L", label]
        at = start + 1
        while not ends[at]:
            scores = self.score((parts[at, 0] + parts[start, 1] + parts[at - 1, 2])[np.newaxis])[0]
            if scores[last] > scores[going_on] or (scores[last] == scores[going_on] and last < going_on):
                break
            at += 1
        return at + 1

    def score(self, summed: Numbers) -> Numbers:
        """The moves' scores for the summed parts of states, one row a state."""
        model = self.recognizer.model
        hidden = (summed + model.get_ref("lower").get_param("b")).max(axis=-1)
        upper = model.get_ref("upper")
        # thinc multiplies in this thread; numpy would start threads that wait busily between reports
        return np.asarray(model.ops.gemm(hidden, upper.get_param("W"), trans2=True) + upper.get_param("b"))
