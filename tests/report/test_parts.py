"""The parts of a claim on its report: in the value, the file and on the page."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from factcheck.report.checking import Misquotation, misquotations
from factcheck.report.html import render_body
from factcheck.report.markdown import render
from factcheck.report.public import Bearing, Part
from factcheck.text.spans import Span
from tests.report.harbour import FROZEN, PARTS, harbour_report, quoting
from tests.report.test_commonmark import AWKWARD, folded, inner_text, lines, markdown_reader
from tests.report.test_html import page_of
from tests.report.test_markdown import headings

IN_PARTS = harbour_report(parts=PARTS)


def test_a_part_tells_its_exhibits_by_stance() -> None:
    assert [PARTS[0].bearing(stance) for stance in ("contradicts", "supports", "context")] == [
        (1, 4),
        (2,),
        (),
    ]


@pytest.mark.parametrize("exhibit", [0, 5])
def test_a_part_names_no_exhibit_that_is_not_there(exhibit: int) -> None:
    part = replace(PARTS[0], bearings=(Bearing(exhibit=exhibit, stance="context"),))
    with pytest.raises(ValueError, match="a part names an exhibit"):
        harbour_report(parts=(part,))


def test_words_of_a_part_that_the_claim_does_not_have_are_a_misquotation() -> None:
    assert misquotations(IN_PARTS, FROZEN) == []
    altered = replace(PARTS[1], words="the old ferry terminal")
    assert misquotations(harbour_report(parts=(PARTS[0], altered)), FROZEN) == [
        Misquotation("part 2", "the old ferry terminal", "the new ferry terminal")
    ]


def test_the_file_lists_each_part_with_the_footnotes_of_what_bears_on_it() -> None:
    markdown = render(IN_PARTS)
    assert headings(IN_PARTS)[1:3] == [
        "Mostly false (fourth of five on the scale)",
        "Part by part",
    ]
    assert "1. “Not one crown of public money”\n\n   No public money was spent.\n\n" in markdown
    assert "   ✕ Contradicted by[^2] [^3]\n\n   ✓ Supported by[^4]\n\n" in markdown
    assert "2. “the new ferry terminal”\n\n   No evidence on record bears on this part." in markdown


def test_an_exhibit_has_one_footnote_however_often_it_is_named() -> None:
    markdown = render(IN_PARTS)
    assert "> list a grant of 2.4 million crowns to the terminal company in May[^2]" in markdown
    assert "county at a cost of 900,000 crowns.[^3]" in markdown
    assert [markdown.count(f"\n[^{number}]: ") for number in range(1, 7)] == [1, 1, 1, 1, 1, 0]


def test_a_claim_that_is_judged_as_one_has_no_such_section() -> None:
    assert "Part by part" not in render(harbour_report()) + render_body(harbour_report())


def list_of(words: str, preset: str) -> list[str]:
    """What a reader of the file sees in the list of the parts."""
    part = Part(spans=(Span(0, len(words)),), words=words, wording=words)
    markdown = render(quoting(words, parts=(part, part)))
    tokens = markdown_reader(preset).parse(markdown.split("## Part by part\n\n")[1])
    assert tokens[0].type == "ordered_list_open"
    end = next(at for at, token in enumerate(tokens) if token.type == "ordered_list_close")
    kinds = {token.type for token in tokens[1:end]}
    assert kinds == {
        "list_item_open",
        "list_item_close",
        "paragraph_open",
        "paragraph_close",
        "inline",
    }
    return [inner_text(token) for token in tokens[:end] if token.type == "inline"]


@pytest.mark.parametrize("preset", ["commonmark", "default"])
@pytest.mark.parametrize("words", AWKWARD)
def test_awkward_words_of_a_part_are_shown_as_they_are(words: str, preset: str) -> None:
    shown = " ".join(folded(words))
    nothing = "No evidence on record bears on this part."
    assert list_of(words, preset) == [f"“{shown}”", shown, nothing] * 2


@settings(deadline=None, max_examples=40)
@given(lines)
def test_any_words_of_a_part_are_shown_as_they_are(words: str) -> None:
    shown = " ".join(" ".join(words.split()).split())
    assert list_of(words, "commonmark")[0] == f"“{shown}”"


def test_the_page_sets_out_each_exhibit_once_with_the_first_part_it_bears_on() -> None:
    again = replace(PARTS[1], bearings=(Bearing(exhibit=1, stance="supports"),))
    page = page_of(harbour_report(parts=(PARTS[0], again)))
    shown = [figure["id"] for figure in page.all("figure") if "id" in figure]
    assert shown == ["exhibit-1", "exhibit-4", "exhibit-2", "exhibit-3"]
    led_to = [a["href"] for a in page.all("a") if (a.get("href") or "").startswith("#exhibit-")]
    assert led_to == ["#exhibit-1"]
    text = " ".join(" ".join(page.texts["article"]).split())
    assert "“the new ferry terminal” Supported by ✓ Set out above: The Sandvik Ledger" in text
    assert "On the claim as a whole What gives context 1 passage ○ The building" in text
    assert "No evidence on record bears on this part." not in text
    assert "No evidence on record bears on this part." in render_body(IN_PARTS)


def test_what_bears_on_a_part_in_another_way_than_on_the_claim_says_both() -> None:
    other = replace(PARTS[0], bearings=(Bearing(exhibit=1, stance="supports"),))
    text = " ".join(" ".join(page_of(harbour_report(parts=(other,))).texts["figcaption"]).split())
    assert "Supports this part (contradicts the claim as a whole) · The Sandvik Ledger" in text


@pytest.mark.parametrize("parts", [(), PARTS])
def test_the_page_says_of_a_stance_that_nothing_on_record_has_it(parts: tuple[Part, ...]) -> None:
    against = harbour_report().evidence[0]
    report = harbour_report(
        evidence=(against,),
        parts=tuple(replace(part, bearings=part.bearings[:1]) for part in parts),
    )
    page = render_body(report)
    assert "No passage on record supports it." in page
    assert "No passage on record contradicts it." not in page


def test_the_page_shows_hostile_words_of_a_part_as_words() -> None:
    part = replace(PARTS[0], wording="<script>alert('x')</script>")
    page = page_of(harbour_report(parts=(part,)))
    assert page.all("script") == []
    assert "<script>" in " ".join(page.texts["article"])
