"""Articles coming in: new, known, changed, reprinted; and the claims that they bring."""

from typing import Any

import pytest
from sqlmodel import Session, col, select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, OutOfDate
from factcheck.intake.composing import Source, compose
from factcheck.intake.drafts import Draft, Facts
from factcheck.models import (
    Article,
    Claim,
    Claimant,
    ClaimType,
    Event,
    Role,
    Sentence,
    SourceKind,
    Status,
    Version,
)
from factcheck.queries.claims import places
from factcheck.queries.telling import tell
from factcheck.workflow.articles import Outcome, Taken, set_source_kind, take_in
from tests.factories import a_person
from tests.seed_articles import gold, take_in_seeds

TEXT = """\
SANDVIK — The council met on Monday about the harbour light.

“The harbour light was never out for a single night,” Mayor Odile Fenn said.

There were nine dark nights in March. The keeper's book is at the museum."""
ADDRESS = "https://courier.example/light"


def test_an_article_is_kept_with_its_frozen_text_sentences_and_event(storage: Database) -> None:
    with storage.transaction() as session:
        person, draft = a_person(session), a_draft(TEXT, address=ADDRESS)
        taken = take_in(session, person, draft)
        [version] = versions(session, taken.article)
        texts = list(session.exec(select(Sentence.text).order_by(col(Sentence.start))))
        event = session.exec(select(Event).where(Event.verb == "article.added")).one()
    assert taken.outcome is Outcome.ADDED
    assert (version.text, version.sha256) == (draft.text, draft.sha256)
    assert [kind for _, _, kind in version.furniture] == ["dateline"]
    assert not any("SANDVIK" in text for text in texts)
    assert texts[-1] == "The keeper's book is at the museum."
    assert (event.article_id, event.actor_id) == (taken.article.id, person.id)


def test_a_pulled_claim_keeps_what_its_score_is_made_of_and_what_is_proposed(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        take(session, TEXT, address=ADDRESS)
        claim = session.exec(select(Claim).where(col(Claim.quotation).contains("light"))).one()
    assert {"denial", "superlative"} <= set(claim.features)
    assert claim.claim_type is ClaimType.EVENT
    assert claim.suggested_statement == "The harbour light was never out for a single night."
    assert claim.suggested_headline == "The harbour light was never out for a single night"
    assert (claim.statement, claim.headline, claim.said_on) == (None, None, None)


def test_the_same_article_twice_is_known(storage: Database) -> None:
    with storage.transaction() as session:
        first, again = take(session, TEXT, address=ADDRESS), take(session, TEXT, address=ADDRESS)
        pasted = take(session, TEXT, outlet="the  SANDVIK Courier")
        assert len(versions(session, first.article)) == 1
        assert len(session.exec(select(Article)).all()) == 1
    for known in (again, pasted):
        assert (known.outcome, known.article.id) == (Outcome.KNOWN, first.article.id)
        assert known.claims == 0


def test_the_same_words_at_another_address_of_the_outlet_are_another_article(
    database: Database,
) -> None:
    with database.transaction() as session:
        first, second = (
            take(session, TEXT, address=f"https://courier.example/{day}") for day in ("mon", "tue")
        )
    assert second.outcome is Outcome.ADDED
    assert second.article.reprint_group == first.article.id


def test_what_kind_of_source_an_article_is_can_be_said_and_taken_back(storage: Database) -> None:
    with storage.transaction() as session:
        mara, article = a_person(session, name="Mara Ost"), take(session, TEXT).article
        assert article.source_kind is SourceKind.JOURNALISM
        set_source_kind(session, mara, article.id, SourceKind.RECORD, SourceKind.JOURNALISM)
        set_source_kind(session, mara, article.id, SourceKind.RECORD)
        with pytest.raises(OutOfDate, match=r"official record\. You chose: document\."):
            set_source_kind(session, mara, article.id, SourceKind.DOCUMENT, SourceKind.JOURNALISM)
        set_source_kind(session, mara, article.id, SourceKind.JOURNALISM, SourceKind.RECORD)
        events = session.exec(select(Event).where(Event.verb == "article.kind_set")).all()
        with pytest.raises(NotFound):
            set_source_kind(session, mara, 99, SourceKind.RECORD)
        with pytest.raises(NotAllowed):
            reader = a_person(session, Role.READER)
            set_source_kind(session, reader, article.id, SourceKind.RECORD)
    assert [tell(event) for event in events] == [
        "Mara Ost said what kind of source the article is: official record.",
        "Mara Ost said what kind of source the article is: journalism.",
    ]


def test_what_the_desk_said_of_an_article_goes_before_what_a_later_version_says(
    database: Database,
) -> None:
    with database.transaction() as session:
        first = take(session, TEXT, address=ADDRESS, kind="transcript").article
        assert first.source_kind is SourceKind.TRANSCRIPT
        set_source_kind(session, a_person(session), first.id, SourceKind.RECORD)
        take(session, TEXT.replace("nine", "ten"), address=ADDRESS, kind="document")
        assert first.source_kind is SourceKind.RECORD


def test_pasted_with_other_spaces_it_is_still_the_same_article(database: Database) -> None:
    with database.transaction() as session:
        first = take(session, TEXT)
        again = take(session, "  " + TEXT.replace(" ", "  ").replace("\n", "\r\n") + "\n\n\n")
    assert (again.outcome, again.article.id) == (Outcome.KNOWN, first.article.id)


def test_the_same_text_of_another_outlet_is_another_article_of_one_group(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        alone = take(session, "It rained on the museum.").article
        group = [
            take(session, TEXT, outlet=outlet).article
            for outlet in ("Northern Wire", "Island Voice", "The Ledger")
        ]
    assert len({article.id for article in group}) == 3
    assert {article.reprint_group for article in group} == {group[0].id}
    assert alone.reprint_group is None


def test_another_text_at_the_same_address_is_a_new_version(storage: Database) -> None:
    with storage.transaction() as session:
        first = take(session, TEXT, address=ADDRESS)
        changed = take(session, TEXT.replace("nine", "eleven"), address=ADDRESS)
        back = take(session, TEXT, address=ADDRESS)
        kept = versions(session, first.article)
    assert (changed.outcome, changed.article.id) == (Outcome.CHANGED, first.article.id)
    assert back.outcome is Outcome.KNOWN
    assert [version.number for version in kept] == [1, 2]
    assert "nine dark" in kept[0].text
    assert "eleven dark" in kept[1].text


def test_the_same_statement_in_two_articles_is_one_claim_with_two_appearances(
    storage: Database,
) -> None:
    other = "The mayor spoke again.\n\n“The harbour light was never out for a single night,” Mayor Odile Fenn said."  # noqa: E501 - one paragraph
    with storage.transaction() as session:
        first, second = take(session, TEXT), take(session, other, outlet="Island Voice")
        [claim] = session.exec(select(Claim)).all()
        found = places(session, a_person(session), [claim.id])[claim.id]
    assert (first.claims, second.claims) == (1, 0)
    assert [place.article_id for place in found] == [first.article.id, second.article.id]
    assert claim.status is Status.SUGGESTED


def test_the_same_words_of_two_people_are_two_claims(database: Database) -> None:
    with database.transaction() as session:
        for name in ("Odile Fenn", "Bo Lind"):
            take(session, f"“The harbour light was never out for a night,” {name} said.")
        who = session.exec(
            select(Claimant.name).join(Claim, col(Claim.claimant_id) == Claimant.id)
        ).all()
    assert sorted(who) == ["Bo Lind", "Odile Fenn"]


def test_a_changed_version_adds_appearances_to_the_claims_that_it_keeps(
    database: Database,
) -> None:
    with database.transaction() as session:
        take(session, TEXT, address=ADDRESS)
        take(session, TEXT.replace("nine", "eleven"), address=ADDRESS)
        [claim] = session.exec(select(Claim)).all()
        assert len(places(session, a_person(session), [claim.id])[claim.id]) == 2


def test_a_reader_can_not_add_articles(database: Database) -> None:
    with database.transaction() as session, pytest.raises(NotAllowed):
        take_in(session, a_person(session, Role.READER), a_draft(TEXT))


def test_every_marked_quotation_of_the_real_articles_is_a_claim_with_exactly_those_words(
    storage: Database,
) -> None:
    quotations = gold()["quotations"]
    with storage.transaction() as session:
        pulled = pulled_from_seeds(session)
    missing = [
        quotation["spans"]
        for file, marked in quotations.items()
        for quotation in marked
        if (file, " … ".join(span["exact"] for span in quotation["spans"])) not in pulled
    ]
    assert sum(map(len, quotations.values())) == 17
    assert missing == []


def test_at_least_fifteen_of_the_seventeen_have_the_right_speaker(storage: Database) -> None:
    with storage.transaction() as session:
        pulled = pulled_from_seeds(session)
    right = [
        quotation["speaker"]
        for file, marked in gold()["quotations"].items()
        for quotation in marked
        if quotation["speaker"]
        in pulled.get((file, " … ".join(span["exact"] for span in quotation["spans"])), ())
    ]
    assert len(right) >= 15


def test_the_announcement_that_both_real_articles_quote_is_one_claim(storage: Database) -> None:
    with storage.transaction() as session:
        take_in_seeds(session)
        claim = session.exec(
            select(Claim).where(col(Claim.quotation).startswith("This announcement should not"))
        ).one()
        found = places(session, a_person(session), [claim.id])[claim.id]
    assert sorted(str(place.source_file) for place in found) == sorted(gold()["quotations"])


def pulled_from_seeds(session: Session) -> dict[tuple[str, str], list[str | None]]:
    """By file and exact words: whose claims these are."""
    take_in_seeds(session)
    claims = {claim.id: claim for claim in session.exec(select(Claim)).unique()}
    pulled: dict[tuple[str, str], list[str | None]] = {}
    for claim_id, found in places(session, a_person(session), list(claims)).items():
        claimant = claims[claim_id].claimant
        for place in found:
            key = (str(place.source_file), place.exact)
            pulled.setdefault(key, []).append(claimant.name if claimant else None)
    return pulled


def a_draft(text: str, **facts: Any) -> Draft:
    """An article that was read, of the Sandvik Courier when nothing else is said."""
    known = Facts(**{"outlet": "The Sandvik Courier", "title": "The light", **facts})
    return compose(text, known, Source(text.encode(), "text/plain", "plain/1", None))


def take(session: Session, text: str, **facts: Any) -> Taken:
    return take_in(session, a_person(session), a_draft(text, **facts))


def versions(session: Session, article: Article) -> list[Version]:
    return list(
        session.exec(
            select(Version).where(Version.article_id == article.id).order_by(col(Version.number))
        )
    )
