"""Finding reprints as articles come in, and what editors decide about them."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from sqlalchemy import delete, insert
from sqlmodel import Session, col, func, or_, select

from factcheck.db import take_turns
from factcheck.models import Article, May, Person, Resemblance, Trace, Version
from factcheck.statistics.grouping import Pair
from factcheck.text.likeness import MOST_LETTERS, SIMILAR, Likeness, Print, alike
from factcheck.workflow.history import demand, record
from factcheck.workflow.reprint_groups import articles_of, in_pieces, regroup

#: How many of its numbers an article shares with another before the two are compared.
FEWEST_SHARED = 2
#: With how many articles a new one is compared, those that share most first.
MOST_COMPARED = 5
#: Of how many articles a number is kept; what more have is a phrase that tells nothing, or a story
#: so often reprinted that the first of them are enough to find it by.
MOST_HOLDERS = 32


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article whose newest text the machine has not looked at: the numbers to find it by."""

    article: Article
    traces: Sequence[int]


def find_reprints(
    session: Session, actor: Person, arrivals: Iterable[Arrival], *, again: bool = False
) -> None:
    """Look for reprints of texts that came in, and put them into groups.

    The number of queries doesn't grow with the number of arrivals, and the groups are the same
    whether they come one by one or a hundred at a time. ``again``: they are not new, so that people
    may have decided about them already.
    """
    newest = {one.article.id: one for one in arrivals}
    changed = [number for number, one in newest.items() if again or one.article.newest_version > 1]
    left = _forget(session, changed)
    found = _compare(session, _candidates(session, newest))
    if found:
        session.connection().execute(
            insert(Resemblance),
            [
                {"low_id": low, "high_id": high, "share": one.share, "is_reprint": one.is_reprint}
                for (low, high), one in found.items()
            ],
        )
    reprints = {pair: one.share for pair, one in found.items() if one.is_reprint}
    unsettled = left | (_join_simply(session, reprints, left) if not again else set(newest))
    moved = regroup(session, unsettled) if unsettled else {}
    _tell(session, actor, newest, reprints, moved)


def look_again(session: Session, actor: Person, after: int, limit: int) -> tuple[int, int] | None:
    """Look for reprints of articles that came in before the desk looked for them.

    Takes so many with numbers above ``after``; gives how many there were and the last number, or
    None at the end.
    """
    demand(actor, May.IMPORT)
    take_turns(session, "articles")
    known = select(Trace.article_id).where(Trace.article_id == Article.id).exists()
    waiting = session.exec(
        select(Article, func.substr(Version.text, 1, MOST_LETTERS))
        .join(Version, col(Version.article_id) == Article.id)
        .where(col(Article.id) > after, Version.number == Article.newest_version, ~known)
        .order_by(col(Article.id))
        .limit(limit)
    ).all()
    if not waiting:
        return None
    arrivals = [Arrival(article, Print(text).traces()) for article, text in waiting]
    find_reprints(session, actor, arrivals, again=True)
    return len(arrivals), arrivals[-1].article.id


def _forget(session: Session, article_ids: Collection[int]) -> set[int]:
    """Take away what was found by texts that are not the newest any more; gives the articles that
    this concerns, the changed ones among them."""
    left = set(article_ids)
    for some in in_pieces(article_ids):
        near = or_(col(Resemblance.low_id).in_(some), col(Resemblance.high_id).in_(some))
        for low, high in session.exec(
            select(Resemblance.low_id, Resemblance.high_id).where(near, col(Resemblance.is_reprint))
        ):
            left |= {low, high}
        session.connection().execute(delete(Resemblance).where(near))
        session.connection().execute(delete(Trace).where(col(Trace.article_id).in_(some)))
    return left


def _candidates(session: Session, newest: dict[int, Arrival]) -> list[Pair]:
    """Pairs worth comparing, the later article second; the arrivals' own numbers are kept."""
    holders: dict[int, list[int]] = {}
    for some in in_pieces(key for one in newest.values() for key in one.traces):
        # Plain rows, of which there may be very many.
        query = select(Trace.key, Trace.article_id).where(col(Trace.key).in_(some))
        for key, article_id in session.connection().execute(query):
            holders.setdefault(key, []).append(article_id)
    pairs: list[Pair] = []
    kept: list[dict[str, int]] = []
    for number in sorted(newest):
        shared: Counter[int] = Counter()
        for key in newest[number].traces:
            known = holders.setdefault(key, [])
            shared.update(known)
            if len(known) < MOST_HOLDERS:
                known.append(number)
                kept.append({"key": key, "article_id": number})
        near = [other for other, count in shared.items() if count >= FEWEST_SHARED]
        closest = nsmallest(MOST_COMPARED, near, key=lambda other: (-shared[other], other))
        pairs += [(other, number) for other in closest]
    if kept:
        session.connection().execute(insert(Trace), kept)
    return pairs


def _compare(session: Session, pairs: Sequence[Pair]) -> dict[Pair, Likeness]:
    """What is alike enough to be kept, by the smaller and the larger number of its articles."""
    prints: dict[int, Print] = {}
    for some in in_pieces(number for pair in pairs for number in pair):
        query = (
            select(Article.id, func.substr(Version.text, 1, MOST_LETTERS))
            .join(Version, col(Version.article_id) == Article.id)
            .where(Version.number == Article.newest_version, col(Article.id).in_(some))
        )
        prints.update((number, Print(text)) for number, text in session.exec(query))
    compared = {(min(pair), max(pair)): alike(prints[pair[0]], prints[pair[1]]) for pair in pairs}
    return {pair: one for pair, one in compared.items() if one.is_reprint or one.share >= SIMILAR}


def _join_simply(session: Session, reprints: Collection[Pair], unsettled: set[int]) -> set[int]:
    """Let each new article that is a reprint of articles of one group alone join that group.

    Gives those for which it takes a look at all that hangs together: nobody has decided anything
    about an article that is new, but it may bring groups together that were apart.
    """
    near: dict[int, list[int]] = {}
    for low, high in sorted(reprints, key=lambda pair: (pair[1], pair[0])):
        near.setdefault(high, []).append(low)
    known = {
        article.id: article
        for article in articles_of(session, {number for pair in reprints for number in pair})
    }
    harder: set[int] = set()
    for number, others in near.items():
        heads = {known[other].reprint_group or other for other in others}
        if len(heads) > 1 or number in unsettled or not unsettled.isdisjoint(others):
            harder.add(number)
            continue
        head = heads.pop()
        for article in (known[number], *(known[other] for other in others)):
            article.reprint_group = head
            session.add(article)
    session.flush()
    return harder


def _tell(
    session: Session,
    actor: Person,
    newest: dict[int, Arrival],
    reprints: dict[Pair, float],
    moved: dict[int, int | None],
) -> None:
    """One event for each arrival that is a reprint now, or isn't one any more."""
    closest: dict[int, tuple[float, int]] = {}
    for (low, high), share in reprints.items():
        for number, other in ((low, high), (high, low)):
            closest[number] = max(closest.get(number, (0.0, 0)), (share, -other))
    for number, one in sorted(newest.items()):
        group = one.article.reprint_group
        if group is not None and number in closest:
            share, other = closest[number]
            after = {"group": group, "article": -other, "alike": round(share, 3), "moved": moved}
            record(
                session,
                actor,
                "reprint.found",
                f"article:{number}",
                article_id=number,
                after=after,
            )
        elif group is None and number in moved:
            record(session, actor, "reprint.lost", f"article:{number}", article_id=number)
