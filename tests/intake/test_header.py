from datetime import date

import pytest

from factcheck.intake.drafts import Facts, Rejected, Unreadable
from factcheck.intake.header import take_header
from factcheck.intake.reading import read_bytes

HEADER = (
    "Title: Ferry back by May\nOutlet: The Harbour Post\nAuthor: Ines Okafor\nDate: 4 March 2026\n"
    "Address: https://harbourpost.example/ferry\n\n"
)
FACTS = Facts(
    "The Harbour Post",
    "Ferry back by May",
    "Ines Okafor",
    date(2026, 3, 4),
    "https://harbourpost.example/ferry",
)


@pytest.mark.parametrize("header", [HEADER, "\ufeff" + HEADER, HEADER.replace("\n", "\r\n")])
def test_a_header_gives_the_facts_and_is_no_text(header):
    assert take_header(header + "The ferry left.") == (FACTS, "The ferry left.")


def test_a_header_may_be_short():
    assert take_header("date: 2026-03-04\n\nThe ferry left.") == (
        Facts(published_on=date(2026, 3, 4)),
        "The ferry left.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left.",
        "Title: Ferry back by May\nThe ferry left.\n\nIt came back.",
        "Title: One\nTitle: Two\n\nThe ferry left.",
        "Mood: sunny\nTitle: Ferry back by May\n\nThe ferry left.",
        "Brook: We have repaired it.\nReyes: Have you?\n\nShe nodded.",
        "Title: Ferry back by May",
    ],
)
def test_first_lines_of_another_kind_are_text(text):
    assert take_header(text) == (Facts(), text)


def test_a_date_that_is_none_is_refused():
    with pytest.raises(Unreadable, match="“soon” in its header"):
        take_header("Date: soon\n\nThe ferry left.")


def test_what_a_person_says_goes_before_the_header():
    draft = read_bytes("a.txt", (HEADER + "The ferry left.").encode(), Facts(title="Back"))
    assert not isinstance(draft, Rejected)
    assert (draft.title, draft.outlet, draft.text) == (
        "Back",
        "The Harbour Post",
        "The ferry left.",
    )


def test_a_header_without_a_text_is_refused():
    assert read_bytes("a.txt", HEADER.encode(), Facts()) == Rejected(
        "a.txt", "There are no words in it."
    )
