"""What one edition of a report changed in another."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from factcheck.report.comparing import Change, compared
from factcheck.report.html import ChangesLinks, render_beside, render_changes
from factcheck.report.public import Correction, PublicReport, SearchExhibit
from tests.report.harbour import COURIER, LEDGER, PARTS, exhibit, harbour_report
from tests.report.test_html import HOSTILE, Page
from tests.report.test_outreach import ANSWERED, CONTACT, SEARCH

OLDER = harbour_report()
WHY = Correction(
    edition=2, made_on=date(2026, 11, 24), sentence="It was May.", tier="affects rating"
)


def second(**changes: Any) -> PublicReport:
    """The second edition, which changed this in the first."""
    told = {"edition": 2, "published_at": datetime(2026, 11, 24, tzinfo=UTC), **changes}
    return replace(OLDER, **told)


def changes(newer: PublicReport, older: PublicReport = OLDER) -> dict[str, list[Change]]:
    found = compared(older, newer)
    return {section.heading: list(section.changes) for section in found.sections}


def told(change: Change) -> str:
    signs = {"kept": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    words = "".join(signs[piece.kind].format(piece.words) for piece in change.pieces)
    return f"{change.what}: {change.label}: {words}"


def test_two_editions_that_say_the_same_differ_in_nothing() -> None:
    assert changes(second(first_published_on=date(2026, 11, 22), corrections=(WHY,))) == {}


def test_a_rating_is_replaced_as_a_whole_and_a_conclusion_word_by_word() -> None:
    ruling = replace(
        OLDER.ruling,
        rating="False",
        number=1,
        definition=None,
        conclusion="The council gave the company 1.2 million crowns; the rest was private.",
    )
    found = changes(second(ruling=ruling))
    assert told(found["Rating"][0]) == "altered: Rating: [-Mostly false-][+False+]"
    assert found["Rating"][1].what == "removed"
    [conclusion] = found["Words"]
    assert told(conclusion).endswith(
        "company [-2.4 -][+1.2 +]million crowns; the rest was private."
    )


def test_of_evidence_it_says_what_came_what_went_and_what_was_restated_or_altered() -> None:
    first, supports, context, road = OLDER.evidence
    longer = exhibit("contradicts", 1, "seen by the Ledger, list a grant of 2.4 million", LEDGER)
    fresh = exhibit("supports", 2, "The terminal company's directors", COURIER)
    newer = second(evidence=(longer, replace(supports, stance="context"), context, fresh))
    altered, *others = [told(change) for change in changes(newer)["Evidence"]]
    assert altered.startswith("altered: The Sandvik Ledger, 4 October 2026, paragraph 2: ")
    assert "[+seen by the Ledger, +]list a grant of 2.4 million[- crowns to the" in altered
    assert others == [
        f"restated: Coast Courier, paragraph 1: {supports.passage.words}",
        "added: Coast Courier, paragraph 1: [+The terminal company's directors+]",
        f"removed: Coast Courier, paragraph 2: [-{road.passage.words}-]",
    ]
    restated = changes(newer)["Evidence"][1]
    assert (restated.stance_before, restated.stance) == ("supports", "context")
    assert first.stance == changes(newer)["Evidence"][0].stance


def test_the_same_words_in_another_version_of_the_article_are_the_same_exhibit() -> None:
    sources = tuple(replace(one, version_sha256="ab" * 32) for one in OLDER.sources)
    found = changes(second(sources=sources))
    assert "Evidence" not in found
    assert [change.what for change in found["Sources"]] == ["altered", "altered"]


def test_a_passage_is_the_counterpart_of_one_passage_only() -> None:
    twice = (OLDER.evidence[0], OLDER.evidence[0])
    found = changes(second(evidence=(*twice, *OLDER.evidence[1:])))
    assert [change.what for change in found["Evidence"]] == ["added"]


def test_searches_contacts_parts_and_method_are_compared() -> None:
    older = harbour_report(
        contacts=(CONTACT,),
        parts=PARTS,
        searches=(SearchExhibit(stance="context", search=SEARCH),),
    )
    newer = replace(
        second(),
        contacts=(ANSWERED,),
        parts=(replace(PARTS[0], bearings=PARTS[0].bearings[:1]),),
        searches=(SearchExhibit(stance="context", search=replace(SEARCH, found="a draft")),),
        method=replace(OLDER.method, reviews=3, overrides=("One source was enough.",)),
    )
    found = changes(newer, older)
    assert list(found) == ["Evidence", "Part by part", "Whom we asked", "Method"]
    assert "and found [-nothing.-][+this: a draft.+]" in told(found["Evidence"][0])
    assert [change.what for change in found["Part by part"]] == ["altered", "removed"]
    assert "[-had not -]answered" in told(found["Whom we asked"][0])
    assert [change.what for change in found["Method"]] == ["altered", "added"]


def test_the_order_in_which_they_are_given_doesnt_matter_and_the_desk_says_why() -> None:
    newer = second(corrections=(WHY,))
    assert compared(newer, OLDER) == compared(OLDER, newer)
    [reason] = compared(newer, OLDER).reasons
    assert reason.sentence == "It was May."


def page_of(newer: PublicReport) -> Page:
    links = ChangesLinks("/1", "/2", [(3, "/3")])
    body = render_changes(newer, compared(OLDER, newer), links)
    return Page(render_beside(body, newer, "T", css_hrefs=[]))


def test_the_page_says_in_words_what_was_removed_and_added() -> None:
    ruling = replace(OLDER.ruling, rating="False", number=1)
    page = page_of(second(ruling=ruling, corrections=(WHY,)))
    assert page.texts["del"][1:] == ["removed: Mostly false;"]
    assert page.texts["ins"][1:] == ["added: False;"]
    words = " ".join(" ".join(page.texts["article"]).split())
    assert "What changed from edition 1 to edition 2" in words
    assert "It was May." in words
    assert {a["href"] for a in page.all("a")} == {"/1", "/2", "/3"}


@pytest.mark.parametrize("newer", [second(), second(desk="Another desk")])
def test_where_nothing_changed_the_page_says_so(newer: PublicReport) -> None:
    words = " ".join(page_of(newer).texts["article"])
    assert "Nothing that the report says is different." in words


def test_hostile_words_are_shown_as_words() -> None:
    ruling = replace(OLDER.ruling, conclusion=HOSTILE)
    page = page_of(second(ruling=ruling))
    assert page.all("script") == []
    assert "<script>alert('x')</script>" in " ".join(page.texts["ins"])
