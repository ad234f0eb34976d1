"""Which words of a text went, and which came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.differences import Piece, differences

texts = st.text(st.sampled_from("ab. ,\n語言 ") | st.characters(exclude_categories=["Cs"]))


def written(older: str, newer: str) -> str:
    signs = {"kept": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.words) for piece in differences(older, newer))


@pytest.mark.parametrize(
    ("older", "newer", "told"),
    [
        ("It cost two crowns.", "It cost two crowns.", "It cost two crowns."),
        ("It cost two crowns.", "It cost nine crowns.", "It cost [-two -][+nine +]crowns."),
        ("It cost.", "It never cost.", "It [+never +]cost."),
        ("It is so. It is.", "It is so.", "It is so.[- It is.-]"),
        ("", "New.", "[+New.+]"),
        ("Old.", "", "[-Old.-]"),
        (
            "It was the council.",
            "Nobody saw the papers.",
            "[-It was the council.-][+Nobody saw the papers.+]",
        ),
        ("語言不同", "語言相同", "語言[-不-][+相+]同"),
    ],
)
def test_words_are_laid_side_by_side(older: str, newer: str, told: str) -> None:
    assert written(older, newer) == told


def test_very_long_texts_are_replaced_as_a_whole() -> None:
    older, newer = "one " * 3000, "two " * 3000
    assert differences(older, newer) == (Piece("removed", older), Piece("added", newer))


@given(texts, texts)
def test_the_pieces_are_both_texts(older: str, newer: str) -> None:
    pieces = differences(older, newer)
    assert "".join(piece.words for piece in pieces if piece.kind != "removed") == newer
    was = "".join(piece.words for piece in pieces if piece.kind != "added")
    assert "".join(was.split()) == "".join(older.split())
