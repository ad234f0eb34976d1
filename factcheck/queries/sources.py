"""What counts as one source: the one place that says so.

Two articles are one source when they are reprints of one story, or when their outlets are tied
together. Two articles of an outlet that is tied to none are two.
"""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Article, Outlet, OutletTie


class Source(NamedTuple):
    """Where an article comes from, by the numbers that it shares with what is one with it."""

    #: Of the story: reprints of one story share it.
    story: int
    #: Of the outlets that are tied together; none for one that is by itself.
    house: int | None


#: The columns of a ``Source``, for a query that has joined Article and Outlet.
STORY = func.coalesce(Article.reprint_group, Article.id)
HOUSE = Outlet.house


def are_one(one: Source, other: Source) -> bool:
    """Whether the two count as one source."""
    return one.story == other.story or (one.house is not None and one.house == other.house)


def independent(sources: Iterable[Source]) -> int:
    """How many sources there are of which no two are one: as many as can be picked.

    A further piece of evidence never makes them fewer: picked are pairs of a story and a house,
    each used once, and as many of these as possible (a maximum matching).
    """
    houses: dict[int, list[int]] = {}
    for source in sources:
        # An outlet by itself stands for its story; numbers of articles and outlets may be the same.
        house = -source.story if source.house is None else source.house
        houses.setdefault(source.story, []).append(house)
    story_of: dict[int, int] = {}

    def find_room(story: int, tried: set[int]) -> bool:
        for house in houses[story]:
            if house not in tried:
                tried.add(house)
                if house not in story_of or find_room(story_of[house], tried):
                    story_of[house] = story
                    return True
        return False

    return sum(find_room(story, set()) for story in houses)


def only_of(sources: Iterable[Source], own: Iterable[Source]) -> bool:
    """Whether there is but one source, and it is one with those of ``own``."""
    found, known = set(sources), list(own)
    return independent(found) == 1 and all(
        any(are_one(source, other) for other in known) for source in found
    )


def ties_among(session: Session, outlet_ids: Iterable[int]) -> dict[frozenset[int], OutletTie]:
    """The ties that stand between any two of these outlets, by the two."""
    asked = list(outlet_ids)
    query = select(OutletTie).where(
        col(OutletTie.outlet_id).in_(asked),
        col(OutletTie.other_id).in_(asked),
        col(OutletTie.ended_at).is_(None),
    )
    return {frozenset((tie.outlet_id, tie.other_id)): tie for tie in session.exec(query)}
