from hypothesis import given
from hypothesis import strategies as st

from talion.gazetteer.keys import drop_article, fold_name, make_skeleton, starts_with_article

NAMES = st.text(alphabet=st.characters(categories=("Lu", "Ll", "Mn", "Pd", "Zs")) | st.sampled_from("'’-ḩāʿ"), max_size=40)


@given(NAMES)
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


@given(NAMES)
def test_a_key_holds_no_marks_and_no_hyphens(name: str) -> None:
    assert not set(fold_name(name)) & set("-'’ʿ")


def test_spellings_that_differ_in_marks_share_a_key() -> None:
    assert fold_name("Deir ez-Zor") == fold_name("DEIR AL ZOR")
    assert fold_name("Al Ḩudaydah") == fold_name("al-hudaydah")
    assert fold_name("Sana‘ā’") == fold_name("Sanaa")


def test_articles() -> None:
    assert drop_article("al qaim") == "qaim"
    assert drop_article("qaim") == "qaim"
    assert starts_with_article("as-Salif")
    assert not starts_with_article("At Baghdad")


def test_skeletons_meet_where_only_vowels_differ() -> None:
    assert make_skeleton(fold_name("Hodeidah")) == make_skeleton(fold_name("al-Hudaydah"))
    assert make_skeleton(fold_name("Zabadani")) != make_skeleton(fold_name("Zawiyah"))
    assert make_skeleton("ur") == ""
