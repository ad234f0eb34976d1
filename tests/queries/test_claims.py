"""Lists of claims: narrowed down, page by page, by their words, and counted."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from sqlmodel import Session

from factcheck.db import Database
from factcheck.errors import NotAllowed
from factcheck.models import AsideReason, Claim, Person, Stance, Status
from factcheck.queries.choices import claimants
from factcheck.queries.claims import places
from factcheck.queries.listing import claims, counts
from factcheck.queries.wanted import Wanted
from factcheck.workflow.claims import Wording, set_aside, word_claim
from factcheck.workflow.evidence import withdraw
from tests.factories import a_claim, a_person, an_article, some_evidence

_numbers = count(1)
NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)


def listed(
    session: Session, viewer: Person, *, after: str | None = None, **wanted: Any
) -> list[int]:
    return ids(claims(session, viewer, Wanted(**wanted), after=after).rows)


def some_claims(session: Session, number: int) -> list[Claim]:
    """Open claims, the oldest first, of which every two changed at the same moment."""
    made = [a_lone_claim(session) for _ in range(number)]
    for place, claim in enumerate(made):
        claim.changed_at = NOON + timedelta(microseconds=place // 2)
    session.flush()
    return made


def test_the_claims_that_changed_last_come_first(storage: Database) -> None:
    with storage.transaction() as session:
        made = some_claims(session, 4)
        assert listed(session, a_person(session)) == [claim.id for claim in reversed(made)]


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
def test_page_by_page_every_claim_is_shown_exactly_once(storage: Database, limit: int) -> None:
    with storage.transaction() as session:
        made, viewer = some_claims(session, 7), a_person(session)
        seen: list[int] = []
        after: str | None = None
        for _ in range(8):
            page = claims(session, viewer, Wanted(), limit=limit, after=after)
            seen += [row.id for row in page.rows]
            after = page.next
            if after is None:
                break
    assert seen == [claim.id for claim in reversed(made)]


@pytest.mark.parametrize(
    "made_up",
    [
        "",
        "x",
        "_",
        "2026-10-05_x",
        "2026-99-99_1",
        "1_2_3",
        "2026-10-05T12:00_1",
        "2026-10-05T12:00Z_99999999999",
    ],
)
def test_a_cursor_that_somebody_made_up_shows_the_first_page(
    storage: Database, made_up: str
) -> None:
    with storage.transaction() as session:
        some_claims(session, 2)
        assert len(listed(session, a_person(session), after=made_up)) == 2


def test_a_list_is_narrowed_to_statuses(storage: Database) -> None:
    with storage.transaction() as session:
        open_, suggested, agreed = (
            a_lone_claim(session, status)
            for status in (Status.OPEN, Status.SUGGESTED, Status.AGREED)
        )
        viewer = a_person(session)
        assert listed(session, viewer, statuses=(Status.SUGGESTED,)) == [suggested.id]
        both = listed(session, viewer, statuses=(Status.OPEN, Status.AGREED))
        assert set(both) == {open_.id, agreed.id}
        assert listed(session, viewer, statuses=(Status.VOID,)) == []


def test_a_list_is_narrowed_to_a_claimant(storage: Database) -> None:
    with storage.transaction() as session:
        a_claim(session)
        other = a_claim(session)
        word_claim(session, a_person(session), other.id, Wording(claimant="Bo Lind"))
        assert other.claimant_id is not None
        assert listed(session, a_person(session), claimant=other.claimant_id) == [other.id]


def test_claims_are_found_by_all_of_the_words_in_quotation_statement_or_headline(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        viewer = a_person(session)
        quoted = a_claim_of(session, "Herring pays for every lighthouse on this coast")
        worded = a_claim_of(session, "It was never ours to begin with")
        word_claim(
            session,
            viewer,
            worded.id,
            Wording(statement="The lighthouse belongs to the state.", headline="Whose herring?"),
        )
        a_claim_of(session, "A lighthouse needs a keeper")
        assert set(listed(session, viewer, words="lighthouse herring")) == {quoted.id, worded.id}
        assert listed(session, viewer, words="lighthouses belo") == [worded.id]
        assert listed(session, viewer, words="lighthouse submarine") == []


@pytest.mark.parametrize("odd", ['"', "AND", "herring)", "' OR 1=1 --", "*", "a:b", "!&|", "’"])
def test_any_words_may_be_looked_for(storage: Database, odd: str) -> None:
    with storage.transaction() as session:
        a_claim_of(session, "Herring pays for every lighthouse")
        listed(session, a_person(session), words=odd)


@pytest.mark.parametrize("statuses", [(), (Status.OPEN, Status.SUGGESTED)])
def test_page_by_page_a_narrowed_list_leaves_nothing_out(
    storage: Database, statuses: tuple[Status, ...]
) -> None:
    with storage.transaction() as session:
        made = [*some_claims(session, 5), *(a_lone_claim(session, Status.SUGGESTED) for _ in "ab")]
        viewer, claimant = a_person(session), made[0].claimant_id
        seen: list[int] = []
        after: str | None = None
        for _ in range(7):
            wanted = Wanted(statuses=statuses, claimant=claimant)
            page = claims(session, viewer, wanted, limit=2, after=after)
            seen += [row.id for row in page.rows]
            after = page.next
            if after is None:
                break
    assert sorted(seen) == sorted(claim.id for claim in made)
    assert len(set(seen)) == len(seen)


def test_words_and_a_status_narrow_the_list_together(storage: Database) -> None:
    with storage.transaction() as session:
        kept = a_claim_of(session, "Herring pays for the pier")
        aside = a_claim_of(session, "Herring pays for the lighthouse")
        set_aside(session, a_person(session), aside.id, AsideReason.OPINION)
        assert listed(session, a_person(session), words="herring", statuses=(Status.OPEN,)) == [
            kept.id
        ]


def test_a_row_counts_the_evidence_by_stance_without_what_was_withdrawn(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        bare, claim = a_claim(session), a_claim(session)
        for stance in (Stance.SUPPORTS, Stance.CONTRADICTS, Stance.CONTRADICTS):
            last = some_evidence(session, claim, stance=stance)
        some_evidence(session, claim, stance=Stance.CONTEXT)
        withdraw(session, a_person(session), last.id)
        rows = {row.id: row for row in claims(session, a_person(session), Wanted()).rows}
    tally = rows[claim.id]
    assert (tally.contradicting, tally.supporting, tally.context) == (1, 1, 1)
    assert rows[bare.id].contradicting == rows[bare.id].supporting == rows[bare.id].context == 0
    assert tally.ref == claim.ref
    assert tally.claimant == "Odile Fenn"


def test_claims_are_counted_by_status(storage: Database) -> None:
    with storage.transaction() as session:
        for status in (Status.OPEN, Status.OPEN, Status.SUGGESTED):
            a_lone_claim(session, status)
        assert counts(session, a_person(session), Wanted()) == {Status.OPEN: 2, Status.SUGGESTED: 1}


def test_claimants_are_listed_by_name_and_of_very_many_those_with_most_claims(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        viewer = a_person(session)
        for name in ("Öre Berg", "Bo Lind", "anna Holm", "Bo Lind"):
            word_claim(session, viewer, a_lone_claim(session).id, Wording(claimant=name))
        assert names(claimants(session, viewer)) == ["anna Holm", "Bo Lind", "Öre Berg"]
        assert names(claimants(session, viewer, limit=1)) == ["Bo Lind"]


def test_the_places_of_claims_are_given_in_the_order_of_their_appearance(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        text = "“Herring pays for every pier of this town,” Odile Fenn said."
        first, second = (
            an_article(session, text, outlet=outlet) for outlet in ("Island Voice", "The Ledger")
        )
        claim, other = a_claim(session, Status.SUGGESTED, article=first), a_claim(session)
        found = places(session, a_person(session), [claim.id, other.id, 999])
    assert [place.article_id for place in found[claim.id]] == [first.id, second.id]
    assert [place.exact for place in found[claim.id]] == [claim.quotation] * 2
    assert len(found[other.id]) == 1
    assert found[999] == []


def test_who_may_not_read_is_shown_no_list(database: Database) -> None:
    with database.transaction() as session:
        nobody = a_person(session, disabled=True)
        with pytest.raises(NotAllowed):
            claimants(session, nobody)
        for listing in (claims, counts):
            with pytest.raises(NotAllowed):
                listing(session, nobody, Wanted())


def a_claim_of(session: Session, words: str) -> Claim:
    """An open claim with these words, said in an article of its own."""
    article = an_article(session, f"{words}, a notice on the quay says.")
    return a_claim(session, article=article, words=words)


def a_lone_claim(session: Session, status: Status = Status.OPEN) -> Claim:
    """The one claim of an article that nobody else says anything in."""
    number = next(_numbers)
    text = (
        f"“Shed {number} has never been empty,” Odile Fenn said.\n\n"
        f"The door of shed {number} was painted in June. Its roof was tarred in July."
    )
    return a_claim(session, status, article=an_article(session, text))


def ids(rows: Sequence[object]) -> list[int]:
    return [row.id for row in rows]  # type: ignore[attr-defined]


def names(found: Sequence[tuple[int, str]]) -> list[str]:
    return [name for _, name in found]
