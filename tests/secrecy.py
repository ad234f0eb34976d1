"""A desk with claims that only some may know of, and the same desk without them."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, or_
from sqlmodel import Session, SQLModel, col, select

from factcheck.db import Database
from factcheck.models import (
    BatchDeed,
    Claim,
    Claimant,
    Notice,
    Person,
    Read,
    Role,
    SettlingReason,
    Stance,
    Status,
    Topic,
    now,
)
from factcheck.queries.rows import choose
from factcheck.workflow import calendars
from factcheck.workflow.assignments import assign
from factcheck.workflow.batches import Order, do_batch
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.comments import comment
from factcheck.workflow.confidentiality import keep_confidential
from factcheck.workflow.drafts import Unfinished, save_draft
from factcheck.workflow.letters import write_due
from factcheck.workflow.presence import note_presence
from factcheck.workflow.publicity import set_publicity
from factcheck.workflow.reviews import settle_dispute
from tests.factories import (
    a_claim,
    a_link,
    a_part,
    a_person,
    a_review,
    a_sign_off,
    an_edition,
    article_of,
    rating_named,
    some_evidence,
)
from tests.outreach import a_contact, a_search

MARKER = "quokka"
SECRET = f"The {MARKER} of the harbour"
#: What of an address is a claim's own; whatever else an address can name is nobody's secret.
OWN = {
    "claim_id": "claim",
    "evidence_id": "evidence",
    "part_id": "part",
    "thread_id": "thread",
    "comment_id": "comment",
    "search_id": "searchrecord",
    "contact_id": "contact",
    "link_id": "sharelink",
    "gap_id": "guidelinegap",
    "review_id": "review",
    "notice_id": "notice",
    "override_id": "gateoverride",
}


@dataclass(frozen=True)
class World:
    """A desk with claims that only some may know of, and those who may not."""

    secret: list[Claim]
    #: Claims that everybody knows of.
    common: list[Claim]
    named: Person
    others: list[Person]
    #: Of each thing that an address can name: the numbers of those that are the claims' own.
    things: dict[str, list[int]]
    asks: list[str]
    feeds: dict[int, str]


def a_world(session: Session) -> World:
    """Confidential claims that everything was done to, among others; seen by one editor alone."""
    named = a_person(session, Role.EDITOR, name="Ada Moss", email="ada@desk.example")
    # What is published is there for everybody, but for these claims.
    set_publicity(session, named, is_public=True)
    others = [a_person(session, role) for role in Role]
    # Who may do most worked on the claims before, and is told of them.
    worker = others[-1]
    secret = [*_running(session, named, worker), _published(session, named)]
    for claim in secret:
        _dress(session, named, claim, worker)
    feeds = {one.id: calendars.make_feed(session, one) for one in others}
    # The desk knows of others, so that lists have something to show and to count.
    common = [a_claim(session, status) for status in (Status.PUBLISHED, Status.DISPUTED)]
    a_link(session, common[0])
    common.append(a_claim(session))
    some_evidence(session, common[-1])
    for claim in secret:
        keep_confidential(session, named, claim.id, [])
    write_due(session)
    assert any(notice.person_id == worker.id for notice in session.exec(select(Notice)))
    things, asks = _things(session, secret), _asks(session, named)
    return World(secret, common, named, others, things, asks, feeds)


def tear_out(database: Database, claim_ids: list[int]) -> None:
    """Delete the claims and every row that hangs on them, from whatever table there is."""
    with database.transaction() as session:
        connection = session.connection()
        for table in ("event", "edition"):
            connection.exec_driver_sql(f"DROP TRIGGER {table}_no_delete")
        for table, gone in reversed(_hanging(session, claim_ids).items()):
            session.execute(delete(SQLModel.metadata.tables[table]).where(gone))


def _hanging(session: Session, claim_ids: list[int]) -> dict[str, ColumnElement[bool]]:
    """By table, which of its rows hang on the claims; a table comes before what hangs on it."""
    claims = SQLModel.metadata.tables["claim"]
    hanging: dict[str, ColumnElement[bool]] = {"claim": claims.c.id.in_(claim_ids)}
    numbers: dict[str, list[int]] = {"claim": claim_ids}
    for table in SQLModel.metadata.sorted_tables:
        keys = [
            column.in_(numbers[key.column.table.name])
            for column in table.columns
            for key in column.foreign_keys
            if key.column.table.name in numbers
        ]
        if keys and table is not claims:
            hanging[table.name] = or_(*keys)
            if "id" in table.columns:
                found = session.connection().scalars(choose(table.c.id).where(or_(*keys)))
                numbers[table.name] = list(found)
    return hanging


def _running(session: Session, named: Person, worker: Person) -> list[Claim]:
    """In the inbox, open with a draft, in review and agreed: what queues and lists wait for."""
    fresh, begun, read = a_claim(session, Status.SUGGESTED), a_claim(session), a_claim(session)
    some_evidence(session, begun, by=worker)
    save_draft(session, worker, begun.id, Unfinished(justification=SECRET), seen=0)
    some_evidence(session, read, by=named)
    a_review(session, read, by=worker, justification=SECRET)
    settled = a_claim(session)
    passage = some_evidence(session, settled)
    for rating, stance in (("false", Stance.CONTRADICTS), ("true", Stance.SUPPORTS)):
        a_review(session, settled, rating, readings={passage.id: Read(stance)})
    settle_dispute(
        session,
        named,
        settled.id,
        rating_id=rating_named(session, "false").id,
        reason=SettlingReason.GUIDELINE_GAP,
        note=SECRET,
    )
    return [begun, read, settled, fresh]


def _published(session: Session, named: Person) -> Claim:
    claim = a_claim(session, Status.AGREED, by=named)
    a_sign_off(session, claim, conclusion=SECRET)
    an_edition(session, claim)
    a_link(session, claim, by=named, label=SECRET)
    return claim


def _dress(session: Session, named: Person, claim: Claim, worker: Person) -> None:
    """Give a claim of each thing one, by whoever will be named and by whoever won't."""
    wording = Wording(claimant=SECRET, statement=SECRET, headline=SECRET, topics=(MARKER, SECRET))
    word_claim(session, named, claim.id, wording)
    comment(session, named, claim.id, f"{SECRET}, @{worker.email.partition('@')[0]}")
    if claim.status is not Status.SUGGESTED:
        a_search(session, claim, by=named, searched_for=SECRET)
        a_contact(session, claim, by=named, whom=SECRET, deadline=now().date())
    do_batch(
        session,
        worker,
        Order(BatchDeed.ADD_TOPIC, topics=("harbour",)),
        [(claim.id, claim.revision)],
        f"batch of {claim.id}",
    )
    note_presence(session, named, claim)
    if claim.status in (Status.OPEN, Status.IN_REVIEW):
        a_part(session, claim, claim.quotation.strip("“”").partition(" ")[0], by=named)
        today = now().date()
        assign(session, named, claim.id, worker.id, today)
        assign(session, named, claim.id, named.id, today)
    if claim.status is Status.PUBLISHED:
        claim.review_by = now().date() - timedelta(days=1)
        session.add(claim)
        session.flush()


def _things(session: Session, secret: list[Claim]) -> dict[str, list[int]]:
    numbers = [claim.id for claim in secret]
    hanging = _hanging(session, numbers)
    found = {}
    for name, table in OWN.items():
        own = choose(SQLModel.metadata.tables[table].c.id).where(hanging[table])
        found[name] = list(session.connection().scalars(own))
    assert [name for name in found if not found[name]] == ["override_id"]
    articles = {article_of(session, claim).id for claim in secret}
    who = session.exec(select(Claimant.id).where(Claimant.name == SECRET)).all()
    named = {"claim_id": numbers, "article_id": sorted(articles), "claimant_id": list(who)}
    return {**found, **named}


def _asks(session: Session, named: Person) -> list[str]:
    """Searches and filters that might look further than the list without them."""
    claimant = session.exec(select(Claimant.id).where(Claimant.name == SECRET)).one()
    topics = session.exec(select(Topic.id).where(col(Topic.name).in_((MARKER, SECRET)))).all()
    return [
        "",
        "?status=all",
        f"?status=all&q={MARKER}",
        "?status=all&confidential=yes",
        f"?status=all&claimant={claimant}",
        *(f"?status=all&topic={topic}" for topic in topics),
        f"?status=all&assignee={named.id}",
        "?status=all&due=late",
        "?status=all&due=week",
        "?status=all&rating=false",
        "?queue=bare",
        "?queue=review",
        "?queue=sign",
        "?queue=again",
        "?status=all&sort=due",
        "?status=suggested&sort=worth",
    ]
