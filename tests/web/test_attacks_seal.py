"""The seal, attacked: all that the desk says to others must be the same whatever a review says.

Every address is fetched by everybody, as are the pages that refuse a form and the shell's commands.
Then the sealed reviews are rewritten behind the desk's back, and everything is fetched again: one
byte of difference, but for the tokens of forms, would tell something.
"""

import re
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlmodel import Session, col, select

from factcheck.cli import desk
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import (
    Answers,
    Claim,
    Comment,
    Confidence,
    Person,
    Read,
    Reading,
    Review,
    ReviewDraft,
    Role,
    Stance,
    Status,
    ThreadKind,
    now,
)
from factcheck.workflow.comments import comment
from factcheck.workflow.drafts import Unfinished, save_draft
from factcheck.workflow.evidence import withdraw
from factcheck.workflow.publicity import set_publicity
from factcheck.workflow.threads import About
from tests.factories import a_claim, a_link, a_person, a_review, rating_named, some_evidence
from tests.stern import Stern

MARKER = "quokka"
SEALED = f"The {MARKER} of the accounts says it all."
#: Without the word that is searched for, and of another length: hits and sizes would tell it too.
REWRITTEN = "The wombat of it. " * 40
TOKENS = re.compile(
    r'(csrf_token[^>]*value=)"[^"]+"|(name="[\w-]+key"[^>]* value=)"[^"]+"|value="[\w-]{32}"'
)
ROBOT = {"User-Agent": "a bot, so that its looking is not counted"}
OF_THE_MOMENT = ("Set-Cookie", "Date")
#: Panes, searches and filters that might look further than the page without them.
PANES = ("?pane=activity", "?pane=suggestions", "?pane=parts", "?pane=outreach", "?pane=talk")
LOOKS = ("", *PANES, "?status=all", f"?status=all&q={MARKER}")


@pytest.fixture
def author(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, name="Una Author", email="una@desk.example")


@pytest.fixture
def others(database: Database) -> list[Person]:
    with database.transaction() as session:
        return [a_person(session, role) for role in Role]


@pytest.fixture
def claims(database: Database, author: Person, others: list[Person]) -> list[Claim]:
    """A running round; one that evidence has overtaken; one with a round after it; one resumed."""
    with database.transaction() as session:
        made = [a_claim(session, by=author) for _ in range(4)]
        for claim in made:
            read = some_evidence(session, claim, by=author)
            a_review(
                session,
                claim,
                "false",
                by=author,
                justification=SEALED,
                confidence=Confidence.HIGH,
                answers=Answers(other_reading=SEALED, speaker_proof=SEALED),
                readings={read.id: Read(Stance.CONTEXT, is_relied_on=False)},
            )
            comment(session, author, claim.id, SEALED, About(ThreadKind.RATING))
        some_evidence(session, made[1], stance=Stance.SUPPORTS)
        begun = Unfinished(justification=SEALED, answers=Answers(literally_true=SEALED))
        save_draft(session, author, made[1].id, begun, seen=0)
        some_evidence(session, made[2], stance=Stance.SUPPORTS)
        a_review(session, made[2], "unproven", by=others[2])
        passing = some_evidence(session, made[3])
        withdraw(session, author, passing.id)
        assert [claim.status for claim in made] == [
            Status.IN_REVIEW,
            Status.OPEN,
            Status.IN_REVIEW,
            Status.IN_REVIEW,
        ]
        a_link(session, made[0], by=author)
        a_claim(session, Status.PUBLISHED)
        set_publicity(session, others[-1], is_public=True)
        return made


@pytest.mark.parametrize(
    ("roles", "states", "fewest"),
    [
        pytest.param((Role.REVIEWER, Role.ADMIN), 2, 300, id="in short"),
        pytest.param(tuple(Role), 4, 800, id="as everybody", marks=pytest.mark.heavy),
    ],
)
def test_nothing_that_others_get_depends_on_a_sealed_review(
    app: Flask,
    database: Database,
    settings: Settings,
    author: Person,
    others: list[Person],
    claims: list[Claim],
    roles: tuple[Role, ...],
    states: int,
    fewest: int,
) -> None:
    told_to = [None, *(other for other in others if other.role in roles)]
    told_of = claims[:states]
    shell(settings, "claims")  # makes the person of the shell
    before = dict(everything(app, settings, told_to, [author, others[-1]], told_of))
    assert len(before) > fewest
    with database.transaction() as session:
        rewrite(session, author)
    after = dict(everything(app, settings, told_to, [author, others[-1]], told_of))
    assert [what for what in before if before[what] != after.get(what)] == []
    # A page that was asked for the word repeats it.
    telling = [what for what in before if MARKER in before[what] and MARKER not in what]
    assert telling == []


def test_the_author_reads_what_everybody_else_must_not(
    stern: Stern, author: Person, claims: list[Claim]
) -> None:
    page = stern.as_(author).get(f"/claims/{claims[0].id}")
    assert SEALED in page.words


def everything(
    app: Flask,
    settings: Settings,
    viewers: list[Person | None],
    people: list[Person],
    claims: list[Claim],
) -> Iterator[tuple[str, str]]:
    """What was asked, and all that came back: the status, the headers, the words."""
    for viewer in viewers:
        browser = Stern(app, viewer)
        who = viewer.role.value if viewer else "stranger"
        for path in addresses(app, claims):
            yield f"{who} GET {path}", fetched(browser, "GET", path)
        for claim in claims:
            for path, sent in refused_forms(claim):
                yield f"{who} POST {path} {sent}", fetched(browser, "POST", path, sent)
    for asking in ([], *(["--as", person.email] for person in people)):
        for claim in claims:
            for line in (["log"], ["log", "--json"], ["report"], ["report", "--format", "json"]):
                command = [*asking, line[0], claim.ref, *line[1:]]
                yield " ".join(command), shell(settings, *command)
        for line in (["claims"], ["claims", "--json"], ["claims", "--status", "in_review"]):
            yield " ".join([*asking, *line]), shell(settings, *asking, *line)


def addresses(app: Flask, claims: list[Claim]) -> Iterator[str]:
    """Every address that is read: of a claim, for each of these; else of number 1."""
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static":
            continue
        is_of_claim = "<int:claim_id>" in rule.rule or "<ref>" in rule.rule
        for number in [claim.id for claim in claims] if is_of_claim else [1]:
            path = re.sub(r"<int:\w+>", str(number), rule.rule.replace("<ref>", f"FC-{number}"))
            for look in LOOKS if rule.endpoint in ("claims.show", "claims.index") else ("",):
                yield re.sub(r"<[^>]+>", "x", path) + look
    yield f"/search?q={MARKER}"


def refused_forms(claim: Claim) -> Iterator[tuple[str, dict[str, str]]]:
    """Forms that nobody's role or nothing's state allows: their refusals are pages too."""
    base = f"/claims/{claim.id}"
    yield (
        f"{base}/reviews",
        {
            "review-rating": "1",
            "review-confidence": "low",
            "review-justification": "x",
            "review-evidence": "0",
        },
    )
    yield f"{base}/reviews", {}
    yield f"{base}/draft", {"review-draft": "999", "review-justification": "x"}
    yield f"{base}/draft/removal", {}
    yield f"{base}/draft/return", {}
    yield (
        f"{base}/settlement",
        {
            "settle-rating": "1",
            "settle-reason": "judgement",
            "settle-confidence": "low",
            "settle-note": "x",
        },
    )
    yield f"{base}/verdict", {"verdict-conclusion": "It is so."}
    yield f"{base}/publication", {}
    yield f"{base}/opening", {}
    yield f"{base}/correction", {}
    yield f"{base}/wording", {"wording-headline": "x", "wording-seen": "999"}
    yield f"{base}/evidence", {"evidence-exact": "not in it", "evidence-version": "1"}
    yield f"/evidence/{claim.id}/restatement", {f"restate-{claim.id}-seen": "999"}


def fetched(browser: Stern, method: str, path: str, sent: dict[str, str] | None = None) -> str:
    data = {"csrf_token": browser.token(), **sent} if sent is not None else None
    answer = browser.client.open(path, method=method, data=data, headers=ROBOT, buffered=True)
    assert answer.status_code < 500, f"{method} {path}"
    assert method == "GET" or answer.status_code >= 302, f"{path} was meant to be refused"
    headers = [f"{name}: {value}" for name, value in answer.headers if name not in OF_THE_MOMENT]
    # Pictures and PDF are compared as well.
    words = answer.get_data().decode(errors="backslashreplace")
    return "\n".join([answer.status, *headers, TOKENS.sub("…", words)])


def shell(settings: Settings, *command: str) -> str:
    environment = {
        "FACTCHECK_INSTANCE": str(settings.instance),
        "FACTCHECK_DATABASE_URL": settings.database_url,
    }
    outcome = CliRunner().invoke(desk, command, env=environment)
    return f"{outcome.exit_code} {outcome.exception!r} {outcome.output}"


def rewrite(session: Session, author: Person, several: int = 4) -> None:
    """Make each sealed review, of which there are ``several``, another one; in the history too."""
    for review in session.exec(select(Review).where(col(Review.person_id) == author.id)):
        review.rating_id = rating_named(session, "true").id
        review.justification = REWRITTEN
        review.confidence = Confidence.LOW
        review.take(Answers(similar_claims=REWRITTEN))
        session.add(review)
        for reading in session.exec(select(Reading).where(col(Reading.review_id) == review.id)):
            reading.stance, reading.is_relied_on = Stance.SUPPORTS, True
            session.add(reading)
    for draft in session.exec(select(ReviewDraft).where(col(ReviewDraft.person_id) == author.id)):
        draft.justification, draft.literally_true = REWRITTEN, None
        draft.confidence, draft.rating_id = Confidence.LOW, rating_named(session, "true").id
        draft.revision, draft.saved_at = 7, now()
        session.add(draft)
    for said in session.exec(select(Comment).where(col(Comment.author_id) == author.id)):
        said.text = REWRITTEN
        session.add(said)
    session.flush()
    connection = session.connection()
    connection.exec_driver_sql("DROP TRIGGER event_no_update")
    changed = connection.exec_driver_sql(
        "UPDATE event SET after = json_set(after, '$.rating_id', 1, '$.justification', ?,"
        " '$.confidence', 'low', '$.other_reading', NULL, '$.readings', NULL)"
        " WHERE verb = 'review.written' AND actor_id = ?",
        (REWRITTEN, author.id),
    )
    assert changed.rowcount == several
