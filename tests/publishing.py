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
)
from factcheck.queries.reports import Masthead, newest_verdict
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.corrections import declare_void, mark_outdated
from factcheck.workflow.publicity import set_publicity, word_site
from factcheck.workflow.reports import publish
from factcheck.workflow.verdicts import begin_correction, sign_off
from tests.factories import a_claim, a_person, rating_named

SITE = "http://localhost"
MASTHEAD = Masthead("The Sandvik Desk", SITE)
#: Tiers that a report gets without another sign-off.
ANNULLED = {CorrectionTier.VOID: declare_void, CorrectionTier.OUTDATED: mark_outdated}


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
    if annul := ANNULLED.get(tier):
        return annul(session, editor, claim.id, sentence)
    verdict = newest_verdict(session, claim.id)
    assert verdict is not None
    is_typo, affects = tier is CorrectionTier.TYPO, tier is CorrectionTier.AFFECTS_RATING
    begin_correction(session, editor, claim.id)
    sign_off(
        session,
        editor,
        claim.id,
        conclusion=f"{verdict.conclusion}." if is_typo else "It cost half.",
        rating_id=rating_named(session, "true").id if affects else None,
        correction=sentence,
        tier=tier,
    )
    return publish(session, editor, claim.id, MASTHEAD)
