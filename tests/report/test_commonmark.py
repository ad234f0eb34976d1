"""Whatever the words, a reader of the Markdown sees exactly those."""

import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from factcheck.report.commonmark import block_quotation, inline, yaml_scalar

AWKWARD = [
    "*stars* and _lines_ and __dunder__",
    "`code` and ```fences```",
    "# heading ##",
    "> quoted",
    "- item",
    "+ item",
    "1. first",
    "12) twelfth",
    "a. lettered",
    "(i) roman",
    "[link](https://example.org) and ![image](x.png)",
    "<b onclick=x>bold</b> <!-- comment --> <https://example.org>",
    "AT&T &amp; &#35; &copy;",
    "https://example.org/a_b?c=d www.example.org someone@example.org example.org",
    "note[^1] and [^1]: definition",
    "a \\ backslash at the end \\",
    "| a | b |",
    "~~struck~~ ~sub~ ^sup^ $x^2$ $$y$$",
    "=====",
    "-----",
    "***",
    ":-: and :smile: and ::: div",
    "wow!",
    "wait... what -- really --- yes?!?! no,, +- (c) (TM)",
    "_www.example.org",
    '“curly” ‘single’ "straight" don\'t',
    "👩‍👩‍👧 🇳🇴 é é",
    "הוא אמר: “לא נפגשתי” עם 3 אנשים",
    "قال إنه لم يلتق أحدا",
    "    four spaces first",
    "two  spaces\tand a tab",
    "one paragraph\n\nanother # here\n- and a third",
    "% title",
    "{.class #id} {{ template }} @cite",
    "[ ] to do",
    "[!NOTE] read this",
]

# What a frozen text can hold, with the characters that mean something drawn more often.
lines = st.text(
    st.sampled_from("\\`*_{}[]()<>#+-.!|~$&;:'\"^=@%/1a \n")
    | st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip() != "")


def markdown_reader(preset: str = "commonmark") -> MarkdownIt:
    return MarkdownIt(preset, {"linkify": False}).use(footnote_plugin)


def inner_text(token: Token) -> str:
    """The words of an inline token; the marks of footnotes aren't words."""
    shown = []
    for child in token.children or []:
        assert child.type in {"text", "footnote_ref", "text_special"}, child.type
        shown.append(child.content if child.type != "footnote_ref" else "")
    return "".join(shown)


def quoted_paragraphs(markdown: str, preset: str) -> list[str]:
    """The paragraphs of the one block quotation that the Markdown is."""
    tokens = markdown_reader(preset).parse(markdown + "\n\n[^1]: The source.\n")
    body = tokens[
        : next(i for i, token in enumerate(tokens) if token.type == "footnote_block_open")
    ]
    assert (body[0].type, body[-1].type) == ("blockquote_open", "blockquote_close")
    assert {token.type for token in body[1:-1]} <= {"paragraph_open", "inline", "paragraph_close"}
    return [inner_text(token) for token in body if token.type == "inline"]


def folded(text: str) -> list[str]:
    """The paragraphs of a text as HTML shows them: white space folded."""
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("preset", ["commonmark", "default"])
@pytest.mark.parametrize("words", AWKWARD)
def test_awkward_words_are_shown_as_they_are(words: str, preset: str) -> None:
    assert quoted_paragraphs(block_quotation(words, after="[^1]"), preset) == folded(words)


@settings(deadline=None)
@given(lines)
@example("a!\n[^1]")
@example("1.")
def test_any_words_are_shown_as_they_are(words: str) -> None:
    assert quoted_paragraphs(block_quotation(words, after="[^1]"), "default") == folded(words)


@settings(deadline=None)
@given(lines)
def test_any_words_are_one_line_of_a_heading(words: str) -> None:
    tokens = markdown_reader("default").parse(f"# {inline(words)}\n")
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    assert inner_text(tokens[1]) == " ".join(words.split())


def test_ordinary_prose_is_left_readable() -> None:
    prose = "The U.S. grant (2.4 million, 3 per cent) was well-known & signed: he said no."
    assert inline(prose) == prose


def test_what_some_readers_make_a_link_of_is_broken_up() -> None:
    assert inline("https://example.org") == r"https\://example\.org"
    assert inline("www.x.y") == r"www\.x.y"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_one_quoted_line_of_front_matter(text: str) -> None:
    scalar = yaml_scalar(text)
    # A double-quoted scalar with these escapes is read alike by YAML and by JSON.
    assert json.loads(scalar) == text
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", scalar)


def test_words_that_yaml_would_take_for_something_else_are_quoted() -> None:
    assert [yaml_scalar(word) for word in ("no", "2026-11-22", "null", 12)] == [
        '"no"',
        '"2026-11-22"',
        '"null"',
        "12",
    ]
