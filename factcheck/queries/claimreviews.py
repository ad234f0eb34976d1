"""Published reports for those who read them by machine: what the feed holds, and what is amiss."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from factcheck.errors import NotFound
from factcheck.models import Claim, CorrectionTier, Edition, Person, Status, Verdict, now
from factcheck.queries.publicity import is_public
from factcheck.queries.reports import Masthead, build, editions
from factcheck.queries.rows import choose, rows
from factcheck.report.json import from_json
from factcheck.report.linting import Flaw, lint
from factcheck.report.public import PublicReport

#: How many reports are read at once.
AT_ONCE = 50
#: After these there is no ClaimReview, and nothing to find in one.
_ENDINGS = (CorrectionTier.VOID, CorrectionTier.OUTDATED)

_later = Edition.__table__.alias("later").c  # type: ignore[attr-defined]
_first = Edition.__table__.alias("first")  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest edition of a report, and when the first came out."""

    edition_id: int
    report: PublicReport
    first_published_at: datetime


def newest_reports(session: Session, after: int = 0, limit: int = AT_ONCE) -> Sequence[Newest]:
    """The newest edition of every report that everybody may see, in the order of publication.

    It takes no viewer: what is confidential or withheld isn't among it for anybody. ``after`` is
    the id of the edition that a page before this one ended with; whoever asks again from there
    gets what has come out since, what was corrected with it.
    """
    query = (
        choose(Edition.id, Edition.json_bytes, _first.c.published_at)
        .join(Claim, col(Claim.id) == Edition.claim_id)
        .join(_first, (_first.c.claim_id == Edition.claim_id) & (_first.c.number == 1))
        .where(
            col(Edition.id) > after,
            ~select(1)
            .where(_later.claim_id == Edition.claim_id, _later.number > Edition.number)
            .exists(),
            col(Claim.is_confidential).is_(False),
            col(Claim.status) != Status.WITHHELD,
        )
        .order_by(col(Edition.id))
        .limit(limit)
    )
    return [
        Newest(edition_id, from_json(content), first_published_at)
        for edition_id, content, first_published_at in rows(session, query)
    ]


def newest_of(session: Session, viewer: Person, ref: str) -> Newest:
    """The newest edition of one claim's report; raises ``NotFound`` when nothing is published."""
    published = editions(session, viewer, ref)
    if not published:
        raise NotFound(f"Nothing is published on {ref} yet.")
    newest = published[0]
    return Newest(newest.id, from_json(newest.json_bytes), published[-1].published_at)


def draft_flaws(
    session: Session, viewer: Person, claim: Claim, verdict: Verdict | None, masthead: Masthead
) -> list[Flaw]:
    """What would be amiss if the claim were published now; nothing where nobody would read it."""
    if verdict is None or verdict.correction_tier in _ENDINGS:
        return []
    if claim.is_confidential or not is_public(session):
        return []
    published = editions(session, viewer, claim.id)
    moment = now().replace(microsecond=0)
    report, _ = build(session, viewer, claim, verdict, masthead, edition=1, published_at=moment)
    first = published[-1].published_at if published else moment
    return lint(report, site=masthead.site, first_published_at=first)
