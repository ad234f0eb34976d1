"""A claim as the inbox shows it: its words, who said them where, and why it stands there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col

from factcheck.models import (
    AsideReason,
    Claim,
    Claimant,
    ClaimKind,
    ClaimType,
    Person,
    ref_of,
)
from factcheck.queries.claims import Place, places
from factcheck.queries.learned import weights
from factcheck.queries.lessons import SHOWN, Shown, features_of, outlets_of
from factcheck.queries.rows import rows
from factcheck.queries.viewing import demand, visible
from factcheck.queries.why import Why, why
from factcheck.text.checkworthy import ATTITUDE


@dataclass(frozen=True, slots=True)
class InboxRow:
    """What the inbox says of a claim."""

    id: int
    quotation: str
    kind: ClaimKind
    type: ClaimType | None
    revision: int
    reasons: Sequence[str]
    claimant: str | None
    claimant_id: int | None
    is_unnamed: bool
    #: How the machine would head it; pages show ``heading``.
    suggested_headline: str | None
    is_confidential: bool
    #: Where it appears, the first place first.
    places: Sequence[Place]
    why: Why

    @property
    def ref(self) -> str:
        """“FC-12”."""
        return ref_of(self.id)

    @property
    def heading(self) -> str | None:
        """The suggested headline, where it is whole and says more than the words do."""
        headline = self.suggested_headline
        if not headline or headline.endswith("…"):
            return None
        told = _words(self.quotation) | _words(self.claimant or "")
        return None if _words(headline) <= told else headline

    @property
    def likely_reason(self) -> AsideReason:
        """What it would be set aside as, if it is."""
        return _LIKELY.get(self.type, AsideReason.NOT_CHOSEN)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


_WORD = re.compile(r"\w+")
_LIKELY: dict[ClaimType | None, AsideReason] = {
    ClaimType.OPINION: AsideReason.OPINION,
    ClaimType.PREDICTION: AsideReason.PREDICTION,
}
_MORE: tuple[Any, ...] = (
    Claim.revision,
    Claim.reasons,
    Claimant.name,
    Claim.suggested_headline,
    Claim.is_confidential,
)


def rows_of(session: Session, viewer: Person, numbers: Sequence[int]) -> list[InboxRow]:
    """These claims, in the order in which they are asked for."""
    demand(viewer)
    if not numbers:
        return []
    query = SHOWN.add_columns(*_MORE).where(col(Claim.id).in_(numbers), visible(viewer))
    found = {row.id: row for row in rows(session, query)}
    known, where = weights(session), places(session, viewer, list(found))
    outlets = outlets_of(session, list(found)) if known else {}
    return [
        _row(found[number], where[number], known, outlets.get(number))
        for number in numbers
        if number in found
    ]


def _row(row: Any, where: list[Place], known: Mapping[str, float], outlet: int | None) -> InboxRow:
    claim = Shown(*row[: len(Shown._fields)])
    revision, reasons, claimant, headline, is_confidential = row[len(Shown._fields) :]
    names = {f"claimant:{claim.claimant_id}": str(claimant)}
    if where:
        names[f"outlet:{outlet}"] = where[0].outlet
    return InboxRow(
        id=claim.id,
        quotation=claim.words,
        kind=claim.kind,
        type=claim.type,
        revision=revision,
        reasons=reasons,
        claimant=claimant,
        claimant_id=claim.claimant_id,
        is_unnamed=bool(claim.is_unnamed),
        suggested_headline=headline,
        is_confidential=is_confidential,
        places=where,
        why=why(
            claim.words,
            claim.kind,
            claim.type,
            claim.score,
            features_of(claim, outlet) if known else [],
            known,
            names,
            is_attitude=ATTITUDE in claim.shows,
        ),
    )
