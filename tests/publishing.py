"""A public desk, and checks on it with all that the public site tells apart."""

from sqlmodel import Session

from factcheck.models import (
    Claim,
    CorrectionTier,
    Edition,
    Person,
    Role,
    SiteTexts,
    Status,
    Verdict,
)
from factcheck.queries.reports import Masthead
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.publicity import set_publicity, word_site
from factcheck.workflow.reports import publish
from factcheck.workflow.verdicts import begin_correction, sign_off
from tests.factories import a_claim, a_person

SITE = "http://localhost"
MASTHEAD = Masthead("The Sandvik Desk", SITE)


def a_public_desk(session: Session, texts: SiteTexts | None = None) -> Person:
    """Let everybody see what is published; gives the editor who decided so."""
    editor = a_person(session, Role.EDITOR)
    set_publicity(session, editor, is_public=True)
    word_site(session, editor, texts or SiteTexts())
    return editor


def a_published_check(
    session: Session,
    *,
    claimant: str = "Odile Fenn",
    headline: str | None = None,
    topics: tuple[str, ...] = (),
    conclusion: str = "The pier was not free.",
) -> Claim:
    """A check in its first edition."""
    claim = a_claim(session, Status.AGREED)
    wording = Wording(claimant=claimant, headline=headline, topics=topics)
    word_claim(session, a_person(session), claim.id, wording)
    editor = a_person(session, Role.EDITOR)
    sign_off(session, editor, claim.id, conclusion=conclusion)
    publish(session, editor, claim.id, MASTHEAD)
    return claim


def a_correction(
    session: Session, claim: Claim, tier: CorrectionTier, sentence: str = "The sum was wrong."
) -> Edition:
    """The next edition of a published check."""
    editor = a_person(session, Role.EDITOR)
    begin_correction(session, editor, claim.id)
    verdict: Verdict = sign_off(
        session, editor, claim.id, conclusion="It cost half.", correction=sentence
    )
    verdict.correction_tier = tier
    session.flush()
    return publish(session, editor, claim.id, MASTHEAD)
