"""What pages cost on a large desk: processor time of this process, median of alternating runs."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from flask import Flask
from flask.testing import FlaskClient

from benchmarks import raw_page, rivals
from benchmarks.big_desk import FULL, Size, email_of, fill
from benchmarks.rows import Row, middle, tell
from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.queries.listing import PAGE
from factcheck.queries.people import person_by_email
from factcheck.web.sessions import EPOCH, PERSON

COMMAND = "python -m benchmarks pages"
MOST_TIMES_RAW = 2.0
MOST_MILLISECONDS = 50.0
ROUNDS = 40

#: What is measured beside the list; the desk has a claim 1, and it is open.
PAGES = {
    "desk": "/",
    "workbench": "/claims/1",
    "workbench, suggestions": "/claims/1?pane=suggestions",
    "inbox": "/inbox",
    "inbox by article": "/inbox?by=article",
    "inbox by claimant": "/inbox?by=claimant",
    "inbox of an outlet by article": "/inbox?by=article&outlet=3",
    "inbox of a type": "/inbox?type=number",
    "register": "/register",
    "register, a name": "/register?q=fos",
    "register, to look at": "/register?show=proposals",
    "claimant of many claims": "/register/1",
    "articles": "/articles",
    "article": "/articles/1",
    "claims by words": "/claims?q=ferry+opened",
    "claims of mine, due first": "/claims?assignee=me&sort=due",
    "claims of nobody's, longest waiting": "/claims?assignee=nobody&sort=age",
    "late claims": "/claims?due=late",
    "claims of a topic": "/claims?topic=3",
    "claims from an outlet": "/claims?outlet=3",
    "mine to review": "/claims?queue=review&sort=age",
    "board": "/claims/board",
    "search": "/search?q=ferry+permit",
}


def measure(size: Size = FULL) -> list[Row]:
    """The rows of the table; fills a desk of its own, which takes a minute."""
    with tempfile.TemporaryDirectory() as folder:
        tell(f"pages: filling a desk of {size.claims:,} claims …")
        path = Path(folder) / "factcheck.sqlite3"
        database = Database(f"sqlite:///{path}")
        fill(database, size)
        app, client = _signed_in(database, path)
        try:
            desk = f"{size.claims:,} claims, {size.articles:,} articles, {size.evidence:,} evidence"
            return [*_list_page(client, desk), *_other_pages(client)]
        finally:
            app.extensions["factcheck"].database.close()
            database.close()


def _signed_in(database: Database, path: Path) -> tuple[Flask, FlaskClient]:
    settings = Settings(path.parent, database.url, secret_key="of a desk that lives for a minute")
    app = create_app(settings)
    with database.reading() as session:
        person = person_by_email(session, email_of(1))
    assert person is not None
    raw_page.install(app, str(path), person)
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie[PERSON], cookie[EPOCH] = person.id, person.session_epoch
    return app, client


def _list_page(client: FlaskClient, desk: str) -> list[Row]:
    tell("pages: the list of claims beside its raw rows …")
    ours, floor = alternating(
        [lambda: _fetch(client, "/claims"), lambda: _fetch(client, raw_page.PATH)], ROUNDS
    )
    _compare(*(_fetch(client, path).decode() for path in ("/claims", raw_page.PATH)))
    ratio = middle(ours) / middle(floor)
    return [
        Row(
            f"list of 50 claims ({desk})",
            f"{middle(ours):.1f} ms CPU, {ratio:.2f} × raw rows",
            f"≤ {MOST_TIMES_RAW:g} × raw rows ({middle(floor):.1f} ms)",
            ratio <= MOST_TIMES_RAW,
            f"{rivals.LABEL_STUDIO_LIST}; {rivals.DOCCANO_LIST}",
            COMMAND,
        )
    ]


def _other_pages(client: FlaskClient) -> list[Row]:
    tell("pages: the others …")
    names = list(PAGES)
    times = alternating([fetching(client, PAGES[name]) for name in names], ROUNDS // 2)
    return [
        Row(
            f"{name} ({PAGES[name]})",
            f"{middle(taken):.1f} ms CPU",
            f"< {MOST_MILLISECONDS:g} ms",
            middle(taken) < MOST_MILLISECONDS,
            command=COMMAND,
        )
        for name, taken in zip(names, times, strict=True)
    ]


def alternating(tasks: list[Callable[[], object]], rounds: int) -> list[list[float]]:
    """Processor seconds of each task in each round; every task runs a few times beforehand."""
    times: list[list[float]] = [[] for _ in tasks]
    for turn in range(-3, rounds):
        for task, taken in zip(tasks, times, strict=True):
            before = process_time()
            task()
            if turn >= 0:
                taken.append(process_time() - before)
    return times


def fetching(client: FlaskClient, path: str) -> Callable[[], object]:
    """A task that asks for the page, and takes nothing but the page."""
    return lambda: _fetch(client, path)


def _fetch(client: FlaskClient, path: str) -> bytes:
    answer = client.get(path)
    assert answer.status_code == 200, f"{path} gave {answer.status_code}"
    return answer.get_data()


def _compare(ours: str, floor: str) -> None:
    """A floor that shows other rows would be none."""
    rows = [page[page.index("<tbody") : page.index("</tbody>")] for page in (ours, floor)]
    assert rows[0] == rows[1], "the raw page shows something else"
    assert rows[0].count("<tr") == PAGE
