"""Whichever program shows the Markdown, readers see the very words of the sources."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.report.commonmark import block_quotation
from factcheck.report.markdown import render
from factcheck.report.public import (
    Bearing,
    Correction,
    Part,
    PublicReport,
    Search,
    SearchExhibit,
)
from factcheck.text.canonical import canonical
from factcheck.text.spans import Span
from tests.report.harbour import quoting
from tests.report.renderers import (
    RENDERERS,
    cmark,
    markdown_it,
    page,
    pandoc,
    quotations,
    words,
)
from tests.report.test_commonmark import AWKWARD

Renderer = Callable[[str], str]

#: What Markdown, its extensions and HTML give a meaning to, and what merely looks odd.
FRAGMENTS = [
    *"\\`*_{}[]()<>#+-.!|~$&;:'\"^=@%/?,1aB …“”’—·\n",
    *("\n\n", "    ", "```", "~~~", "~~", "***", "___", "====", "----", "| a | b |\n|---|---|"),
    *("1. ", "12) ", "(iv) ", "a. ", "#. ", "(@) ", "- [ ] ", "* ", "+ ", "> ", "# ", "% "),
    *("[^1]", "[^1]: ", "^[note]", "[a](b)", "![a](b)", "[a]: b", "<b>", "</b>", "<!-- ", " -->"),
    *(
        "<https://a.b>",
        "<a@b.cd>",
        "https://a.b/c_d",
        "www.a.bc",
        "a@b.cd",
        "ftp://a.b",
        "xmpp:a@b.cd",
        "a.bc",
    ),
    *("&amp;", "&#38;", "&#x26;", "&copy", "\\(x\\)", "$x$", "$$", "\\begin{a}", ":smile:"),
    *("Mr. ", "e.g. ", "p. 3", "--", "...", "(c)", "+-", "!!!", "{.a}", "{{ a }}", ":::", "::: a"),
    *("Term\n: meaning", "[@cite]", "H~2~O", "x^2^", "==mark==", "++ins++", "[[wiki]]", "#tag"),
    *("👩‍👩‍👧", "🇳🇴", "é", "ﷺ", "הוא", "لم", "中文", "naïve", "Ω", "½", "²"),
]
quoted_texts = (
    st.lists(
        st.sampled_from(FRAGMENTS)
        | st.sampled_from(AWKWARD)
        | st.text(st.characters(exclude_categories=["Cs"]), max_size=3),
        min_size=1,
        max_size=9,
    )
    .map(lambda fragments: canonical("".join(fragments)).text)
    .filter(bool)
)


def document(texts: list[str]) -> str:
    """The quotations one after the other, each with a footnote, as a report has them."""
    blocks = [
        block_quotation(text, after=f"[^{number}]") + f"\n\nAfter {number}."
        for number, text in enumerate(texts, 1)
    ]
    notes = [f"[^{number}]: Note {number}." for number in range(1, len(texts) + 1)]
    return "\n\n".join([*blocks, *notes]) + "\n"


def of_the_sources(texts: list[str]) -> list[list[str]]:
    """What is to be seen: a frozen text has its white space folded already."""
    return [[line for line in text.split("\n") if line] for text in texts]


@pytest.mark.parametrize("renderer", RENDERERS)
def test_words_that_mean_something_to_markdown_are_shown_as_they_are(renderer: Renderer) -> None:
    texts = [canonical(words).text for words in (*AWKWARD, *FRAGMENTS)]
    texts = [text for text in texts if text]
    for shown, text in zip(quotations(renderer(document(texts))), texts, strict=True):
        assert shown == of_the_sources([text])[0]


@pytest.mark.parametrize("renderer", [cmark, markdown_it])
@settings(deadline=None, max_examples=300)
@given(text=quoted_texts)
def test_any_words_are_shown_as_they_are(renderer: Renderer, text: str) -> None:
    assert quotations(renderer(document([text]))) == of_the_sources([text])


@settings(deadline=None, max_examples=10)
@given(texts=st.lists(quoted_texts, min_size=30, max_size=40))
def test_any_words_are_shown_by_pandoc_as_they_are(texts: list[str]) -> None:
    assert quotations(pandoc(document(texts))) == of_the_sources(texts)


def whole_report() -> PublicReport:
    """A report with footnotes of every kind, whose ruling is void."""
    words = "# 1. *No* [one](x) <b>`said`</b> www.example.org [^1]: “so”!"
    return replace(
        quoting(words),
        edition=2,
        address="https://desk.example/checks/FC-12",
        parts=(
            Part(
                spans=(Span(2, 4),), words="1.", bearings=(Bearing(exhibit=1, stance="supports"),)
            ),
        ),
        searches=(
            SearchExhibit(
                stance="supports",
                search=Search(
                    searched_in="the register",
                    address="https://register.example/?q=a_b&c=*d*",
                    searched_for="a *grant*",
                    searched_on=date(2026, 11, 2),
                ),
            ),
        ),
        corrections=(
            Correction(edition=2, made_on=date(2026, 11, 22), sentence="~~No~~.", tier="void"),
        ),
    )


@pytest.mark.parametrize("renderer", RENDERERS)
def test_a_whole_report_is_shown_alike(renderer: Renderer) -> None:
    report = whole_report()
    shown = renderer(render(report))
    tree = page(shown)
    assert [words(one) for one in tree.xpath("//h1")] == [f"“{report.claim.quotation}”"]
    assert [words(one) for one in tree.xpath("//h2")] == [
        "Mostly false (fourth of five on the scale)",
        "Part by part",
        "What contradicts it",
        "What supports it",
        "How we judged it",
        "Corrections",
        "Sources",
    ]
    assert quotations(shown) == [[report.claim.quotation]]
    assert [words(one) for one in tree.xpath("//del | //s")] == [
        "Mostly false",
        report.ruling.conclusion,
    ]
    assert words(tree.xpath("//*[self::strong or self::b]")[0]) == "Void since 22 November 2026."
    # The claim and its evidence stand in one place; pandoc writes a note for each of its marks.
    assert len({words(one) for one in tree.xpath("//section//li")}) == 2
    edition = "https://desk.example/checks/FC-12/editions/"
    source = "https://ledger.example/2026/10/terminal"
    hrefs = set(tree.xpath("//a/@href"))
    assert hrefs >= {f"{edition}1", f"{edition}2/sources/1", source}
    assert any(href.startswith(f"{source}#:~:text=") for href in hrefs)
    assert "https://register.example/?q=a_b&c=*d*" in hrefs
