"""What publishing costs by the number of passages: the page before it, and the transaction."""

import tempfile
from pathlib import Path
from time import perf_counter, process_time

from sqlmodel import Session, select

from benchmarks.big_desk import Size, email_of, fill
from benchmarks.pages import alternating, fetching
from benchmarks.rows import Row, middle, tell
from benchmarks.site import signed_in
from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import (
    Claim,
    Confidence,
    Person,
    Rating,
    Role,
    Sentence,
    Stance,
    Status,
)
from factcheck.queries.people import person_by_email
from factcheck.queries.reports import Masthead
from factcheck.workflow.evidence import attach_passage
from factcheck.workflow.passages import Selection
from factcheck.workflow.publicity import set_publicity
from factcheck.workflow.reports import publish
from factcheck.workflow.reviews import submit_review
from factcheck.workflow.verdicts import sign_off

COMMAND = "python -m benchmarks publishing"
PASSAGES = (5, 50, 500)
ROUNDS = 5
SIZE = Size(articles=600, claims=1_200, evidence=0)
#: While it lasts, nobody else writes to SQLite.
MOST_MILLISECONDS = {5: 50.0, 50: 150.0, 500: 1_000.0}
MASTHEAD = Masthead("The bench", "http://127.0.0.1:8000")


def measure() -> list[Row]:
    """The rows of the table."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'factcheck.sqlite3'}")
        tell("publishing: claims with 5, 50 and 500 passages, reviewed and signed off …")
        fill(database, SIZE)
        with database.transaction() as session:
            people = [person_by_email(session, email_of(number)) for number in (1, 2, 3)]
            editor, *reviewers = [person for person in people if person is not None]
            editor.role = Role.EDITOR
            set_publicity(session, editor, is_public=True)
            open_ = session.exec(select(Claim).where(Claim.status == Status.OPEN)).all()
            first, *claims = [
                _lead(session, claim, passages, reviewers, editor)
                for passages, claim in zip((1, *PASSAGES), open_, strict=False)
            ]
        settings = Settings(Path(folder), database.url, secret_key="of a desk for a minute alone")
        app = create_app(settings)
        try:
            client = signed_in(app.test_client(), editor)
            pages = [fetching(client, f"/claims/{claim.id}") for claim in claims]
            times = alternating(pages, ROUNDS)
            rows = [
                Row(
                    f"workbench before publishing {passages} passages",
                    f"{middle(taken):.1f} ms CPU",
                    "",
                    command=COMMAND,
                )
                for passages, taken in zip(PASSAGES, times, strict=True)
            ]
            # The first of all compiles the questions.
            _publish(database, first, PASSAGES[0], editor.id)
            for passages, claim in zip(PASSAGES, claims, strict=True):
                rows.append(_publish(database, claim, passages, editor.id))
            return rows
        finally:
            app.extensions["factcheck"].database.close()
            database.close()


def _publish(database: Database, claim: Claim, passages: int, editor_id: int) -> Row:
    wall, busy = perf_counter(), process_time()
    with database.transaction() as session:
        publish(session, session.get_one(Person, editor_id), claim.id, MASTHEAD)
    taken = (process_time() - busy) * 1000
    waited = (perf_counter() - wall) * 1000
    most = MOST_MILLISECONDS[passages]
    return Row(
        f"publishing {passages} passages, all in one transaction",
        f"{taken:.0f} ms CPU ({waited:.0f} ms by the clock)",
        f"≤ {most:g} ms CPU",
        taken <= most,
        command=COMMAND,
    )


def _lead(
    session: Session, claim: Claim, passages: int, reviewers: list[Person], editor: Person
) -> Claim:
    """Sign a claim off by the verbs of the desk: what they leave is what a report is made of."""
    # Each passage from the next article, the later ones again from the first.
    sentences = session.exec(
        select(Sentence).order_by(Sentence.start > 400, Sentence.version_id)  # type: ignore[arg-type]
    )
    seen: set[tuple[int, str]] = set()
    stances = tuple(Stance)
    for sentence in sentences:
        if len(seen) == passages:
            break
        place = (sentence.version_id, sentence.text)
        if place in seen or "“" in sentence.text:
            continue
        seen.add(place)
        selection = Selection(sentence.version_id, sentence.text, sentence.start)
        attach_passage(session, reviewers[0], claim.id, selection, stances[len(seen) % 3], None)
    rating = session.exec(select(Rating).where(Rating.key == "false")).one()
    for reviewer in reviewers:
        submit_review(
            session,
            reviewer,
            claim.id,
            rating_id=rating.id,
            justification="The accounts show the grant.",
            confidence=Confidence.HIGH,
        )
    sign_off(session, editor, claim.id, conclusion="The accounts of the year show another sum.")
    return claim
