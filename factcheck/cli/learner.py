"""Letting the inbox learn from what was decided: once, or again and again in the background.

Everything is worked out while reading, which keeps nobody waiting; what comes of it is written a
few hundred claims at a time, with a pause in between.
"""

import logging
import threading
from datetime import timedelta
from time import sleep

from sqlmodel import Session

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
AT_ONCE = 200
PAUSE = 0.05
#: A claim that would move by less than half a point stays where it is.
STEP = 0.005

log = logging.getLogger("factcheck.learning")


def learn(
    database: Database,
    *,
    at_once: bool = True,
    pause: float = 0.0,
    stopped: threading.Event | None = None,
) -> int:
    """Work in what was decided, and put the waiting claims in order; gives how many were moved.

    Not ``at_once``, a few decisions wait until there are more, or until they have waited. Between
    two stretches of claims it ends when it is ``stopped``; the next time goes on from there.
    """
    with database.reading() as session:
        state = learned.learning(session)
        news = learned.news(session, state)
        waited = state.learned_at is None or now() - state.learned_at >= PATIENCE
        is_enough = news.decisions >= ENOUGH or (news.decisions and (at_once or waited))
        # What was learned last is put to use before more is.
        is_due = state.is_on and is_enough and state.unranked_below is None
        taught = lessons(session, state.since) if is_due else []
    moved = 0
    if is_due:
        found = work_out(taught, trust)
        with database.transaction() as session:
            verbs.keep_weights(session, found, len(taught), news.through_event)
        moved = _rank_first(database)
    return moved + _rank_newcomers(database) + _rank_all(database, pause, stopped)


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
                learn(database, at_once=False, pause=PAUSE, stopped=self._stopped)
            except Exception:
                log.exception("The inbox couldn't learn; it is tried again.")
        database.close()

    def stop(self, patience: float) -> None:
        """Let the claims in hand be finished, and wait for that so many seconds."""
        self._stopped.set()
        self.join(patience)


def _rank_first(database: Database) -> int:
    """The claims that stand first, so that whoever is at the inbox sees what was learned."""
    with database.reading() as session:
        claims = learned.first_in_line(session, AT_ONCE)
        places = _moving(session, claims)
    with database.transaction() as session:
        verbs.rank(session, places)
    return len(places)


def _rank_newcomers(database: Database) -> int:
    """Claims that came in since the others were put in order."""
    with database.reading() as session:
        claims = learned.newcomers(session, learned.learning(session), AT_ONCE)
        places = _moving(session, claims)
    if claims:
        with database.transaction() as session:
            verbs.rank_newcomers(session, places, claims[-1].id)
    return len(places)


def _rank_all(database: Database, pause: float, stopped: threading.Event | None) -> int:
    """Every claim that waits, when there is something new to go by; several may share the work."""
    moved = 0
    while stopped is None or not stopped.is_set():
        with database.reading() as session:
            below = learned.learning(session).unranked_below
            if below is None:
                return moved
            claims = learned.next_to_rank(session, below, AT_ONCE)
        end = claims[-1].id if len(claims) == AT_ONCE else None
        with database.transaction() as session:
            is_ours = verbs.take_to_rank(session, below, end)
        if not is_ours:
            continue
        with database.reading() as session:
            places = _moving(session, claims)
        with database.transaction() as session:
            verbs.rank(session, places)
        moved += len(places)
        if pause:
            sleep(pause)
    return moved


def _moving(session: Session, claims: list[Shown]) -> dict[int, float]:
    """The places of those that belong elsewhere than where they stand."""
    before = {claim.id: claim.priority for claim in claims}
    places = learned.priorities(session, claims, learned.weights(session))
    return {
        number: place for number, place in places.items() if abs(place - before[number]) >= STEP
    }
