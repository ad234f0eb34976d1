"""The policy as a checklist for one claim."""

import pytest
from sqlmodel import Session

from factcheck.db import Database
from factcheck.models import Claim, Role, Rule, Rules, SettlingReason, SourceKind, Status
from factcheck.queries.gate import Row, checklist, sentence_of, stopping
from factcheck.queries.workbench import workbench
from factcheck.workflow.articles import set_source_kind
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.desk import change_policy, policy_in_force
from factcheck.workflow.reviews import settle_dispute
from tests.factories import (
    a_claim,
    a_person,
    a_review,
    an_article,
    article_of,
    rating_named,
    some_evidence,
)
from tests.queries.pier import DENIAL, the_affair


def rows(session: Session, claim: Claim) -> dict[Rule, Row]:
    bench = workbench(session, a_person(session, Role.READER), claim.id)
    return {row.rule: row for row in checklist(bench)}


def policy(session: Session, **rules: object) -> None:
    change_policy(session, a_person(session, Role.EDITOR), Rules(**rules))  # type: ignore[arg-type]


def test_what_is_agreed_and_named_passes_the_first_policy(storage: Database) -> None:
    with storage.transaction() as session:
        claim = a_claim(session, Status.AGREED)
        found = rows(session, claim)
    assert [row.rule for row in found.values()] == [
        Rule.CLAIMANT,
        Rule.PASSAGES,
        Rule.SOURCES,
        Rule.VERBATIM,
        Rule.REVIEWS,
    ]
    assert stopping(list(found.values())) == []
    assert {row.lack for row in found.values()} == {""}


def test_a_claim_that_nobody_opened_is_asked_for_nothing(database: Database) -> None:
    with database.transaction() as session:
        assert rows(session, a_claim(session, Status.SUGGESTED)) == {}


def test_each_rule_says_what_is_lacking(database: Database) -> None:
    with database.transaction() as session:
        policy(session, sources_wanted=2, own_article_may_suffice=False)
        article = an_article(session, "The pier is free. A grant was paid. A builder was paid.")
        claim = a_claim(session, article=article, words="The pier is free.")
        found = rows(session, claim)
        assert found[Rule.CLAIMANT].lack == "nobody is named yet"
        assert found[Rule.PASSAGES].lack == "none is attached"
        assert found[Rule.SOURCES].lack == "0 so far; reprints of one text count once"
        assert found[Rule.REVIEWS].lack == "0 of 2 are in"

        some_evidence(session, claim)
        word_claim(session, a_person(session), claim.id, Wording(claimant="Odile Fenn"))
        a_review(session, claim)
        found = rows(session, claim)
        assert found[Rule.CLAIMANT].passed
        assert found[Rule.PASSAGES].passed
        assert found[Rule.SOURCES].lack.startswith("1 so far")
        assert found[Rule.OWN_ARTICLE].lack == "it is the only source so far"
        assert found[Rule.REVIEWS].lack == "1 of 2 is in"


def test_reviews_that_differ_stop_the_verdict_until_the_dispute_is_settled(
    database: Database,
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.DISPUTED)
        assert rows(session, claim)[Rule.REVIEWS].lack == "they differ"
        settle_dispute(
            session,
            a_person(session, Role.EDITOR),
            claim.id,
            rating_id=rating_named(session, "mixed").id,
            reason=SettlingReason.JUDGEMENT,
            note="The accounts weigh more than the letter.",
        )
        assert rows(session, claim)[Rule.REVIEWS].passed


def test_reprints_of_one_text_are_one_source(storage: Database) -> None:
    with storage.transaction() as session:
        policy(session, sources_wanted=2)
        claim, (_, inquiry, wire, reprint, _) = the_affair(session)
        some_evidence(session, claim, article=wire)
        some_evidence(session, claim, article=reprint)
        assert not rows(session, claim)[Rule.SOURCES].passed
        some_evidence(session, claim, article=inquiry)
        assert rows(session, claim)[Rule.SOURCES].passed


def test_the_article_in_which_the_claim_was_made_is_not_enough_nor_is_a_reprint_of_it(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        policy(session, own_article_may_suffice=False)
        claim, (denial, inquiry, *_) = the_affair(session)
        reprint = an_article(session, DENIAL, outlet="Northern Wire", title="Fenn denies")
        some_evidence(session, claim, article=denial)
        some_evidence(session, claim, article=reprint)
        assert not rows(session, claim)[Rule.OWN_ARTICLE].passed
        some_evidence(session, claim, article=inquiry)
        assert rows(session, claim)[Rule.OWN_ARTICLE].passed


def test_words_that_are_not_those_of_the_kept_article_stop_the_verdict(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        claim = a_claim(session, Status.AGREED)
        session.connection().exec_driver_sql("UPDATE passage SET exact = exact || ' indeed'")
        session.expire_all()
        row = rows(session, claim)[Rule.VERBATIM]
    assert row.stops
    assert row.lack == "two passages not any more"


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_has_a_sentence_under_a_strict_policy(database: Database, rule: Rule) -> None:
    with database.transaction() as session:
        policy(
            session,
            sources_wanted=3,
            own_article_may_suffice=False,
            primary_source_wanted=True,
            other_side_wanted=True,
        )
        assert sentence_of(rule, policy_in_force(session))


def test_rules_that_the_policy_does_not_make_are_not_on_the_list(database: Database) -> None:
    with database.transaction() as session:
        policy(session, reviews_wanted=1, sources_wanted=0)
        found = rows(session, a_claim(session))
    assert Rule.SOURCES not in found
    assert Rule.OWN_ARTICLE not in found
    assert Rule.PRIMARY_SOURCE not in found
    assert found[Rule.REVIEWS].sentence == "One sealed review"


def test_a_primary_source_is_met_by_another_article_that_is_one(database: Database) -> None:
    with database.transaction() as session:
        policy(session, primary_source_wanted=True)
        claim = a_claim(session, Status.AGREED)
        own = article_of(session, claim)
        record = an_article(session, "The council paid two million crowns to the builder.")
        some_evidence(session, claim, article=record)
        assert rows(session, claim)[Rule.PRIMARY_SOURCE].lack == "none is attached"

        mara = a_person(session)
        # Where the claim was made proves that it was said, and no more.
        set_source_kind(session, mara, own.id, SourceKind.TRANSCRIPT)
        assert not rows(session, claim)[Rule.PRIMARY_SOURCE].passed
        set_source_kind(session, mara, record.id, SourceKind.RECORD)
        assert rows(session, claim)[Rule.PRIMARY_SOURCE].passed
