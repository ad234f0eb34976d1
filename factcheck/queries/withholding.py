"""What is withheld for legal or private reasons, and what may be said in its place.

The reports on a claim are withheld while its status says so, the text of an article while a
withholding of it isn't ended. Whoever may withhold sees what is withheld, on its own page; nobody
else does, on any.
"""

from collections.abc import Collection

from sqlalchemy import ColumnElement, exists
from sqlmodel import Session, col, select

from factcheck.errors import Tombstone, Withheld
from factcheck.models import Article, Claim, Edition, May, Person, Status, Version, Withholding

REPORT_WITHHELD = (
    "It was published once. For legal or private reasons the desk doesn’t show it now."
)
TEXT_WITHHELD = (
    "The desk keeps the text of this article, and for legal or private reasons doesn’t show it."
    " What published reports quote from it stays in them."
)


def tombstone_of(session: Session, claim: Claim) -> Tombstone | None:
    """What may be said of the reports on a claim while they are withheld; None when they aren't."""
    if claim.status is not Status.WITHHELD:
        return None
    kept = session.exec(
        select(Edition.number, Edition.published_at, Edition.content_hash)
        .where(Edition.claim_id == claim.id)
        .order_by(col(Edition.number).desc())
    ).all()
    running = running_on_claim(session, claim.id)
    return Tombstone(
        name=f"The report {claim.ref}",
        noun="Edition",
        ground=running.ground.label if running else "For legal or private reasons",
        since=claim.standing_since.date(),
        stones=tuple((number, moment.date(), sha256) for number, moment, sha256 in kept),
    )


def demand_shown(session: Session, claim: Claim, viewer: Person | None = None) -> None:
    """Raise ``Withheld`` while the reports on a claim are; not for a viewer who may withhold."""
    stone = tombstone_of(session, claim)
    if stone is not None and (viewer is None or not viewer.may(May.WITHHOLD)):
        raise Withheld(REPORT_WITHHELD, stone)


def tombstone_of_text(session: Session, article_id: int) -> Tombstone | None:
    """What may be said of the text of an article while it is withheld; None when it isn't."""
    running = running_on_article(session, article_id)
    if running is None:
        return None
    kept = session.exec(
        select(Version.number, Version.taken_at, Version.sha256)
        .where(Version.article_id == article_id)
        .order_by(col(Version.number).desc())
    ).all()
    return Tombstone(
        name="The text of this article",
        noun="Version",
        ground=running.ground.label,
        since=running.at.date(),
        stones=tuple((number, moment.date(), sha256) for number, moment, sha256 in kept),
    )


def demand_text_shown(
    session: Session, article_ids: Collection[int], viewer: Person | None = None
) -> None:
    """Raise ``Withheld`` while the text of one of these articles is; not for who may withhold."""
    if viewer is not None and viewer.may(May.WITHHOLD):
        return
    for article_id in article_ids:
        if stone := tombstone_of_text(session, article_id):
            raise Withheld(TEXT_WITHHELD, stone)


def withheld_versions(session: Session, sha256s: Collection[str]) -> set[str]:
    """Of these versions, known by the sha256 of their texts, those of which nothing is shown.

    A text that another article has as well is withheld with it.
    """
    found = select(Version.sha256).where(col(Version.sha256).in_(sha256s), ~is_shown(Version))
    return set(session.exec(found).all())


def is_shown(of: type[Version] | type[Article]) -> ColumnElement[bool]:
    """Of the versions or articles in a query, those whose text isn't withheld."""
    article = col(Version.article_id) if of is Version else col(Article.id)
    running = exists().where(
        col(Withholding.article_id) == article, col(Withholding.ended_at).is_(None)
    )
    return ~running.correlate(of)


def running_on_claim(session: Session, claim_id: int) -> Withholding | None:
    """Why the reports on a claim are withheld now."""
    query = select(Withholding).where(Withholding.claim_id == claim_id)
    return session.exec(query.where(col(Withholding.ended_at).is_(None))).first()


def running_on_article(session: Session, article_id: int) -> Withholding | None:
    """Why the text of an article is withheld now."""
    query = select(Withholding).where(Withholding.article_id == article_id)
    return session.exec(query.where(col(Withholding.ended_at).is_(None))).first()
