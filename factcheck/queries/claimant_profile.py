"""One claimant of the register: names, what proves them, claims, and who it could be too."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, or_
from sqlmodel import Session, col, select

from factcheck.models import (
    AliasKind,
    Appearance,
    Article,
    Claim,
    Claimant,
    ClaimantAlias,
    ClaimantMove,
    ClaimKind,
    Event,
    KeptApart,
    Outlet,
    Person,
    Status,
    Version,
    ref_of,
)
from factcheck.queries.claimant_mentions import (
    Mention,
    first_mentions,
    key_of,
    mentions_of,
    with_sentences,
)
from factcheck.queries.claimant_proposals import Proposal, proposals
from factcheck.queries.claimants import claimant_seen, known
from factcheck.queries.register_seen import events_seen, merged_seen, moves_seen
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import visible

#: So many of each are shown.
MOST_CLAIMS = 100


@dataclass(frozen=True, slots=True)
class Said:
    """A claim that a claimant made, or that they relayed in an appearance."""

    claim_id: int
    quotation: str
    headline: str | None
    kind: ClaimKind
    status: Status
    #: Of the appearance; of a claim, the first one.
    appearance_id: int
    #: Who made the claim, where it was relayed.
    claimant: str | None = None

    @property
    def ref(self) -> str:
        """“FC-12”."""
        return ref_of(self.claim_id)


@dataclass(frozen=True, slots=True)
class MoveSeen:
    """A merge or a split, with the names of both."""

    move: ClaimantMove
    source: str
    target: str
    by: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A claimant as their page in the register shows them."""

    claimant: Claimant
    #: Other names and titles, with whoever or whatever says so; those withdrawn last.
    aliases: list[tuple[ClaimantAlias, Mention | None]]
    #: Names that were claimants of their own.
    merged: list[Claimant]
    mentions: list[Mention]
    claims: list[Said]
    relayed: list[Said]
    proposals: Sequence[Proposal]
    #: By number of the claimant, where an article says who somebody proposed is.
    proofs: dict[int, Mention]
    #: Decisions that stand, with the name of the other.
    apart: list[tuple[KeptApart, str]]
    moves: list[MoveSeen]
    events: Sequence[Event]

    def aliases_of(self, kind: str) -> list[tuple[ClaimantAlias, Mention | None]]:
        """Those of one kind that hold, “name” or “title”."""
        return [one for one in self.aliases if one[0].kind == kind and not one[0].withdrawn_at]


def profile(session: Session, viewer: Person, claimant_id: int) -> Profile:
    """All of one claimant; raises ``NotFound`` when the viewer may know of no claim of theirs."""
    claimant = claimant_seen(session, viewer, claimant_id)
    proposed = proposals(session, viewer, [claimant], known(viewer)).get(claimant.id, [])
    others = [one.other.id for one in proposed]
    aliases, named_at = _aliases(session, claimant)
    mentions = mentions_of(session, viewer, claimant.id)
    proofs = first_mentions(session, viewer, others)
    said = with_sentences(session, [*mentions, *proofs, *named_at.values()])
    return Profile(
        claimant=claimant,
        aliases=[
            (alias, said.get(key_of(named_at[alias.id])) if alias.id in named_at else None)
            for alias in aliases
        ],
        merged=merged_seen(session, viewer, [claimant.id]),
        mentions=[said[key_of(one)] for one in mentions],
        claims=_claims(session, viewer, claimant.id),
        relayed=_relayed(session, viewer, claimant.id),
        proposals=proposed,
        proofs={one.claimant_id: said[key_of(one)] for one in reversed(proofs)},
        apart=_apart(session, viewer, claimant.id),
        moves=_moves(session, viewer, claimant.id),
        events=_events(session, viewer, claimant.id),
    )


_SAID: tuple[Any, ...] = (
    col(Claim.id),
    Claim.quotation,
    Claim.headline,
    Claim.kind,
    Claim.status,
)


def _claims(session: Session, viewer: Person, claimant_id: int) -> list[Said]:
    first = func.min(col(Appearance.id))
    query = (
        choose(*_SAID, first)
        .join(Appearance, col(Appearance.claim_id) == Claim.id)
        .where(col(Claim.claimant_id) == claimant_id, visible(viewer))
        .group_by(*_SAID)
        .order_by(col(Claim.id).desc())
        .limit(MOST_CLAIMS)
    )
    return [Said(*row) for row in rows(session, query)]


def _relayed(session: Session, viewer: Person, claimant_id: int) -> list[Said]:
    query = (
        choose(*_SAID, col(Appearance.id), Claimant.name)
        .join(Appearance, col(Appearance.claim_id) == Claim.id)
        .outerjoin(Claimant, col(Claimant.id) == Claim.claimant_id)
        .where(col(Appearance.relayed_by_id) == claimant_id, visible(viewer))
        .order_by(col(Appearance.id).desc())
        .limit(MOST_CLAIMS)
    )
    return [Said(*row) for row in rows(session, query)]


def _aliases(
    session: Session, claimant: Claimant
) -> tuple[list[ClaimantAlias], dict[int, Mention]]:
    """The aliases of a claimant, and by their numbers where an article says so."""
    query = (
        select(ClaimantAlias, Version.number, Article, Outlet.name)
        .outerjoin(Version, col(Version.id) == ClaimantAlias.version_id)
        .outerjoin(Article, col(Article.id) == Version.article_id)
        .outerjoin(Outlet, col(Outlet.id) == Article.outlet_id)
        .where(ClaimantAlias.claimant_id == claimant.id)
        .order_by(col(ClaimantAlias.withdrawn_at).is_not(None), col(ClaimantAlias.id))
    )
    aliases, places = [], {}
    for alias, number, article, outlet in session.exec(query):
        aliases.append(alias)
        if article is not None and alias.version_id is not None and alias.place:
            places[alias.id] = Mention(
                claimant.id,
                article.id,
                number,
                alias.version_id,
                article.title,
                outlet,
                article.published_on,
                alias.place[0],
                alias.place[1],
            )
    return aliases, places


def _apart(session: Session, viewer: Person, claimant_id: int) -> list[tuple[KeptApart, str]]:
    query = (
        select(KeptApart, Claimant.name)
        .join(
            Claimant,
            or_(
                and_(
                    col(KeptApart.claimant_id) == claimant_id,
                    col(Claimant.id) == KeptApart.other_id,
                ),
                and_(
                    col(KeptApart.other_id) == claimant_id,
                    col(Claimant.id) == KeptApart.claimant_id,
                ),
            ),
        )
        .where(col(KeptApart.ended_at).is_(None), known(viewer))
        .order_by(col(KeptApart.id))
    )
    return list(session.exec(query))


def _moves(session: Session, viewer: Person, claimant_id: int) -> list[MoveSeen]:
    """Merges and splits that stand, the last first."""
    source, target = (Claimant.__table__.alias(name) for name in ("source", "target"))  # type: ignore[attr-defined]
    query = (
        select(ClaimantMove, source.c.name, target.c.name, Person.name)
        .join(source, source.c.id == ClaimantMove.from_id)
        .join(target, target.c.id == ClaimantMove.to_id)
        .join(Person, col(Person.id) == ClaimantMove.by_id)
        .where(
            or_(col(ClaimantMove.from_id) == claimant_id, col(ClaimantMove.to_id) == claimant_id),
            col(ClaimantMove.undone_at).is_(None),
        )
        .order_by(col(ClaimantMove.id).desc())
        .limit(20)
    )
    found = [MoveSeen(*row) for row in session.exec(query)]
    shown = {move.id for move in moves_seen(session, viewer, [one.move for one in found])}
    return [one for one in found if one.move.id in shown]


def _events(session: Session, viewer: Person, claimant_id: int) -> list[Event]:
    """What was done in the register last, as far as the viewer may know of whoever it names."""
    query = (
        select(Event)
        .where(
            Event.subject == f"claimant:{claimant_id}",
            col(Event.claim_id).is_(None),
            col(Event.article_id).is_(None),
        )
        .order_by(col(Event.id).desc())
        .limit(20)
    )
    return events_seen(session, viewer, session.exec(query).all())


def names_of(session: Session, viewer: Person, numbers: Sequence[int]) -> dict[int, list[str]]:
    """By number of the claimant, the other names that lead to them."""
    alias = choose(ClaimantAlias.claimant_id, ClaimantAlias.words).where(
        col(ClaimantAlias.claimant_id).in_(numbers),
        col(ClaimantAlias.kind) == AliasKind.NAME,
        col(ClaimantAlias.withdrawn_at).is_(None),
    )
    merged = ((one.merged_into_id, one.name) for one in merged_seen(session, viewer, numbers))
    named: dict[int, list[str]] = {}
    for number, name in (*merged, *rows(session, alias)):
        named.setdefault(number, []).append(name)
    return named
