from datetime import date

import pytest

from factcheck.text.attribution import Statement
from factcheck.text.framing import framed_words, shown_name
from factcheck.text.headlines import CLAIM_SHOWN
from factcheck.text.proposing import proposal
from factcheck.text.spans import Span
from factcheck.text.wording import notes_on

DAY = date(2026, 10, 7)


def told(text: str, name: str | None = "Ada Marlow", **facts: object) -> Statement:
    """The statement of a text in which <who>, [the verb] and {what was said} are marked."""
    plain, spans = "", {}
    for letter in text:
        if letter in "<[{":
            spans[letter] = [Span(len(plain), len(plain))]
        elif letter in ">]}":
            opened = {">": "<", "]": "[", "}": "{"}[letter]
            spans[opened] = [Span(spans[opened][0].start, len(plain))]
        else:
            plain += letter
    who, cue = spans.get("<"), spans.get("[")
    return Statement(
        tuple(spans["{"]),
        "reported",
        who[0] if who else None,
        name,
        None,
        cue[0] if cue else None,
        **facts,  # type: ignore[arg-type]
    )


def proposed(text: str, name: str | None = "Ada Marlow", **facts: object) -> str | None:
    plain = text.translate(str.maketrans("", "", "<>[]{}"))
    statement = told(text, name, **facts)
    offered = proposal(plain, statement, DAY)
    if offered.statement:
        assert len(offered.headline or "") < CLAIM_SHOWN
        heard = notes_on(offered.statement, offered.headline, statement.exact(plain))
        assert not heard, heard
    return offered.statement


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        (
            "<She> [told] the council on Monday that {they had sold it}.",
            "Ada Marlow told the council on Monday 5 October 2026 that they had sold it.",
        ),
        ("<She> [accused] {the owners of neglect}.", "Ada Marlow accused the owners of neglect."),
        (
            "<Marlow> spoke twice, [warning] that {it could fall}.",
            "Ada Marlow warned that it could fall.",
        ),
        (
            "{They have sold it twice}, <she> [said].",
            "Ada Marlow said that they have sold it twice.",
        ),
        (
            "{Its roof was never dry}, [according to] <Marlow>.",
            "According to Ada Marlow, its roof was never dry.",
        ),
        ("<She> [denied] that {the pier was sold}.", "Ada Marlow denied that the pier was sold."),
    ],
)
def test_a_report_that_does_not_stand_alone_is_told_as_its_speakers(text: str, alone: str) -> None:
    assert proposed(text) == alone


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("<Marlow> [wants] {to close the pier}.", "Ada Marlow wants to close the pier."),
        ("<She> has [backed] {the plan}.", "Ada Marlow has backed the plan."),
        (
            "<Marlow’s> [hope] that {the pier is saved} is known.",
            "Ada Marlow’s hope was that the pier is saved.",
        ),
    ],
)
def test_an_attitude_keeps_the_verb_that_tells_it(text: str, alone: str) -> None:
    assert proposed(text, is_attitude=True) == alone


@pytest.mark.parametrize(
    "text",
    [
        "If <Marlow> [wants] {to close the pier}, nobody will stop her.",
        "Neither Fenn nor <Marlow> [backed] {the plan}.",
        "It is a pier that <Marlow> [loves] {to mock}.",
        "<Marlow>’s [views] {about the pier} are known.",
        "<We> [want] {to close the pier}.",
    ],
)
def test_what_nobody_holds_or_no_sentence_tells_is_not_proposed(text: str) -> None:
    assert proposed(text, is_attitude=True) is None


def test_direct_words_stay_as_they_are_behind_the_name() -> None:
    framed = framed_words("Ada Marlow", 'We sold "it" yesterday,', "direct", DAY)
    assert framed is not None
    assert framed.statement == "Ada Marlow said on 7 October 2026: “We sold ‘it’ yesterday.”"
    assert framed.headline == "Marlow: “We sold ‘it’ yesterday”"


def test_a_few_quoted_words_are_said_to_be_that() -> None:
    framed = framed_words("The council", "a disgrace", "fragment", DAY)
    assert framed is not None
    assert framed.statement == "The council used the words “a disgrace”."


def test_long_words_end_with_a_sentence_and_say_so() -> None:
    framed = framed_words("Ada Marlow", "We never sold the pier to him. " * 20, "direct", None)
    assert framed is not None
    assert framed.statement.endswith("to him. …”")
    assert (
        framed.headline
        == "Marlow: “We never sold the pier to him. We never sold the pier to him …”"
    )


@pytest.mark.parametrize(
    ("name", "mention", "is_unnamed", "shown"),
    [
        ("Ada Marlow", "she", False, "Ada Marlow"),
        ("Harbour Board", "the Harbour Board", False, "The Harbour Board"),
        ("Marlow campaign", "Marlow’s campaign", False, "Marlow’s campaign"),
        ("a senior official", "a senior official", True, "An unnamed senior official"),
        ("officials", "officials", True, "Unnamed officials"),
        ("several pilots", "several pilots", True, "Several pilots"),
        ("they", "they", True, None),
        ("her lawyer", "her lawyer", True, None),
        ("Ada Marlow", "her plan", False, None),
        (None, None, False, None),
    ],
)
def test_who_says_it_is_called_so_that_a_stranger_knows_them(
    name: str | None, mention: str | None, is_unnamed: bool, shown: str | None
) -> None:
    assert shown_name(name, mention, is_unnamed=is_unnamed) == shown
