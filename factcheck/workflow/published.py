"""Listing what is published, for the public site: in columns what frozen editions say.

Only the name under which a claimant is listed is the register's, so that one person has one page.
Nothing here decides or tells anything new, so it leaves no event of its own.
"""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, delete, func, or_, select

from factcheck.models import Claimant, Edition, PublishedCheck, PublishedName, PublishedTopic
from factcheck.report.json import from_json
from factcheck.report.public import PublicReport
from factcheck.report.wording import title
from factcheck.text.slugs import slug
from factcheck.workflow.claimants import key_of_name, standing


def list_edition(session: Session, edition: Edition, report: PublicReport) -> PublishedCheck:
    """Put an edition in the place of the one before it; called for each, in their order."""
    moment, tier = edition.published_at, report.latest_tier
    is_correction = any(one.edition == edition.number for one in report.corrections)
    columns = {
        "edition_id": edition.id,
        "number": edition.number,
        "published_at": moment,
        "tier": tier,
        **_columns(report),
        **_listed_as(session, report),
    }
    if tier != "typo":
        columns["changed_at"] = moment
        if is_correction:
            columns["corrected_at"] = moment
    check = session.exec(
        select(PublishedCheck).where(PublishedCheck.claim_id == edition.claim_id)
    ).first()
    if check is None:
        first = {"claim_id": edition.claim_id, "first_published_at": moment, "changed_at": moment}
        check = PublishedCheck.model_validate(first | columns)
    else:
        check.sqlmodel_update(columns)
    session.add(check)
    session.flush()
    _keep_name(session, [check])
    _list_topics(session, check, report.claim.topics)
    return check


def list_under(session: Session, claim_ids: Sequence[int], name: str, claimant: Claimant) -> None:
    """List the checks of these claims that stand under ``name`` with the claimant from now on.

    The editions stay as they are. A check whose newest edition names somebody else than its claim
    does by now stays where it is, until there is another edition.
    """
    columns = _columns_of_name(claimant)
    for at in range(0, len(claim_ids), 500):
        checks = session.exec(
            select(PublishedCheck).where(
                col(PublishedCheck.claim_id).in_(claim_ids[at : at + 500]),
                PublishedCheck.listed_as == name,
            )
        ).all()
        for check in checks:
            check.sqlmodel_update(columns)
            session.add(check)
        session.flush()
        _keep_name(session, checks)


def list_missing(session: Session, most: int) -> int:
    """List up to ``most`` editions that aren't listed yet, the oldest first; how many they were.

    Editions from before there were lists, and those that came from another desk, are taken up so.
    """
    listed = func.coalesce(PublishedCheck.number, 0)
    missing = session.exec(
        select(Edition)
        .outerjoin(PublishedCheck, col(PublishedCheck.claim_id) == Edition.claim_id)
        .where(or_(col(PublishedCheck.id).is_(None), col(Edition.number) > listed))
        .order_by(col(Edition.id))
        .limit(most)
    ).all()
    for edition in missing:
        list_edition(session, edition, from_json(edition.json_bytes))
    return len(missing)


def _keep_name(session: Session, checks: Sequence[PublishedCheck]) -> None:
    """Remember the addresses under which checks are listed."""
    named = {check.id: check.claimant_key for check in checks if check.claimant_key}
    known = set(
        session.exec(
            select(PublishedName.check_id, PublishedName.key).where(
                col(PublishedName.check_id).in_(named)
            )
        )
    )
    session.add_all(
        PublishedName(check_id=number, key=key)
        for number, key in named.items()
        if (number, key) not in known
    )
    session.flush()


def _list_topics(session: Session, check: PublishedCheck, names: Sequence[str]) -> None:
    # Nobody holds the old ones, and looking for them in the session would cost more than the rest.
    session.exec(
        delete(PublishedTopic).where(col(PublishedTopic.check_id) == check.id),
        execution_options={"synchronize_session": False},
    )
    by_key = {slug(name): name for name in reversed(names)}
    session.add_all(
        PublishedTopic(check_id=check.id, key=key, name=name) for key, name in by_key.items() if key
    )


def _listed_as(session: Session, report: PublicReport) -> dict[str, str | None]:
    """The name of the register for the one whom a report names."""
    said = report.claim
    if not said.claimant or said.claimant_is_unnamed:
        return {"listed_as": None, "claimant_key": None}
    key = key_of_name(said.claimant)
    known = session.exec(select(Claimant).where(Claimant.name_key == key)).first()
    if known is not None:
        return _columns_of_name(standing(session, known))
    return {"listed_as": said.claimant, "claimant_key": slug(said.claimant) or None}


def _columns_of_name(claimant: Claimant) -> dict[str, str | None]:
    if claimant.is_unnamed:
        return {"listed_as": None, "claimant_key": None}
    return {"listed_as": claimant.name, "claimant_key": slug(claimant.name) or None}


def _columns(report: PublicReport) -> dict[str, Any]:
    claim, ruling = report.claim, report.ruling
    said = (
        claim.headline,
        claim.quotation,
        claim.statement,
        claim.claimant,
        claim.claimant_role,
        claim.occasion,
        ruling.conclusion,
        *claim.topics,
    )
    return {
        "title": title(claim),
        "headline": claim.headline,
        "conclusion": ruling.conclusion,
        "rating": ruling.rating,
        "rating_key": slug(ruling.rating) if ruling.rating else None,
        "rating_number": ruling.number,
        "colour": ruling.colour if ruling.rating else None,
        "claimant": claim.claimant,
        "claimant_role": claim.claimant_role,
        "said_on": claim.said_on,
        "wording": "\n".join(words for words in said if words),
    }
