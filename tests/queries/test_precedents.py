"""Earlier verdicts on similar claims: which, in which order, and what departs from them."""

from collections.abc import Sequence
from datetime import date

import pytest
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.models import Claim, NamedReader, Person, Rating, RatingScheme, Role, Rules, Status
from factcheck.queries.precedents import Precedents, precedents
from factcheck.queries.ratings import scale, scheme_of
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.desk import change_policy
from tests.factories import a_claim, a_person, a_review, a_sign_off, an_article, some_evidence

FERRY = "The ferry to Holm lost {n} passengers in the winter storm"


def said(session: Session, words: str, claimant: str = "Odile Fenn") -> Claim:
    """An open claim in these words."""
    article = an_article(session, f"{words}. Nobody at the quay counted to {len(words)} that day.")
    claim = a_claim(session, article=article, words=words)
    wording = Wording(claimant=claimant, said_on=date(2026, 10, 5), statement=words)
    word_claim(session, a_person(session), claim.id, wording)
    some_evidence(session, claim, f"Nobody at the quay counted to {len(words)} that day.")
    return claim


def judged(
    session: Session, words: str, rating: str = "false", claimant: str = "Odile Fenn"
) -> Claim:
    """A claim with a verdict, at a desk that wants one review."""
    claim = said(session, words, claimant)
    a_review(session, claim, rating)
    a_sign_off(session, claim, conclusion=f"It was judged {rating}.")
    return claim


@pytest.fixture
def viewer(database: Database) -> Person:
    return one_review(database)


def one_review(database: Database) -> Person:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        change_policy(session, editor, Rules(reviews_wanted=1))
        return a_person(session)


def found(session: Session, viewer: Person, claim: Claim) -> Precedents:
    session.flush()
    return precedents(session, viewer, claim, scheme_of(session, claim))


def offered(session: Session, claim: Claim) -> Sequence[Rating]:
    return scale(session, scheme_of(session, claim))


def rate_on(session: Session, key: str) -> None:
    """From here on claims are opened under a policy with this scheme."""
    scheme = session.exec(select(RatingScheme).where(RatingScheme.key == key)).one()
    rules = Rules(reviews_wanted=1, scheme_id=scheme.id)
    change_policy(session, a_person(session, Role.EDITOR), rules)


def test_the_nearest_claims_with_a_verdict_come_the_same_claimants_first(
    storage: Database,
) -> None:
    viewer = one_review(storage)
    with storage.transaction() as session:
        other = judged(session, FERRY.format(n=40), "true", claimant="Rolf Tamm")
        same = judged(session, FERRY.format(n=50), "mixed")
        judged(session, "A bridge of Vik was never insured against the spring flood")
        said(session, FERRY.format(n=70))
        claim = said(session, FERRY.format(n=60))
        rows = found(session, viewer, claim).rows
    assert [row.claim_id for row in rows] == [same.id, other.id]
    assert [row.is_same_claimant for row in rows] == [True, False]
    assert (rows[0].rating.key, rows[0].conclusion) == ("mixed", "It was judged mixed.")
    assert rows[0].claimant == "Odile Fenn"


def test_a_claim_without_words_that_another_shares_has_none(
    database: Database, viewer: Person
) -> None:
    with database.transaction() as session:
        judged(session, FERRY.format(n=40))
        claim = said(session, "Herring costs nine crowns a crate at Maresby this week")
        assert not found(session, viewer, claim)


def test_only_what_the_desk_stands_by_is_a_precedent(database: Database, viewer: Person) -> None:
    with database.transaction() as session:
        claim = said(session, FERRY.format(n=60))
        for number, status in enumerate((Status.OPEN, Status.VOID, Status.WITHHELD)):
            judged(session, FERRY.format(n=40 + number)).status = status
        assert not found(session, viewer, claim)


def test_a_confidential_claim_is_a_precedent_for_those_named_alone(
    database: Database, viewer: Person
) -> None:
    with database.transaction() as session:
        secret = judged(session, FERRY.format(n=40))
        secret.is_confidential = True
        named = a_person(session)
        session.add(NamedReader(claim_id=secret.id, person_id=named.id, named_by_id=named.id))
        claim = said(session, FERRY.format(n=60))
        assert not found(session, viewer, claim)
        assert [row.claim_id for row in found(session, named, claim).rows] == [secret.id]


def test_what_most_were_given_is_usual_and_the_rest_departs(
    database: Database, viewer: Person
) -> None:
    with database.transaction() as session:
        for number, rating in enumerate(("false", "false", "true")):
            judged(session, FERRY.format(n=40 + number), rating, claimant=f"Rolf {number}")
        claim = said(session, FERRY.format(n=60))
        similar = found(session, viewer, claim)
        names = {rating.id: rating.key for rating in offered(session, claim)}
        departing = {names[number] for number in similar.departing(offered(session, claim))}
    assert similar.summary == "2 of 3 were rated False"
    assert departing == set(names.values()) - {"false"}


def test_without_a_majority_any_rating_that_was_given_is_usual(
    database: Database, viewer: Person
) -> None:
    with database.transaction() as session:
        judged(session, FERRY.format(n=40), "false")
        judged(session, FERRY.format(n=50), "mixed")
        claim = said(session, FERRY.format(n=60))
        similar = found(session, viewer, claim)
        names = {rating.id: rating.key for rating in offered(session, claim)}
        departing = {names[number] for number in similar.departing(offered(session, claim))}
    assert departing == set(names.values()) - {"false", "mixed"}
    assert similar.summary.startswith("2 of the same claimant were rated")


def test_a_claim_without_a_rating_for_readers_is_shown_by_its_conclusion_alone(
    database: Database, viewer: Person
) -> None:
    with database.transaction() as session:
        rate_on(session, "conclusion-alone")
        judged(session, FERRY.format(n=40), "contradicted")
        judged(session, FERRY.format(n=50), "contradicted")
        claim = said(session, FERRY.format(n=60))
        similar = found(session, viewer, claim)
        assert [row.shows_rating for row in similar.rows] == [False, False]
        assert similar.departing(offered(session, claim)) == []
    assert similar.summary == "2 with a verdict"


def test_a_rating_is_not_held_against_those_of_another_scheme(
    database: Database, viewer: Person
) -> None:
    with database.transaction() as session:
        rate_on(session, "conclusion-alone")
        judged(session, FERRY.format(n=40), "contradicted")
        rate_on(session, "desk-scale")
        other = said(session, FERRY.format(n=45))
        alone = found(session, viewer, other)
        assert (alone.summary, alone.departing(offered(session, other))) == ("1 with a verdict", [])
        judged(session, FERRY.format(n=50), "false")
        claim = said(session, FERRY.format(n=60))
        similar = found(session, viewer, claim)
        departing = similar.departing(offered(session, claim))
        assert len(departing) == len(offered(session, claim)) - 1
    assert (len(similar.rows), similar.summary) == (2, "one of the same claimant was rated False")


@pytest.mark.parametrize("words", ["It is.", "…", "2026", "O’Neill’s “x” AND NOT (y*)"])
def test_odd_words_are_looked_for_without_harm(storage: Database, words: str) -> None:
    viewer = one_review(storage)
    with storage.transaction() as session:
        judged(session, FERRY.format(n=40))
        claim = said(session, FERRY.format(n=60))
        claim.quotation, claim.statement = words, None
        assert not found(session, viewer, claim)
