"""People mentioned in a comment."""

import pytest

from factcheck.text.mentions import Known, Piece, mentions_in, pieces

MARA = Known(1, "Mara Finch", "mara@desk.example")
ENG = Known(2, "Mara Eng", "m.eng@desk.example")
TOM = Known(3, "Tom Reyes", "tr@desk.example")
OTHER_TOM = Known(4, "Tom Reyes", "tom.reyes@desk.example")
BOKO = Known(5, "Adébọ̀wálé Ọ́bà", "boko@desk.example")
DESK = (MARA, ENG, TOM, OTHER_TOM, BOKO)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("@Mara Finch, look at this", [MARA]),
        ("look at this, @mara finch", [MARA]),
        ("(@Mara Eng’s question)", [ENG]),
        ("@mara: the local part comes before a first name", [MARA]),
        ("ask @m.eng.", [ENG]),
        ("ask @tr@desk.example, please", [TOM]),
        ("@Adébọ̀wálé Ọ́bà and @tr", [BOKO, TOM]),
        ("twice @tr and @tr", [TOM]),
        ("in a new line\n@tr", [TOM]),
    ],
)
def test_a_written_form_is_somebody(text: str, whom: list[Known]) -> None:
    assert [one.fitting for one in mentions_in(text, DESK)] == [(one,) for one in whom]


@pytest.mark.parametrize(
    "text",
    [
        "write to tr@desk.example",
        "https://news.example/@tr/12",
        "at @ 5 o’clock",
        "",
        "@",
    ],
)
def test_an_at_sign_for_something_else_is_no_mention(text: str) -> None:
    assert mentions_in(text, DESK) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [("@Jon said", "Jon"), ("@marathon", "marathon"), ("@mara.f now", "mara.f"), ("@tr2.", "tr2")],
)
def test_a_mention_of_nobody_says_what_was_written(text: str, written: str) -> None:
    [mention] = mentions_in(text, DESK)
    assert (mention.written, mention.fitting) == (written, ())


def test_a_name_of_two_fits_both() -> None:
    [mention] = mentions_in("@Tom Reyes", DESK)
    assert mention.fitting == (TOM, OTHER_TOM)
    [mention] = mentions_in("@Tom", DESK)
    assert mention.fitting == (TOM, OTHER_TOM)


def test_a_comment_is_drawn_with_its_mentions_and_addresses() -> None:
    text = "@Mara Finch: see https://a.example/x?y=1&z. (And <b>that</b>.)"
    assert pieces(text, ["Mara Finch"]) == [
        Piece("mention", "@Mara Finch"),
        Piece("words", ": see "),
        Piece("address", "https://a.example/x?y=1&z"),
        Piece("words", ". (And <b>that</b>.)"),
    ]
    assert "".join(one.text for one in pieces(text, [])) == text
    assert pieces("javascript://alert(1)", []) == [Piece("words", "javascript://alert(1)")]
