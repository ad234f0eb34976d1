"""What is asked of the inbox: which claims, in which order, put together by what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import isfinite
from typing import Any

from sqlalchemy import ColumnElement, and_, true, tuple_
from sqlmodel import Session, col

from factcheck.models import (
    Appearance,
    Article,
    Claim,
    ClaimType,
    Passage,
    Person,
    Status,
    Version,
    id_of,
)
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import visible


class By(StrEnum):
    """What the claims of the inbox are put together by."""

    LINE = "line"
    ARTICLE = "article"
    CLAIMANT = "claimant"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {"line": "All"}.get(self.value, f"By {self.value}")


@dataclass(frozen=True, slots=True)
class Asks:
    """What is asked of the inbox; what isn't said narrows nothing."""

    by: By = By.LINE
    type: ClaimType | None = None
    outlet: int | None = None
    claimant: int | None = None
    article: int | None = None
    #: In hundredths: only claims with this place or a higher one.
    least: int | None = None
    #: Where the page begins: the place and the number of the claim before it.
    after: tuple[float, int] | None = None

    def pairs(self) -> dict[str, str]:
        """As the address has it."""
        said = {
            "by": self.by.value if self.by is not By.LINE else None,
            "type": self.type.value if self.type else None,
            "outlet": self.outlet,
            "claimant": self.claimant,
            "article": self.article,
            "least": self.least,
            "after": f"{self.after[0]!r}_{self.after[1]}" if self.after else None,
        }
        return {name: str(value) for name, value in said.items() if value is not None}

    @property
    def is_narrowed(self) -> bool:
        """Whether claims may be left out."""
        return any((self.type, self.outlet, self.claimant, self.article, self.least))


def asked(pairs: Iterable[tuple[str, str]]) -> Asks:
    """What an address asks for; what makes no sense is left out."""
    said = dict(pairs)
    return Asks(
        by=_word(By, said.get("by")) or By.LINE,
        type=_word(ClaimType, said.get("type")),
        outlet=id_of(said.get("outlet", "")),
        claimant=id_of(said.get("claimant", "")),
        article=id_of(said.get("article", "")),
        least=_hundredths(said.get("least", "")),
        after=_cursor(said.get("after", "")),
    )


class Look:
    """One look at the inbox: whose it is, what is asked, and by what it is ordered."""

    def __init__(self, session: Session, viewer: Person, asks: Asks) -> None:
        self.session, self.viewer, self.asks = session, viewer, asks
        self.place: Any = col(Claim.priority)
        self.key = tuple_(self.place, col(Claim.id))
        self.order = (self.place.desc(), col(Claim.id).desc())

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """What a claim has to be to stand here, on whichever page."""
        yield col(Claim.status) == Status.SUGGESTED
        yield visible(self.viewer)
        if self.asks.type is not None:
            yield col(Claim.claim_type) == self.asks.type
        if self.asks.claimant is not None:
            yield col(Claim.claimant_id) == self.asks.claimant
        if self.asks.least is not None:
            yield self.place >= self.asks.least / 100
        if self.asks.outlet is not None or self.asks.article is not None:
            yield self._appearing

    @cached_property
    def _appearing(self) -> ColumnElement[bool]:
        """Where the claim has to appear: few claims are asked for by number, many one by one."""
        here: ColumnElement[bool] = true()
        if self.asks.outlet is not None:
            here = and_(here, col(Article.outlet_id) == self.asks.outlet)
        if self.asks.article is not None:
            here = and_(here, col(Article.id) == self.asks.article)
        found = rows(self.session, _APPEARING.where(here).limit(_FEW + 1))
        if len(found) <= _FEW:
            return col(Claim.id).in_({row[0] for row in found})
        return (
            _APPEARING.where(here, col(Appearance.claim_id) == Claim.id).correlate(Claim).exists()
        )

    def before(self) -> ColumnElement[bool] | None:
        """What stood on the pages before."""
        after = self.asks.after
        return None if after is None else self.key >= tuple_(*after)

    def first(self, limit: int) -> list[tuple[float, int]]:
        """Place and number of the next claims."""
        query = choose(self.place, col(Claim.id)).where(*self.conditions())
        if self.asks.after is not None:
            query = query.where(self.key < tuple_(*self.asks.after))
        found = rows(self.session, query.order_by(*self.order).limit(limit))
        return [(place, number) for place, number in found]

    def with_revisions(self, limit: int) -> list[tuple[int, int]]:
        """Number and revision of the first claims."""
        query = choose(col(Claim.id), Claim.revision).where(*self.conditions())
        return [(a, b) for a, b in rows(self.session, query.order_by(*self.order).limit(limit))]


#: So many claims of an outlet are looked up by their numbers.
_FEW = 2_000
_APPEARING = (
    choose(Appearance.claim_id)
    .join(Passage, col(Passage.id) == Appearance.passage_id)
    .join(Version, col(Version.id) == Passage.version_id)
    .join(Article, col(Article.id) == Version.article_id)
)


def _word(vocabulary: Any, value: str | None) -> Any:
    return next((one for one in vocabulary if one.value == value), None)


def _hundredths(text: str) -> int | None:
    number = id_of(text)
    return number if number is not None and 0 < number <= 100 else None


def _cursor(text: str) -> tuple[float, int] | None:
    place, _, digits = text.partition("_")
    number = id_of(digits)
    try:
        where = float(place)
    except ValueError:
        return None
    return (where, number) if number is not None and isfinite(where) else None
