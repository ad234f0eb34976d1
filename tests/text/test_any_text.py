"""Whatever the text: pulling raises nothing, and gives places in it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.attribution import Statement, pull
from factcheck.text.canonical import canonical
from factcheck.text.checkworthy import worth
from factcheck.text.proposing import proposal
from factcheck.text.spans import Span

PIECES = st.sampled_from(
    "“ ” \" ‘ ’ ' « » „ ( ) [ , . ; : — … ! ? \n \n\n \u0301 \u202e \u200d 漢字 ابجد 🏗️ 👩‍🚒 𝒜 \0 "
    "he she it they said says told asked added denied wants that who and but according to not "
    "Jane Doe Doe's Mr. mayor the The spokeswoman Q: A: DOE: Doe: READ MORE: @jane $3 1,000 U.S. "
    "yesterday March 3, 2019 never met closed".split(" ")
)
TEXTS = st.one_of(
    st.text(),
    st.lists(PIECES, max_size=60).map(" ".join),
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=40).map(" ".join),
)


def spans_of(statement: Statement) -> list[Span]:
    beside = (statement.speaker, statement.cue, statement.proof)
    return [*statement.spans, *(span for span in beside if span is not None)]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_of_any_text_every_place_is_in_it_and_no_words_are_said_twice_at_once(text: str) -> None:
    said = pull(text)
    assert said == pull(text)
    for statement in said:
        assert all(0 <= span.start < span.end <= len(text) for span in spans_of(statement))
        pairs = zip(statement.spans, statement.spans[1:], strict=False)
        assert all(one.end <= other.start for one, other in pairs)
        assert statement.exact(text) == " … ".join(text[a:b] for a, b in statement.spans)
    assert [one.spans[0].start for one in said] == sorted(one.spans[0].start for one in said)
    for number, statement in enumerate(said):
        if statement.is_nested:
            assert any(_covers(other, statement) for other in said[:number])


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_of_any_text_each_statement_has_its_worth_and_a_wording(text: str) -> None:
    article = canonical(text).text
    for statement in pull(article):
        assert 0 <= worth(statement.exact(article), statement.kind).score <= 1
        assert len(proposal(article, statement, None).headline or "") <= 75


def _covers(outer: Statement, inner: Statement) -> bool:
    start, end = inner.spans[0].start, inner.spans[-1].end
    return outer.spans[0].start <= start and end <= outer.spans[-1].end


def _name(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(4)).capitalize()


def _repeated(words: str) -> Callable[[int], str]:
    return lambda length: words * (length // len(words))


def _numbered(words: str) -> Callable[[int], str]:
    return lambda length: "".join(
        words.replace("Xx", _name(number)) for number in range(length // len(words))
    )


@pytest.mark.heavy
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "made",
    [
        pytest.param(_repeated("word "), id="one sentence"),
        pytest.param(_repeated("the mayor said that it rains and "), id="one sentence of sayings"),
        pytest.param(_repeated("said "), id="said"),
        pytest.param(_repeated('"'), id="quotation marks"),
        pytest.param(_repeated("“ "), id="opening marks"),
        pytest.param(_repeated("… “"), id="opening marks behind dots"),
        pytest.param(_repeated("rain«"), id="marks between words"),
        pytest.param(_repeated("“It rains here.\n\n"), id="a quotation never closed"),
        pytest.param(_repeated("By "), id="capitals"),
        pytest.param(_repeated("x"), id="one word"),
        pytest.param(_repeated("\u0301"), id="combining marks"),
        pytest.param(_repeated("word\n\n"), id="paragraphs of a word"),
        pytest.param(_repeated("A: yes\n"), id="labels"),
        pytest.param(
            _repeated("READ MORE: The pier\n\nHe said it rains here.\n\n"), id="furniture"
        ),
        pytest.param(_numbered("Xx Doe said so. Doe said it rains here. "), id="one surname"),
        pytest.param(_numbered("Mayor Xx Holt slept. The mayor said it rains. "), id="mayors"),
        pytest.param(_numbered("XX: It rains here today.\n\nAnd so on it does.\n\n"), id="turns"),
    ],
)
def test_a_long_text_of_one_shape_is_pulled_from_and_every_place_is_in_it(
    made: Callable[[int], str],
) -> None:
    """How its time grows is measured by ``python -m benchmarks doubling``."""
    text = made(60_000)
    for statement in pull(text):
        assert all(0 <= span.start < span.end <= len(text) for span in spans_of(statement))


@pytest.mark.heavy
@pytest.mark.timeout(1800)
def test_five_megabytes_are_pulled_from() -> None:
    text = "“It rains here today,” Mayor Odile Fenn said.\n\nNothing else was known.\n\n" * 65_000
    assert len(text) > 4_500_000
    assert sum(one.kind == "direct" for one in pull(text)) == 65_000
