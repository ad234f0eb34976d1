"""The desk's schemes of rating: added to, worded, ordered, retired and brought back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from factcheck.errors import NotFound, RuleBroken
from factcheck.models import (
    FEWEST_RATINGS,
    LONGEST_DEFINITION,
    LONGEST_LABEL,
    May,
    Person,
    Policy,
    Rating,
    RatingScheme,
    ReviewDraft,
    now,
)
from factcheck.queries.ratings import is_untouched, last_judged, scale
from factcheck.text.colours import contrast, is_colour
from factcheck.workflow.history import demand, record
from factcheck.workflow.scales import locked_scheme

#: On which a swatch is seen: the page by day and by night.
GROUNDS = {"light": "#fbf9f5", "dark": "#1e2024"}
#: Below this nobody sees it; its word stands beside it, so it needs no more.
LEAST_CONTRAST = 2.0
HIGHEST_NUMBER = 100
_LONGEST_KEY = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingWording:
    """What a rating is called, what it means, and its colour; raises ``RuleBroken``."""

    label: str
    definition: str
    #: “#a3221b”.
    colour: str

    def __post_init__(self) -> None:
        _check_label(self.label)
        if not self.definition.strip():
            raise RuleBroken("Say in a sentence what it means.")
        if len(self.definition) > LONGEST_DEFINITION:
            raise RuleBroken(f"Keep the meaning under {LONGEST_DEFINITION} characters.")
        if not is_colour(self.colour):
            raise RuleBroken("Write the colour like #a3221b.")
        for name, ground in GROUNDS.items():
            if contrast(self.colour, ground) < LEAST_CONTRAST:
                raise RuleBroken(f"This colour can hardly be seen on the {name} page.")


def add_scheme(session: Session, actor: Person, label: str, *, shows_rating: bool) -> RatingScheme:
    """Make a scheme, without ratings yet; whether readers see them stays as it is said here."""
    demand(actor, May.POLICY)
    label = _checked(label)
    _refuse_known_scheme(session, label, None)
    scheme = RatingScheme(
        key=_key(label, session.exec(select(RatingScheme.key)).all()),
        label=label,
        shows_rating=shows_rating,
    )
    session.add(scheme)
    session.flush()
    after = {"label": label, "shows_rating": shows_rating}
    record(session, actor, "scheme.added", f"ratingscheme:{scheme.id}", after=after)
    return scheme


def rename_scheme(
    session: Session, actor: Person, scheme_id: int, label: str, seen: int | None = None
) -> RatingScheme:
    """Call a scheme something else."""
    demand(actor, May.POLICY)
    scheme = locked_scheme(session, scheme_id, seen)
    label = _checked(label)
    if label == scheme.label:
        return scheme
    _refuse_known_scheme(session, label, scheme.id)
    before, scheme.label = scheme.label, label
    _changed(session, scheme)
    record(
        session,
        actor,
        "scheme.renamed",
        f"ratingscheme:{scheme.id}",
        before={"label": before},
        after={"label": label},
    )
    return scheme


def add_rating(
    session: Session,
    actor: Person,
    scheme_id: int,
    wording: RatingWording,
    number: int | None = None,
    seen: int | None = None,
) -> Rating:
    """Put a rating at the end of a scheme; with a number, it is one of the ordered ones."""
    demand(actor, May.POLICY)
    scheme = locked_scheme(session, scheme_id, seen)
    if number is not None and not 1 <= number <= HIGHEST_NUMBER:
        raise RuleBroken(f"Give it a number from 1 to {HIGHEST_NUMBER}, or none.")
    _refuse_known_label(session, scheme, wording.label, None)
    _refuse_taken_number(session, scheme, number)
    ratings = _all(session, scheme)
    rating = Rating(
        scheme_id=scheme.id,
        key=_key(wording.label, session.exec(select(Rating.key)).all()),
        label=_checked(wording.label),
        definition=wording.definition.strip(),
        colour=wording.colour.lower(),
        number=number,
        position=max((one.position for one in ratings), default=-1) + 1,
    )
    session.add(rating)
    _changed(session, scheme)
    _tell(session, actor, rating, "rating.added", after=_facts(rating))
    return rating


def word_rating(
    session: Session,
    actor: Person,
    rating_id: int,
    wording: RatingWording,
    seen: int | None = None,
) -> Rating:
    """Give a rating another label, meaning or colour; what is published stays as it was frozen."""
    rating, scheme = _for_change(session, actor, rating_id, seen)
    _refuse_known_label(session, scheme, wording.label, rating.id)
    before = _facts(rating)
    rating.label = _checked(wording.label)
    rating.definition = wording.definition.strip()
    rating.colour = wording.colour.lower()
    if _facts(rating) != before:
        session.add(rating)
        _changed(session, scheme)
        _tell(session, actor, rating, "rating.worded", before=before, after=_facts(rating))
    return rating


def move_rating(
    session: Session, actor: Person, rating_id: int, *, up: bool, seen: int | None = None
) -> Rating:
    """Let a rating change places with the one before it, or after it; at the end it stays."""
    rating, scheme = _for_change(session, actor, rating_id, seen)
    order = list(scale(session, scheme))
    if rating not in order:
        raise RuleBroken(f"“{rating.label}” is retired and stands in no order.")
    place = order.index(rating)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(order):
        return rating
    order[place], order[other] = order[other], order[place]
    for position, one in enumerate(order):
        one.position = position
        session.add(one)
    _changed(session, scheme)
    after = {"label": rating.label, "order": [one.label for one in order]}
    _tell(session, actor, rating, "rating.moved", after=after)
    return rating


def retire_rating(
    session: Session, actor: Person, rating_id: int, seen: int | None = None
) -> Rating:
    """Offer a rating no more; what was rated with it stays as it is."""
    rating, scheme = _for_change(session, actor, rating_id, seen)
    if rating.retired_at is None:
        _refuse_too_few(session, scheme, rating)
        rating.retired_at = now()
        session.add(rating)
        _changed(session, scheme)
        _tell(session, actor, rating, "rating.retired", after={"label": rating.label})
    return rating


def bring_rating_back(
    session: Session, actor: Person, rating_id: int, seen: int | None = None
) -> Rating:
    """Offer a retired rating again."""
    rating, scheme = _for_change(session, actor, rating_id, seen)
    if rating.retired_at is not None:
        _refuse_taken_number(session, scheme, rating.number)
        rating.retired_at = None
        session.add(rating)
        _changed(session, scheme)
        _tell(session, actor, rating, "rating.brought_back", after={"label": rating.label})
    return rating


def remove_rating(session: Session, actor: Person, rating_id: int, seen: int | None = None) -> None:
    """Take away a rating that nobody can have given."""
    rating, scheme = _for_change(session, actor, rating_id, seen)
    if not is_untouched(rating, last_judged(session)):
        raise RuleBroken(
            f"Claims have been judged since “{rating.label}” was added. Retire it instead."
        )
    if rating.retired_at is None:
        _refuse_too_few(session, scheme, rating)
    _changed(session, scheme)
    _tell(session, actor, rating, "rating.removed", before=_facts(rating))
    # Drafts that choose it lose the choice in silence: to say so would tell of them.
    chosen = update(ReviewDraft).where(col(ReviewDraft.rating_id) == rating.id)
    session.connection().execute(chosen.values(rating_id=None))
    session.delete(rating)
    session.flush()


def _for_change(
    session: Session, actor: Person, rating_id: int, seen: int | None
) -> tuple[Rating, RatingScheme]:
    """The rating and its scheme, both locked: nobody hands in a review with it meanwhile."""
    demand(actor, May.POLICY)
    rating = session.get(Rating, rating_id)
    if rating is None:
        raise NotFound("There is no such rating.")
    scheme = locked_scheme(session, rating.scheme_id, seen)
    again = session.get(Rating, rating_id, with_for_update=True, populate_existing=True)
    if again is None:
        raise NotFound("There is no such rating any more.")
    return again, scheme


def _changed(session: Session, scheme: RatingScheme) -> None:
    scheme.revision += 1
    session.add(scheme)
    session.flush()


def _all(session: Session, scheme: RatingScheme) -> list[Rating]:
    return list(session.exec(select(Rating).where(Rating.scheme_id == scheme.id)))


def _refuse_too_few(session: Session, scheme: RatingScheme, rating: Rating) -> None:
    """A scheme that judges claims always leaves a choice."""
    in_use = select(Policy.id).where(Policy.scheme_id == scheme.id).limit(1)
    if len(scale(session, scheme)) <= FEWEST_RATINGS and session.exec(in_use).first() is not None:
        raise RuleBroken(
            f"“{scheme.label}” needs two {scheme.noun}s at least. Add another before “"
            f"{rating.label}” goes."
        )


def _refuse_known_label(
    session: Session, scheme: RatingScheme, label: str, own_id: int | None
) -> None:
    wanted = _checked(label).casefold()
    for one in _all(session, scheme):
        if one.id != own_id and one.label.casefold() == wanted:
            is_back = " among the retired ones; bring it back" if one.retired_at else ""
            raise RuleBroken(f"“{scheme.label}” has “{one.label}” already{is_back}.")


def _refuse_taken_number(session: Session, scheme: RatingScheme, number: int | None) -> None:
    for one in scale(session, scheme):
        if number is not None and one.number == number:
            raise RuleBroken(f"“{one.label}” has the number {number} already.")


def _refuse_known_scheme(session: Session, label: str, own_id: int | None) -> None:
    for one in session.exec(select(RatingScheme).order_by(col(RatingScheme.id))):
        if one.id != own_id and one.label.casefold() == label.casefold():
            raise RuleBroken(f"There is a scheme called “{one.label}” already.")


def _checked(label: str) -> str:
    words = " ".join(label.split())
    _check_label(words)
    return words


def _check_label(label: str) -> None:
    if not label.strip():
        raise RuleBroken("Write what it is called.")
    if len(label) > LONGEST_LABEL:
        raise RuleBroken(f"Keep its name under {LONGEST_LABEL} characters.")


def _key(label: str, taken: Sequence[str]) -> str:
    """The label as a name for addresses and files, numbered where another has it."""
    name = re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")[: _LONGEST_KEY - 5] or "rating"
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(one for one in names if one not in taken)


def _facts(rating: Rating) -> dict[str, Any]:
    return rating.model_dump(include={"label", "definition", "colour", "number"})


def _tell(
    session: Session,
    actor: Person,
    rating: Rating,
    verb: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    record(session, actor, verb, f"rating:{rating.id}", before=before, after=after)
