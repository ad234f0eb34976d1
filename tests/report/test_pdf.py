"""A report as PDF: its words, its links, and the same bytes each time."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from factcheck.report import wording
from factcheck.report.json import content_hash
from factcheck.report.pdf import render_pdf
from factcheck.report.public import Contact, Correction, PublicReport, Search, SearchExhibit
from tests.report.harbour import PARTS, harbour_report, quoting

EVERYTHING = harbour_report(
    edition=2,
    address="https://facts.example/checks/FC-12",
    parts=PARTS,
    searches=(
        SearchExhibit(
            stance="contradicts",
            search=Search(
                searched_in="the council’s register",
                searched_for="terminal",
                searched_on=date(2026, 11, 3),
                address="https://register.example/",
            ),
        ),
    ),
    contacts=(
        Contact(
            whom="the mayor",
            channel="e-mail",
            asked_on=date(2026, 11, 4),
            outcome="answered",
            ended_on=date(2026, 11, 5),
            answer="I stand by it.",
        ),
    ),
    corrections=(
        Correction(
            edition=2,
            made_on=date(2026, 11, 20),
            sentence="The grant was paid in May.",
            tier="affects rating",
        ),
    ),
)


def read(report: PublicReport) -> str:
    """The words of the PDF with single blanks."""
    with pypdfium2.PdfDocument(render_pdf(report)) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    # The reader of PDFs marks a line's end that parts a word from its hyphen.
    return " ".join(" ".join(pages).replace("\ufffe", "-").split())


def links(report: PublicReport) -> str:
    """The file's bytes as text: addresses stand in it as they are."""
    return render_pdf(report).decode("latin-1")


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_pdf(EVERYTHING) == render_pdf(EVERYTHING)


def test_everything_that_the_report_says_can_be_read_in_it() -> None:
    text = read(EVERYTHING)
    claim, ruling = EVERYTHING.claim, EVERYTHING.ruling
    said = [
        wording.title(claim),
        claim.statement,
        claim.claimant,
        ruling.rating,
        ruling.conclusion,
        ruling.definition,
        "The grant was paid in May.",
        "The rating was corrected on 20 November 2026",
        "I stand by it.",
        "We searched the council’s register for “terminal” and found nothing.",
        wording.NOTHING_BEARS,
        *(exhibit.passage.words for exhibit in EVERYTHING.evidence),
        *(part.wording for part in PARTS if part.wording),
        *wording.method_sentences(EVERYTHING.method, has_searches=True),
        *(source.title for source in EVERYTHING.sources),
        *(source.version_sha256 for source in EVERYTHING.sources),
        content_hash(EVERYTHING),
        "Page 1 of 2",
    ]
    assert [words for words in said if words and " ".join(words.split()) not in text] == []


def test_it_links_to_the_report_to_the_sources_and_into_them() -> None:
    file = links(EVERYTHING)
    for address in (
        "https://facts.example/checks/FC-12",
        "https://ledger.example/2026/10/terminal)",
        "https://ledger.example/2026/10/terminal#:~:text=",
        "https://register.example/",
    ):
        assert address in file


def test_it_says_what_it_is_and_can_be_read_aloud() -> None:
    with pypdfium2.PdfDocument(render_pdf(EVERYTHING)) as document:
        about = document.get_metadata_dict()
    assert "Not one crown" in about["Title"]
    assert about["Author"] == "The Harbour Desk"
    assert about["CreationDate"].startswith("D:20261122")
    file = links(EVERYTHING)
    assert "/Lang" in file and "/StructTreeRoot" in file and "pdfuaid" in file


@pytest.mark.parametrize(
    "words",
    [
        "*bold* _it_ = #set page() $x$ `code` @ref <label> // no /* no */ \\ ~ -- '\"' https://x.y",
        "1. one\n\n2. two",
        "]) #panic(1)",
    ],
)
def test_nothing_of_a_quotation_is_read_as_markup(words: str) -> None:
    text = read(quoting(words, sources=harbour_report().sources))
    assert text.count(" ".join(words.split())) >= 2


def test_scripts_that_our_fonts_lack_still_make_a_file() -> None:
    for words in ("לא הוצא אף כתר אחד", "公的資金は使われていない", "Not one 🐟 crown"):
        assert render_pdf(quoting(words, sources=harbour_report().sources)).startswith(b"%PDF-")


def test_a_void_ruling_is_marked_above_it() -> None:
    (correction,) = EVERYTHING.corrections
    void = replace(EVERYTHING, corrections=(replace(correction, tier="void"),))
    assert "Void since 20 November 2026. The grant was paid in May." in read(void)
