"""Many people at one claim at the same moment: nothing is lost, nothing is there twice.

The application answers from many threads at once, on each database, as it does behind gunicorn.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlmodel import col, select

from factcheck.db import Database
from factcheck.models import (
    Article,
    Claim,
    Edition,
    Event,
    Evidence,
    Outlet,
    Passage,
    Person,
    Review,
    Role,
    Round,
    ShareLink,
    Status,
    Verdict,
)
from tests.factories import a_claim, a_person, an_article, article_of, newest_version
from tests.stern import Stern

pytestmark = pytest.mark.heavy

CROWD = 16
SENTENCES = [
    f"Clerk number {number} wrote {number} sums into book {number}." for number in range(64)
]


@pytest.fixture
def crew(storage: Database) -> list[Person]:
    with storage.transaction() as session:
        return [a_person(session, Role.EDITOR) for _ in range(4)]


def at_once(
    app: Flask, crew: Sequence[Person], forms: list[tuple[str, dict[str, str]]]
) -> Counter[int]:
    """How many of the forms got each status, all of them sent by sixteen browsers at a time."""

    def send(numbered: tuple[int, tuple[str, dict[str, str]]]) -> int:
        number, (path, sent) = numbered
        browser = Stern(app, crew[number % len(crew)])
        data = {"csrf_token": browser.token(), **sent}
        return browser.client.post(path, data=data, buffered=True).status_code

    with ThreadPoolExecutor(CROWD) as crowd:
        return Counter(crowd.map(send, enumerate(forms)))


def passage(version: int, words: str, **more: str) -> dict[str, str]:
    sent = {"version": str(version), "exact": words, "stance": "context", **more}
    return {f"evidence-{name}": value for name, value in sent.items()}


def test_of_passages_attached_at_once_none_is_lost(
    app_on: Flask, storage: Database, crew: list[Person]
) -> None:
    with storage.transaction() as session:
        claim, other = a_claim(session), a_claim(session)
        version = newest_version(session, an_article(session, " ".join(SENTENCES)))
    # The same words bear on two claims: whoever comes first makes the passage for both.
    forms = [
        (f"/claims/{one.id}/evidence", passage(version.id, words, key=f"{one.id} {words[:20]}"))
        for words in SENTENCES
        for one in (claim, other)
    ]
    assert at_once(app_on, crew, forms) == {303: len(forms)}
    with storage.reading() as session:
        assert len(session.exec(select(Evidence)).all()) == len(forms)
        attached = select(Event).where(Event.verb == "evidence.attached")
        assert len(session.exec(attached).all()) == len(forms)
        passages = select(Passage).where(col(Passage.exact).in_(SENTENCES))
        assert len(session.exec(passages).all()) == len(SENTENCES)


def test_a_form_sent_many_times_at_once_counts_once(
    app_on: Flask, storage: Database, crew: list[Person]
) -> None:
    with storage.transaction() as session:
        claim = a_claim(session)
        version = newest_version(session, article_of(session, claim))
    words = "The old one was pulled down last year."
    form = (f"/claims/{claim.id}/evidence", passage(version.id, words, key="the same key"))
    assert at_once(app_on, crew[:1], [form] * CROWD) == {303: CROWD}
    link = (f"/claims/{claim.id}/links", {"link-label": "the printers", "link-key": "one key"})
    assert at_once(app_on, crew[:1], [link] * CROWD) == {200: CROWD}
    with storage.reading() as session:
        assert len(session.exec(select(Evidence)).all()) == 1
        assert len(session.exec(select(ShareLink)).all()) == 1


def test_a_key_that_was_used_for_something_else_loses_nothing(
    app_on: Flask, storage: Database, crew: list[Person]
) -> None:
    with storage.transaction() as session:
        claim, other = a_claim(session), a_claim(session)
        version = newest_version(session, article_of(session, claim))
    words = "The old one was pulled down last year."
    one, another = Stern(app_on, crew[0]), Stern(app_on, crew[1])
    one.post(f"/claims/{claim.id}/evidence", passage(version.id, words, key="k"))
    more = passage(version.id, "Fishermen have used pier", key="k")
    one.post(f"/claims/{claim.id}/evidence", more)
    one.post(f"/claims/{other.id}/evidence", passage(version.id, words, key="k"))
    another.post(f"/claims/{other.id}/evidence", more)
    another.post(f"/claims/{claim.id}/evidence", passage(version.id, words, key="k"), expect=422)
    for browser, label in ((one, "a"), (one, "b"), (another, "a"), (one, "a")):
        sent = {"link-label": label, "link-key": "k"}
        browser.post(f"/claims/{claim.id}/links", sent, expect=200)
    with storage.reading() as session:
        assert len(session.exec(select(Evidence)).all()) == 4
        assert len(session.exec(select(ShareLink)).all()) == 3


def test_a_round_of_two_gets_two_reviews_and_a_claim_one_verdict_and_one_edition(
    app_on: Flask, storage: Database, crew: list[Person]
) -> None:
    with storage.transaction() as session:
        claim = a_claim(session, Status.IN_REVIEW)
        reviewers = [a_person(session) for _ in range(6)]
    base = f"/claims/{claim.id}"
    review = (
        f"{base}/reviews",
        {"review-rating": "5", "review-confidence": "low", "review-justification": "The accounts."},
    )
    verdict = (f"{base}/verdict", {"verdict-conclusion": "It was paid for."})
    first: Callable[[Counter[int]], bool] = lambda answers: answers[303] == 1 and not answers[500]  # noqa: E731
    for people, form in ((reviewers, review), (crew, verdict), (crew, (f"{base}/publication", {}))):
        answers = at_once(app_on, people, [form] * CROWD)
        assert first(answers), answers
        assert set(answers) <= {303, 409, 422}
    with storage.reading() as session:
        rounds = session.exec(select(Round).where(Round.claim_id == claim.id)).all()
        assert len(rounds) == 1
        assert len(session.exec(select(Review)).all()) == 2
        assert len(session.exec(select(Verdict)).all()) == 1
        assert [edition.number for edition in session.exec(select(Edition))] == [1]
        assert session.get_one(Claim, claim.id).status is Status.PUBLISHED


def test_articles_of_one_outlet_that_is_new_come_in_at_once(
    app_on: Flask, storage: Database, crew: list[Person]
) -> None:
    same = "“The dock cost nothing,” Mayor Odile Fenn said. The council paid."
    texts = [same] * CROWD + [f"{same} Note {number} of the clerk." for number in range(CROWD)]
    forms = [
        ("/articles", {"article-text": text, "article-outlet": "The New Gazette"}) for text in texts
    ]
    assert at_once(app_on, crew, forms) == {303: len(forms)}
    with storage.reading() as session:
        named = select(Outlet).where(Outlet.name == "The New Gazette")
        assert len(session.exec(named).all()) == 1
        assert len(session.exec(select(Article)).all()) == 1 + CROWD
        said = select(Claim).where(col(Claim.quotation).contains("The dock cost nothing"))
        assert len(session.exec(said).all()) == 1
