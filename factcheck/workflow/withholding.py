"""Withholding reports and the texts of articles, for legal or private reasons."""

from sqlmodel import Session

from factcheck.db import take_turns
from factcheck.errors import NotFound, RuleBroken
from factcheck.models import (
    LONGEST_GROUNDS,
    Article,
    Claim,
    Ground,
    May,
    Person,
    RoundEnd,
    Status,
    Withholding,
    now,
)
from factcheck.queries.reports import newest_edition
from factcheck.queries.withholding import running_on_article, running_on_claim
from factcheck.workflow.claims import move
from factcheck.workflow.gate import withdraw_all
from factcheck.workflow.history import claim_for_change, demand, record
from factcheck.workflow.rounds import end_round, running_round
from factcheck.workflow.sentences import one_sentence
from factcheck.workflow.verdicts import standing_of_report

#: Statuses in which nobody judges the claim anew: released, it is what its newest edition says.
_STANDING = (Status.PUBLISHED, Status.CORRECTING, Status.OUTDATED, Status.VOID)


def withhold(
    session: Session,
    actor: Person,
    claim_id: int,
    ground: Ground,
    reason: str,
    seen: int | None = None,
) -> Withholding:
    """Show nobody the reports on a claim, whatever the desk is doing with it meanwhile.

    A correction that was begun is dropped; a round of reviews ends. Raises ``RuleBroken`` for a
    claim of which nothing is published.
    """
    demand(actor, May.WITHHOLD)
    claim = claim_for_change(session, actor, claim_id, seen)
    if claim.status is Status.WITHHELD:
        raise RuleBroken(f"{claim.ref} is withheld already.")
    if newest_edition(session, claim.id) is None:
        raise RuleBroken(f"Nothing of {claim.ref} is published; there is nothing to withhold.")
    was_reopened = claim.status not in _STANDING
    if was_reopened and (round_ := running_round(session, claim.id)):
        end_round(session, round_, RoundEnd.REOPENED)
    withdraw_all(session, claim)
    made = _withhold(session, actor, ground, reason, claim_id=claim.id, was_reopened=was_reopened)
    move(
        session,
        actor,
        claim,
        Status.WITHHELD,
        "report.withheld",
        ground=ground.value,
        reason=made.reason,
    )
    return made


def release(session: Session, actor: Person, claim_id: int, seen: int | None = None) -> Claim:
    """Show the reports on a claim again."""
    demand(actor, May.WITHHOLD)
    claim = claim_for_change(session, actor, claim_id, seen)
    running = running_on_claim(session, claim.id)
    if claim.status is not Status.WITHHELD or running is None:
        raise RuleBroken(f"{claim.ref} is not withheld.")
    _end(session, actor, running)
    to = Status.OPEN if running.was_reopened else standing_of_report(session, claim)
    move(session, actor, claim, to, "report.released")
    return claim


def withhold_text(
    session: Session, actor: Person, article_id: int, ground: Ground, reason: str
) -> Withholding:
    """Show nobody the text of an article, in any version; what reports quote of it stays."""
    demand(actor, May.WITHHOLD)
    article = _article(session, article_id)
    if running_on_article(session, article.id) is not None:
        raise RuleBroken("The text of this article is withheld already.")
    made = _withhold(session, actor, ground, reason, article_id=article.id)
    record(
        session,
        actor,
        "article.withheld",
        f"article:{article.id}",
        article_id=article.id,
        after={"ground": ground.value, "reason": made.reason},
    )
    return made


def release_text(session: Session, actor: Person, article_id: int) -> Article:
    """Show the text of an article again."""
    demand(actor, May.WITHHOLD)
    article = _article(session, article_id)
    running = running_on_article(session, article.id)
    if running is None:
        raise RuleBroken("The text of this article is not withheld.")
    _end(session, actor, running)
    record(session, actor, "article.released", f"article:{article.id}", article_id=article.id)
    return article


def _withhold(
    session: Session,
    actor: Person,
    ground: Ground,
    reason: str,
    *,
    claim_id: int | None = None,
    article_id: int | None = None,
    was_reopened: bool = False,
) -> Withholding:
    missing = "Say in one sentence why; the desk’s log keeps it."
    words = one_sentence(reason, LONGEST_GROUNDS, missing=missing, name="reason")
    made = Withholding(
        claim_id=claim_id,
        article_id=article_id,
        ground=ground,
        reason=words,
        was_reopened=was_reopened,
        by_id=actor.id,
    )
    session.add(made)
    session.flush()
    return made


def _end(session: Session, actor: Person, running: Withholding) -> None:
    running.ended_at, running.ended_by_id = now(), actor.id
    session.add(running)
    session.flush()


def _article(session: Session, article_id: int) -> Article:
    take_turns(session, f"withholding of article {article_id}")
    article = session.get(Article, article_id)
    if article is None:
        raise NotFound("There is no such article.")
    return article
