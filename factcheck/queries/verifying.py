"""Editions held against what they say of themselves, and found by what a file says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import Session, and_, col, or_, select

from factcheck.errors import NotFound
from factcheck.models import Claim, Edition, Person, Version, ref_of
from factcheck.queries.reports import editions
from factcheck.queries.viewing import demand, visible
from factcheck.report.frozen import Frozen, flaws, value_in

#: How many editions are read at a time.
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Checked:
    """An edition, and what is wrong with it."""

    ref: str
    number: int
    flaws: Sequence[str]


def edition_named(
    session: Session, viewer: Person, ref: str | None, number: int | None, content_hash: str | None
) -> Edition:
    """The edition that a file says it is: by its reference and number, or by its content hash.

    Raises ``NotFound`` when there is none that the viewer may know of, ``Withheld`` while it is.
    """
    demand(viewer)
    named = _of_claim(session, viewer, ref, number) if ref and number else None
    if named and named.content_hash == content_hash:
        return named
    # Its reference or its number may be what was touched.
    hashed = session.exec(
        select(Edition)
        .join(Claim, col(Claim.id) == Edition.claim_id)
        .where(Edition.content_hash == content_hash, visible(viewer))
    ).first()
    if hashed and (other := _of_claim(session, viewer, ref_of(hashed.claim_id), hashed.number)):
        return other
    if named is None:
        if not (ref and number):
            raise NotFound("No edition of that hash was published here.")
        raise NotFound(f"No edition {number} of {ref} was published here, nor one of that hash.")
    return named


def newest_of(session: Session, viewer: Person, edition: Edition) -> Edition:
    """The newest edition of the same claim."""
    return editions(session, viewer, edition.claim_id)[0]


def check(session: Session, viewer: Person, chosen: Sequence[Edition]) -> list[Checked]:
    """What is wrong with each of these editions: its bytes, the chain, its quotations."""
    demand(viewer)
    before = _hashes_before(session, chosen)
    frozen = [
        Frozen(
            ref=ref_of(edition.claim_id),
            number=edition.number,
            json_bytes=edition.json_bytes,
            markdown_bytes=edition.markdown_bytes,
            content_hash=edition.content_hash,
            previous_hash=edition.previous_hash,
            hash_before=before.get((edition.claim_id, edition.number - 1)),
        )
        for edition in chosen
    ]
    texts = _texts(session, frozen)
    return [Checked(one.ref, one.number, flaws(one, texts)) for one in frozen]


def check_all(session: Session, viewer: Person) -> Iterator[Checked]:
    """What is wrong with each edition whose claim the viewer may know of, the first one first."""
    demand(viewer)
    last = 0
    while chosen := session.exec(
        select(Edition)
        .join(Claim, col(Claim.id) == Edition.claim_id)
        .where(col(Edition.id) > last, visible(viewer))
        .order_by(col(Edition.id))
        .limit(AT_ONCE)
    ).all():
        yield from check(session, viewer, chosen)
        last = chosen[-1].id


def _of_claim(session: Session, viewer: Person, ref: str, number: int) -> Edition | None:
    try:
        kept = editions(session, viewer, ref)
    except NotFound:
        return None
    return next((edition for edition in kept if edition.number == number), None)


def _hashes_before(session: Session, chosen: Sequence[Edition]) -> dict[tuple[int, int], str]:
    wanted = or_(
        *(
            and_(col(Edition.claim_id) == one.claim_id, col(Edition.number) == one.number - 1)
            for one in chosen
        )
    )
    query = select(Edition.claim_id, Edition.number, Edition.content_hash).where(wanted)
    return {(claim, number): content_hash for claim, number, content_hash in session.exec(query)}


def _texts(session: Session, chosen: Sequence[Frozen]) -> dict[str, str]:
    cited = {
        source.version_sha256
        for edition in chosen
        if (report := value_in(edition.json_bytes))
        for source in report.sources
    }
    query = select(Version.sha256, Version.text).where(col(Version.sha256).in_(cited))
    return dict(session.exec(query).all())
