"""What a reader takes for one name is one to a search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talion.ledger.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sana’a", "SANAA"), ("Al-Asad", "al asad"), ("Ḥadramawt", "hadramawt"), ("Łódź", "lodz"), ("İzmir", "izmir"),
        ("🄐", "(a)"), ("Mỹ Lai", "my lai"), ("Ǿ", "o"),
        ("Deir  ez–Zor", "deir ez-zor"), ("Straße", "STRASSE"), ("Köln", "Ko\u0308ln"),
    ],
)  # fmt: skip
def test_same(one, other):
    assert fold(one) == fold(other)


def test_different():
    assert fold("Homs") != fold("Hims")


@given(st.text())
def test_folding_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
