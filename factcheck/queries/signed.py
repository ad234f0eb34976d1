"""What a verdict was signed on: all that the report said at that moment, as one digest."""

from dataclasses import replace

from sqlmodel import Session

from factcheck.models import Claim, Person, Status, Verdict
from factcheck.queries.reports import Masthead, build, newest_verdict
from factcheck.report.json import content_hash
from factcheck.report.public import PublicReport, Ruling


def as_it_stands(
    session: Session, viewer: Person, claim: Claim, verdict: Verdict
) -> tuple[PublicReport, str]:
    """The report that a verdict would be published with, its edition and masthead left open.

    With it comes the digest of all that the records say in it. The words and the colour of a rating
    are the desk's, not the claim's: the verdict says which rating it is, and that doesn't change.
    """
    report, _ = build(
        session,
        viewer,
        claim,
        verdict,
        Masthead(desk=""),
        edition=1,
        # Whoever hadn't answered by the day of signing is judged by that day, whenever it is asked.
        published_at=verdict.signed_at.replace(microsecond=0),
    )
    judged = replace(
        report,
        ruling=Ruling(conclusion=report.ruling.conclusion),
        method=replace(report.method, signed_by=None),
    )
    return report, content_hash(judged)


def has_changed(session: Session, viewer: Person, claim: Claim, verdict: Verdict) -> bool:
    """Whether the records behind the report say something else than when it was signed off.

    Not known of verdicts from before it was kept: they count as unchanged.
    """
    if verdict.report_digest is None:
        return False
    return as_it_stands(session, viewer, claim, verdict)[1] != verdict.report_digest


def waits_changed(session: Session, viewer: Person, claim: Claim) -> bool:
    """Whether a claim that waits to be published has changed since it was signed off."""
    if claim.status is not Status.SIGNED_OFF:
        return False
    verdict = newest_verdict(session, claim.id)
    return verdict is not None and has_changed(session, viewer, claim, verdict)
