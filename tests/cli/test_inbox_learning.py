"""``factcheck inbox --learn`` and ``--replay``, and the thread that learns while the desk runs."""

import threading
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import desk
from factcheck.cli.learner import Learner, learn
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import AsideReason, Claim, ClaimKind, Status
from factcheck.queries.learned import learning
from factcheck.workflow.claims import key_of, open_claim, set_aside
from tests.factories import a_person

DECIDED = 80


def inbox(settings: Settings, *words: str) -> Result:
    environment = {
        "FACTCHECK_INSTANCE": str(settings.instance),
        "FACTCHECK_DATABASE_URL": settings.database_url,
    }
    return CliRunner().invoke(desk, ["inbox", *words], env=environment, catch_exceptions=False)


def a_claim_about(topic: str, number: int) -> Claim:
    words = f"The {topic} of shed {number} was counted in May"
    waiting = {"score": 0.5, "priority": 0.5, "status": Status.SUGGESTED, "features": []}
    return Claim(quotation=words, statement_key=key_of(words), kind=ClaimKind.DIRECT, **waiting)


def decide(database: Database, many: int = DECIDED) -> None:
    """Open what is about herring, set aside what is about timber, and leave two of each waiting."""
    with database.transaction() as session:
        person = a_person(session)
        for number in range(many):
            topic = ("herring", "timber")[number % 2]
            claim, waiting = a_claim_about(topic, number), a_claim_about(topic, many + number)
            session.add_all([claim, waiting] if number < 4 else [claim])
            session.flush()
            if number % 2:
                set_aside(session, person, claim.id, AsideReason.NOT_CHOSEN)
            else:
                open_claim(session, person, claim.id)


def test_what_was_decided_is_worked_in_from_the_shell(
    database: Database, settings: Settings
) -> None:
    decide(database)
    done = inbox(settings, "--learn", "--most", "4")
    assert done.exit_code == 0
    assert "claims moved" in done.stderr
    assert ["herring" in line for line in done.stdout.splitlines()] == [True, True, False, False]
    assert inbox(settings, "--learn").stderr == "0 claims moved.\n"


def test_a_replay_tells_what_learning_made_of_later_decisions(
    database: Database, settings: Settings
) -> None:
    decide(database)
    lines = inbox(settings, "--replay").stdout.splitlines()
    assert lines[0] == "56 decisions taught, 24 were held out:"
    assert lines[1].startswith("  by the score")
    assert lines[2].split()[-1] == "1.000"


def test_too_few_decisions_are_said_to_be(database: Database, settings: Settings) -> None:
    assert inbox(settings, "--replay").stdout == "0 decisions are too few to tell.\n"
    decide(database, 6)
    assert inbox(settings, "--replay").stdout == "6 decisions are too few to tell.\n"


def test_a_learner_that_is_stopped_leaves_the_rest_for_the_next_time(database: Database) -> None:
    decide(database)
    stopped = threading.Event()
    stopped.set()
    learn(database, stopped=stopped)
    with database.reading() as session:
        assert learning(session).unranked_below is not None
    learn(database)
    with database.reading() as session:
        assert learning(session).unranked_below is None


def test_a_learner_outlives_a_database_that_is_away_and_ends_when_it_is_told(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    nowhere = f"sqlite:///{tmp_path}/gone/desk.db"
    learner = Learner(replace(settings, database_url=nowhere), every=0.01)
    learner.start()
    until = monotonic() + 10
    while len(caplog.records) < 3 and monotonic() < until:
        sleep(0.01)
    assert learner.is_alive()
    assert "The inbox couldn't learn; it is tried again." in caplog.messages[2]
    learner.stop(5)
    assert not learner.is_alive()
