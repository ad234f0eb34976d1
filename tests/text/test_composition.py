from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.composition import compositions
from factcheck.text.edits import Edits

MARKED = st.text(
    alphabet=st.one_of(
        st.sampled_from("aeo\u0301\u0327\u0323\u0344\u1100\u1161\u11a8\u0958\u09c7\u09be가\u2126"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


@settings(deadline=None, max_examples=200)
@given(MARKED)
def test_the_edits_make_the_composed_form_that_unicode_defines(text: str) -> None:
    assert Edits(text, compositions(text)).text == normalize("NFC", text)


def test_each_character_is_an_edit_of_its_own() -> None:
    edits = list(compositions("cafe\u0301 a\u0300e\u0301"))
    assert [tuple(edit) for edit in edits] == [(3, 5, "é"), (6, 8, "à"), (8, 10, "é")]


def test_a_base_with_very_many_marks_is_sorted_as_unicode_says() -> None:
    text = "a" + "\u0316\u0301" * 200
    assert Edits(text, compositions(text)).text == normalize("NFC", text)
