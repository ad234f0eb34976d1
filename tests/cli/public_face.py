"""The public face of a desk that is carried: all of it, and how one sees that it came along."""

from datetime import timedelta

from sqlmodel import Session

from factcheck.models import CorrectionTier, Ground, LinkPurpose, Role, SiteTexts, now
from factcheck.queries import published
from factcheck.queries.corrections import public_corrections
from factcheck.workflow.links import Recipient, Terms, share
from factcheck.workflow.proofs import ask_for_code
from factcheck.workflow.published import list_missing
from factcheck.workflow.withholding import withhold, withhold_text
from tests.factories import a_person
from tests.publishing import a_correction, a_public_desk, a_published_check


def show_the_world(session: Session) -> None:
    """Let the desk have a public face: everything that only a desk which publishes has."""
    editor = a_public_desk(session, SiteTexts(about="Seven people on a quay."))
    corrected = a_published_check(session, headline="Free lamps", topics=("Sea walls", "Lamps"))
    a_correction(session, corrected, CorrectionTier.KEEPS_RATING, "The lamps were not free.")
    withheld = a_published_check(session, headline="Hidden lamps", topics=("Lamps",))
    admin = a_person(session, Role.ADMIN)
    withhold(session, admin, withheld.id, Ground.PRIVACY, "A child is named.")
    withhold_text(session, admin, 1, Ground.LEGAL, "A court said so.")
    until = now() + timedelta(days=90)
    for terms in (
        Terms(LinkPurpose.PINNED, edition_number=1),
        Terms(LinkPurpose.EMBARGO, embargo_until=until),
        Terms(LinkPurpose.CLAIMANT_PREVIEW, expires_at=until, recipient=Recipient(name="Fenn")),
    ):
        share(session, editor, corrected.id, terms, label=terms.purpose.label)
    asked = Terms(LinkPurpose.REVIEWER_PREVIEW, recipient=Recipient(None, "Ann", "a@b.example"))
    link, _ = share(session, editor, corrected.id, asked, label="code", sends_mail=True)
    assert ask_for_code(session, link)


def assert_the_world_sees(session: Session) -> None:
    """The public site of such a desk lists and finds its checks, and nothing that is withheld."""
    found = published.checks(session, published.Asked(words="lamps")).checks
    assert [(one.headline, one.number, one.tier) for one in found] == [
        ("Free lamps", 2, "does not affect rating")
    ]
    about = published.checks(session, published.Asked(topic="sea-walls")).checks
    assert [one.id for one in about] == [one.id for one in found]
    assert [row.sentence for row in public_corrections(session)] == ["The lamps were not free."]
    assert list_missing(session, 10) == 0
