"""Articles laid out for reading, with every mark in its exact place."""

import pytest
from sqlmodel import Session

from factcheck.db import Database
from factcheck.errors import NotFound
from factcheck.models import Claim, Stance
from factcheck.queries.articles import (
    Mark,
    Paragraph,
    articles,
    lay_out,
    reading,
    reprints,
    surroundings,
    version_of,
)
from factcheck.queries.articles import article as article_row
from factcheck.queries.versions import claims_of
from factcheck.text.spans import Span
from factcheck.workflow.evidence import withdraw
from tests.factories import (
    a_claim,
    a_person,
    an_article,
    newest_version,
    some_evidence,
)

SUPPORTS, CONTRADICTS = Mark("supports", 1, 7), Mark("contradicts", 2, 7)
#: A family of four is seven code points; the e of “cafe” carries its accent apart.
ODD = "The 👨‍👩‍👧‍👦 ate in the cafe\u0301 of Sandvik."


def drawn(paragraphs: list[Paragraph]) -> list[list[tuple[str, str]]]:
    """Each paragraph's runs: the words, and the kinds of the marks on them."""
    return [
        [(run.text, " ".join(mark.kind for mark in run.marks)) for run in paragraph.runs]
        for paragraph in paragraphs
    ]


def test_passages_that_overlap_are_both_drawn_where_they_meet() -> None:
    text = "The pier was paid for twice."
    laid = lay_out(text, [], [(Span(4, 17), SUPPORTS), (Span(9, 21), CONTRADICTS)])
    assert drawn(laid) == [
        [
            ("The ", ""),
            ("pier ", "supports"),
            ("was paid", "supports contradicts"),
            (" for", "contradicts"),
            (" twice.", ""),
        ]
    ]


def test_a_passage_is_first_only_in_the_run_in_which_it_begins() -> None:
    text = "One two three.\n\nFour five."
    [one, two] = lay_out(text, [], [(Span(4, 20), SUPPORTS), (Span(8, 13), CONTRADICTS)])
    first = [(run.text, mark.kind) for part in (one, two) for run in part.runs for mark in run.marks
             if mark.first]  # fmt: skip
    assert first == [("two ", "supports"), ("three", "contradicts")]
    assert drawn([two]) == [[("Four", "supports"), (" five.", "")]]


def test_both_spans_of_a_split_passage_are_drawn() -> None:
    text = "“It is safe,” he said, “and it is ours.”"
    laid = lay_out(text, [], [(Span(1, 11), SUPPORTS), (Span(24, 38), SUPPORTS)])
    marked = [run for run, kinds in drawn(laid)[0] if kinds]
    assert marked == ["It is safe", "and it is ours"]


def test_the_same_passage_attached_twice_is_drawn_with_both_stances() -> None:
    laid = lay_out("Paid twice.", [], [(Span(0, 4), SUPPORTS), (Span(0, 4), CONTRADICTS)])
    assert drawn(laid) == [[("Paid", "supports contradicts"), (" twice.", "")]]


def test_furniture_is_told_apart_from_journalism() -> None:
    text = "SANDVIK — It rained.\n\nREAD MORE: The roof"
    dateline, more = [0, 9, "dateline"], [22, 41, "read-more"]
    first, second = lay_out(text, [dateline, more], [(Span(5, 15), SUPPORTS)])
    assert first.furniture is None
    assert [(run.text, run.furniture) for run in first.runs] == [
        ("SANDV", "dateline"),
        ("IK —", "dateline"),
        (" It ra", None),
        ("ined.", None),
    ]
    assert second.furniture == "read-more"
    assert [(run.text, run.furniture) for run in second.runs] == [("READ MORE: The roof", None)]


def test_the_runs_of_a_text_join_up_to_its_words() -> None:
    marks = [(Span(start, start + 9), SUPPORTS) for start in range(0, len(ODD), 5)]
    [paragraph] = lay_out(ODD, [], marks)
    assert "".join(run.text for run in paragraph.runs) == ODD


def test_emoji_and_combining_characters_keep_their_exact_place(storage: Database) -> None:
    with storage.transaction() as session:
        article = an_article(session, f"It rained. {ODD}\n\nNobody else was there that day.")
        claim = a_claim(session, article=article, words="Nobody else was there")
        for words in ("👨‍👩‍👧‍👦 ate", "café of Sandvik"):
            some_evidence(session, claim, words, article=article)
        version = newest_version(session, article)
        laid = reading(session, a_person(session), version.id, claim.id).paragraphs
    assert [words for words, kinds in drawn(laid)[0] if kinds] == [
        "👨‍👩‍👧‍👦 ate",
        "café of Sandvik",
    ]
    assert [paragraph.start for paragraph in laid] == [
        version.text.index("It rained"),
        version.text.index("Nobody"),
    ]


def test_an_article_is_read_with_the_marks_of_one_claim(storage: Database) -> None:
    with storage.transaction() as session:
        article = an_article(session)
        claim = a_claim(session, article=article)
        grant = "list a grant"
        some_evidence(session, claim, grant, Stance.CONTRADICTS, article=article)
        gone = some_evidence(session, claim, "The old one was pulled down", article=article)
        withdraw(session, a_person(session), gone.id)
        other = a_claim(session, article=article, words="Fishermen have used")
        version = newest_version(session, article).id
        viewer = a_person(session)
        with_claim = marks(session, claim, version)
        shown = reading(session, viewer, version)
        every = {(mark.kind, mark.claim) for part in shown.paragraphs for run in part.runs
                 for mark in run.marks}  # fmt: skip
    assert with_claim == {"claimed": claim.quotation, "contradicts": grant}
    assert {("claimed", claim.id), ("claimed", other.id)} <= every
    assert {kind for kind, _ in every} == {"claimed"}


def test_an_article_that_carries_the_same_words_is_a_reprint_of_it(storage: Database) -> None:
    with storage.transaction() as session:
        text = "Snow fell on the islands. The ferry was late."
        first, second = (
            an_article(session, text, outlet=outlet) for outlet in ("Northern Wire", "Island Voice")
        )
        alone, viewer = an_article(session), a_person(session)
        for one, other in ((first, second), (second, first)):
            row = article_row(session, viewer, one.id)
            assert [reprint.id for reprint in reprints(session, viewer, row)] == [other.id]
        assert reprints(session, viewer, article_row(session, viewer, alone.id)) == []


def test_articles_are_listed_page_by_page_the_last_added_first(
    storage: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.queries.articles.PAGE", 2)
    with storage.transaction() as session:
        made = [an_article(session, outlet=f"Outlet {number % 2}") for number in range(5)]
        viewer = a_person(session)
        seen: list[int] = []
        before: int | None = None
        for _ in range(4):
            page = articles(session, viewer, before=before)
            seen += [row.id for row in page.rows]
            before = page.next
            if before is None:
                break
        outlet = articles(session, viewer, outlet_id=made[0].outlet_id).rows
    assert seen == [article.id for article in reversed(made)]
    assert [row.id for row in outlet] == [made[4].id, made[2].id]
    assert all(row.claims >= 1 for row in outlet)


def test_the_claims_of_a_version_stand_in_the_order_of_its_text(storage: Database) -> None:
    with storage.transaction() as session:
        article = an_article(session, "One thing was said. Another was said. A third was not.")
        later, earlier = (
            a_claim(session, article=article, words=words)
            for words in ("A third was not", "One thing was said")
        )
        found = claims_of(session, a_person(session), newest_version(session, article).id)
    assert [claim.id for claim in found] == [earlier.id, later.id]


def test_an_older_version_can_still_be_read(storage: Database) -> None:
    with storage.transaction() as session:
        address = "https://voice.example/snow"
        for words in ("Snow fell in the night.", "Rain fell in the night."):
            article = an_article(session, words, outlet="Island Voice", address=address)
        viewer = a_person(session)
        texts = [
            drawn(
                reading(session, viewer, version_of(session, viewer, article.id, number)).paragraphs
            )
            for number in (1, 2, None)
        ]
        with pytest.raises(NotFound):
            version_of(session, viewer, article.id, 3)
    assert texts[0] == [[("Snow fell in the night.", "")]]
    assert texts[1] == texts[2] == [[("Rain fell in the night.", "")]]


def test_places_are_shown_with_the_words_around_them(database: Database) -> None:
    with database.transaction() as session:
        article = an_article(session, "It rained.\n\nThen it rained again.")
        version = newest_version(session, article)
        second = version.text.rindex("it rained")
        [place] = surroundings(session, a_person(session), version.id, [second])
    assert place == (2, "Then ", "it rained again.")


def marks(session: Session, claim: Claim, version_id: int) -> dict[str, str]:
    """The words under each kind of mark, when an article is read for a claim."""
    found: dict[str, str] = {}
    for paragraph in reading(session, a_person(session), version_id, claim.id).paragraphs:
        for run in paragraph.runs:
            for mark in run.marks:
                found[mark.kind] = found.get(mark.kind, "") + run.text
    return found
