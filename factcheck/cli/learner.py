"""Letting the inbox learn from what was decided: once, or again and again in the background.

Everything is worked out while reading, which keeps nobody waiting; what comes of it is written a few
hundred claims at a time, with a pause in between.
"""

import logging
import threading
from datetime import timedelta

from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import now
from factcheck.queries import learned
from factcheck.queries.lessons import Shown, lessons, trust
from factcheck.statistics.lessons import learn as work_out
from factcheck.workflow import learning as verbs

#: How often the background looks for decisions, in seconds.
EVERY = 5.0
#: So many decisions are learned from at once; fewer when they have waited.
ENOUGH = 10
PATIENCE = timedelta(minutes=1)
#: So many claims are given their place in one transaction, with a pause after it, in seconds.
AT_ONCE = 400
PAUSE = 0.05

log = logging.getLogger("factcheck.learning")


def learn(database: Database, *, at_once: bool = True, pause: float = 0.0) -> int:
    """Work in what was decided, and put the waiting claims in order; gives how many were moved.

    Not ``at_once``, a few decisions wait until there are more, or until they have waited.
    """
    with database.reading() as session:
        state = learned.learning(session)
        if not state.is_on:
            return 0
        news = learned.news(session, state)
        waited = state.learned_at is None or now() - state.learned_at >= PATIENCE
        is_due = news.decisions >= ENOUGH or (news.decisions and (at_once or waited))
        taught = lessons(session, state.since) if is_due else []
    if is_due:
        found = work_out(taught, trust)
        with database.transaction() as session:
            verbs.keep_weights(session, found, len(taught), news.through_event)
    return _rank_newcomers(database) + _rank_all(database, pause)


class Learner(threading.Thread):
    """Learns in the background until it is told to stop; no failure ends it."""

    def __init__(self, settings: Settings, every: float = EVERY) -> None:
        super().__init__(name="learner", daemon=True)
        self._settings = settings
        self._every = every
        self._stopped = threading.Event()

    def run(self) -> None:
        """Learn, wait, and again."""
        database = Database(self._settings.database_url)
        while not self._stopped.wait(self._every):
            try:
                learn(database, at_once=False, pause=PAUSE)
            except Exception:
                log.exception("The inbox couldn't learn; it is tried again.")
        database.close()

    def stop(self, patience: float) -> None:
        """Let the claims in hand be finished, and wait for that so many seconds."""
        self._stopped.set()
        self.join(patience)


def _rank_newcomers(database: Database) -> int:
    """Claims that came in since the others were put in order."""
    with database.reading() as session:
        known, state = learned.weights(session), learned.learning(session)
        if not known:
            return 0
        claims = learned.newcomers(session, state, AT_ONCE)
        places = _moving(learned.priorities(session, claims, known), claims)
    if claims:
        with database.transaction() as session:
            verbs.rank_newcomers(session, places, claims[-1].id)
    return len(places)


def _rank_all(database: Database, pause: float) -> int:
    """Every claim that waits, those that stand first first, when there is something new to go by."""
    moved, is_first = 0, True
    while True:
        with database.reading() as session:
            state = learned.learning(session)
            below = state.unranked_below
            if below is None or not state.is_on:
                return moved
            known = learned.weights(session)
            claims = (
                learned.first_in_line(session, AT_ONCE)
                if is_first
                else learned.next_to_rank(session, below, AT_ONCE)
            )
            places = _moving(learned.priorities(session, claims, known), claims)
        with database.transaction() as session:
            verbs.rank(session, places)
            if not is_first:
                end = claims[-1].id if len(claims) == AT_ONCE else None
                verbs.note_ranked(session, below, end)
        moved, is_first = moved + len(places), False
        if pause:
            threading.Event().wait(pause)


def _moving(places: dict[int, float], claims: list[Shown]) -> dict[int, float]:
    """The places of those that have another one now."""
    before = {claim.id: claim.priority for claim in claims}
    return {number: place for number, place in places.items() if place != before[number]}
