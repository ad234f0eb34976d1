"""What each purpose of a share link asks for, who may make it, and what the history keeps."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.errors import Gone, NotAllowed, NotFound, RuleBroken
from factcheck.models import Event, Ground, LinkPurpose, Role, Status, now
from factcheck.queries.links import NothingYet, opened_by, recipients, shown_by
from factcheck.queries.live_links import Asked, Order, live_links
from factcheck.queries.telling import tell
from factcheck.report.inside import InsideReport, Preview
from factcheck.workflow.confidentiality import keep_confidential
from factcheck.workflow.links import Recipient, Terms, replace_secret, revoke, share
from factcheck.workflow.withholding import withhold_text
from tests.factories import a_claim, a_link, a_person, article_of

TOMORROW = now() + timedelta(days=1)
CLAIMANT = Terms(
    purpose=LinkPurpose.CLAIMANT_PREVIEW,
    expires_at=TOMORROW,
    recipient=Recipient(name="Odile Fenn"),
)
REVIEWER = Terms(
    purpose=LinkPurpose.REVIEWER_PREVIEW,
    recipient=Recipient(name="Ada Moss", email="ada@example.org"),
)


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (Terms(purpose=LinkPurpose.PINNED), "Choose the edition"),
        (Terms(purpose=LinkPurpose.PINNED, edition_number=7), "no edition 7"),
        (Terms(purpose=LinkPurpose.EMBARGO), "from when on"),
        (Terms(purpose=LinkPurpose.EMBARGO, embargo_until=now()), "over already"),
        (
            Terms(purpose=LinkPurpose.EMBARGO, embargo_until=TOMORROW, expires_at=TOMORROW),
            "end before its embargo",
        ),
        (replace(CLAIMANT, expires_at=None), "has to end"),
        (replace(CLAIMANT, recipient=Recipient()), "Name the recipient"),
        (replace(REVIEWER, recipient=Recipient(name="Ada")), "e-mail address in full"),
        (replace(REVIEWER, recipient=Recipient(person_id=999)), "may know of this claim"),
    ],
)
def test_terms_that_make_no_sense_are_refused(database: Database, terms: Terms, said: str) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        with pytest.raises(RuleBroken, match=said):
            a_link(session, claim, terms)


@pytest.mark.parametrize("purpose", [one for one in LinkPurpose if one.is_unpublished])
def test_only_an_editor_gives_away_what_is_not_published(
    database: Database, purpose: LinkPurpose
) -> None:
    terms = Terms(purpose=purpose, embargo_until=TOMORROW, expires_at=TOMORROW + timedelta(days=1))
    with database.transaction() as session:
        claim = a_claim(session, Status.SIGNED_OFF)
        with pytest.raises(NotAllowed):
            share(session, a_person(session), claim.id, terms, label="x")


def test_a_desk_without_mail_wants_a_password_for_somebody_without_an_account(
    database: Database,
) -> None:
    with database.transaction() as session:
        claim, editor = a_claim(session), a_person(session, Role.EDITOR)
        with pytest.raises(RuleBroken, match="Give the link a password"):
            share(session, editor, claim.id, REVIEWER, label="x")
        with_password = replace(REVIEWER, password_hash="of a password")
        share(session, editor, claim.id, with_password, label="x")
        own = replace(REVIEWER, recipient=Recipient(person_id=a_person(session).id))
        share(session, editor, claim.id, own, label="x")


def test_a_draft_is_shown_as_the_records_stand_on_each_database(storage: Database) -> None:
    with storage.transaction() as session:
        claim = a_claim(session, Status.AGREED)
        links = [a_link(session, claim, terms)[0] for terms in (CLAIMANT, REVIEWER)]
        shown = [shown_by(session, link, "The Desk", now()) for link in links]
    bare, inside = shown
    assert isinstance(bare, Preview)
    assert isinstance(inside, InsideReport)
    assert (bare.recipient, inside.draft.recipient) == ("Odile Fenn", "Ada Moss")
    assert bare.ruling is None
    assert len(bare.evidence) == 2


def test_no_draft_quotes_a_text_that_is_withheld(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.AGREED)
        link, _ = a_link(session, claim, CLAIMANT)
        admin, article = a_person(session, Role.ADMIN), article_of(session, claim)
        withhold_text(session, admin, article.id, Ground.PRIVACY, "A child is named in it.")
        assert shown_by(session, link, "The Desk", now()) == NothingYet()


def test_nobody_is_let_in_by_a_preview_who_may_not_know_of_the_claim(database: Database) -> None:
    with database.transaction() as session:
        editor, stranger = a_person(session, Role.EDITOR), a_person(session)
        claim = a_claim(session, by=editor)
        keep_confidential(session, editor, claim.id, [])
        terms = replace(REVIEWER, recipient=Recipient(person_id=stranger.id))
        with pytest.raises(RuleBroken, match="may know of this claim"):
            a_link(session, claim, terms, by=editor)
        assert [number for number, _ in recipients(session, editor, claim.id)] == [editor.id]


def test_another_secret_ends_the_one_before_at_once(storage: Database) -> None:
    with storage.transaction() as session:
        link, old = a_link(session, a_claim(session, Status.PUBLISHED))
        maker = link.made_by
        _, new = replace_secret(session, maker, link.id)
    with storage.transaction() as session:
        with pytest.raises(NotFound):
            opened_by(session, old)
        assert opened_by(session, new).id == link.id
        with pytest.raises(NotAllowed, match="Somebody else"):
            replace_secret(session, a_person(session), link.id)
        revoke(session, maker, link.id)
        with pytest.raises(RuleBroken, match="has ended"):
            replace_secret(session, maker, link.id)
        with pytest.raises(Gone):
            opened_by(session, new)


def test_the_history_tells_of_a_link_without_anybodys_address(database: Database) -> None:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR, name="Ilse")
        claim = a_claim(session)
        link, _ = a_link(session, claim, REVIEWER, by=editor, label="for Ada")
        replace_secret(session, editor, link.id)
        revoke(session, editor, link.id)
        events = session.exec(select(Event).where(Event.subject == f"link:{link.id}")).all()
    assert [tell(event) for event in events] == [
        "Ilse made a share link to Ada Moss, a draft with notes: “for Ada”.",
        "Ilse gave a share link another address: “for Ada”.",
        "Ilse revoked a share link: “for Ada”.",
    ]
    assert "ada@example.org" not in repr([event.model_dump() for event in events])


def test_the_list_of_live_links_leaves_out_what_ended_and_what_is_confidential(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        claim, other = a_claim(session, Status.PUBLISHED), a_claim(session, Status.PUBLISHED)
        first, _ = a_link(session, claim, Terms(expires_at=TOMORROW))
        second, _ = a_link(session, other)
        preview, _ = a_link(session, claim, replace(CLAIMANT, expires_at=now() + timedelta(1)))
        revoke(session, editor, a_link(session, claim)[0].id)
        ended, _ = a_link(session, claim)
        ended.expires_at = now()
        hidden = a_claim(session, Status.PUBLISHED, by=editor)
        a_link(session, hidden)
        keep_confidential(session, a_person(session, Role.EDITOR), hidden.id, [])
        session.flush()

        def listed(**asked: object) -> list[int]:
            found = live_links(session, editor, Asked(**asked), limit=10)  # type: ignore[arg-type]
            return [link.id for link in found]

        assert listed() == [preview.id, second.id, first.id]
        assert listed(claim=claim.ref) == [preview.id, first.id]
        assert listed(claim="nonsense") == []
        assert listed(purpose=LinkPurpose.CLAIMANT_PREVIEW) == [preview.id]
        assert listed(order=Order.ENDING)[-1] == second.id
        assert set(listed(order=Order.OPENED)) == set(listed(order=Order.OPENINGS))
        with pytest.raises(NotAllowed):
            live_links(session, a_person(session), Asked(), limit=10)
