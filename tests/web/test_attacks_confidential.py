"""Confidential claims, attacked: to whoever isn't named, they must be as if they weren't there.

Everybody who isn't named fetches every address that the application has, sends every form at what
belongs to the claims, and asks the shell. Then the claims are torn out of the database with all
that hangs on them, and everything is fetched again: one byte of difference, but for the tokens of
forms, would tell something.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import ColumnElement, delete, or_
from sqlmodel import Session, SQLModel, col, select

from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import (
    BatchDeed,
    Claim,
    Claimant,
    Letter,
    Notice,
    Person,
    Role,
    SettlingReason,
    Stance,
    Status,
    Topic,
    now,
)
from factcheck.queries.letters import contents
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
from tests.stern import Stern
from tests.web.test_attacks_seal import fetched, shell

MARKER = "quokka"
SECRET = f"The {MARKER} of the harbour"
#: No thing of a desk has this number.
NOBODYS = 999_999
NUMBERS = re.compile(r"\b\d+\b")


@dataclass(frozen=True)
class World:
    """A desk with claims that only some may know of, and those who may not."""

    secret: list[Claim]
    named: Person
    others: list[Person]
    #: Of each thing that an address can name: the numbers of those that are the claims' own.
    things: dict[str, list[int]]
    asks: list[str]
    feeds: dict[int, str]


@pytest.fixture
def world(database: Database) -> World:
    with database.transaction() as session:
        named = a_person(session, Role.EDITOR, name="Ada Moss", email="ada@desk.example")
        others = [a_person(session, role) for role in Role]
        reviewer, admin = others[1], others[3]
        secret = [*_running(session, named, reviewer), _published(session, named)]
        for claim in secret:
            _dress(session, named, claim, reviewer)
        feeds = {one.id: calendars.make_feed(session, one) for one in others}
        # The desk knows of others, so that lists have something to show and to count.
        a_link(session, a_claim(session, Status.PUBLISHED))
        a_claim(session, Status.DISPUTED)
        some_evidence(session, a_claim(session))
        for claim in secret:
            keep_confidential(session, named, claim.id, [])
        write_due(session)
        assert any(notice.person_id == reviewer.id for notice in session.exec(select(Notice)))
        world = World(secret, named, others, _things(session, secret), _asks(session, named), feeds)
        assert admin in others and all(claim.is_confidential for claim in secret)
        return world


def test_to_who_is_not_named_a_confidential_claim_is_not_there(
    app: Flask, database: Database, settings: Settings, world: World
) -> None:
    """As the admin, whose role allows most."""
    attack(app, database, settings, world, world.others[-1:])


@pytest.mark.heavy
def test_whatever_their_role_it_is_not_there(
    app: Flask, database: Database, settings: Settings, world: World
) -> None:
    attack(app, database, settings, world, [None, *world.others[:-1]])


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMIN])
def test_forms_for_what_belongs_to_it_are_answered_as_if_there_were_no_such_thing(
    app: Flask, world: World, role: Role
) -> None:
    """Sent as they are offered to who is named, by a reviewer who worked on it and by an admin."""
    [other] = [one for one in world.others if one.role is role]
    browser, sent = Stern(app, other), offered(app, world)
    found, telling = 0, []
    for path, nobodys in forms(app, world):
        answer = fetched(browser, "POST", path, sent.get(path, {}))
        nothing = fetched(browser, "POST", nobodys, sent.get(path, {}))
        found += path in sent
        is_allowed = answer.startswith("404") or nothing.startswith("403")
        if not is_allowed or plain(answer) != plain(nothing):
            telling.append(path)
    assert telling == []
    assert found > 50


def offered(app: Flask, world: World) -> dict[str, dict[str, str]]:
    """By address: what the forms would send that are offered to who is named, all filled in."""
    ada = Stern(app, world.named)
    pages = [
        f"/claims/{claim.id}{look}"
        for claim in world.secret
        for look in (*PANES, "/links", "/named")
    ]
    sent = {}
    for page in [*pages, "/guideline-gaps", "/notices"]:
        for form in ada.get(page).tree.forms:
            if form.method == "POST":
                values = {name: value or "1" for name, value in form.form_values()}
                path = form.action.partition("?")[0]
                sent[path] = {**values, **{box.name: box.value for box in _unticked(form)}}
    return sent


def _unticked(form: Any) -> Iterator[Any]:
    """The first of each choice that nobody has made yet."""
    chosen = {name for name, _ in form.form_values()}
    for box in form.xpath(".//input[@type='radio' or @type='checkbox']"):
        if box.name not in chosen:
            chosen.add(box.name)
            yield box


def test_who_is_named_sees_it_everywhere(stern: Stern, world: World) -> None:
    ada = stern.as_(world.named)
    assert SECRET in ada.get(f"/claims/{world.secret[0].id}").words
    assert MARKER in ada.get("/claims?status=all").text


def attack(
    app: Flask,
    database: Database,
    settings: Settings,
    world: World,
    viewers: list[Person | None] | list[Person],
) -> None:
    before = dict(everything(app, database, settings, viewers, world))
    assert len(before) > 100
    telling = [what for what in before if MARKER in before[what] and MARKER not in what]
    assert telling == []
    tear_out(database, [claim.id for claim in world.secret])
    after = dict(everything(app, database, settings, viewers, world))
    assert [what for what in before if before[what] != after.get(what)] == []


def everything(
    app: Flask,
    database: Database,
    settings: Settings,
    viewers: list[Person | None] | list[Person],
    world: World,
) -> Iterator[tuple[str, str]]:
    """What was asked, and all that came back."""
    for viewer in viewers:
        browser = Stern(app, viewer)
        who = viewer.role.value if viewer else "stranger"
        for path in addresses(app, world):
            yield f"{who} GET {path}", fetched(browser, "GET", path)
        if viewer is not None:
            feed = f"/calendar/{world.feeds[viewer.id]}.ics"
            yield f"{who} GET a calendar", fetched(browser, "GET", feed)
            yield f"{who} reads letters", "\n".join(letters(database, viewer))
    refs = [claim.ref for claim in world.secret]
    lines = [[verb, ref, *more] for ref in refs for verb, *more in OF_ONE]
    for line in [*OF_ALL, *lines]:
        yield " ".join(line), shell(settings, *line)


OF_ALL = (
    ["claims"],
    ["claims", "--json"],
    ["claims", "--csv"],
    ["claims", "--csv", "--filter", "confidential=yes&status=all"],
    ["claims", "--filter", f"q={MARKER}"],
)
OF_ONE = (["log"], ["log", "--json"], ["report"], ["report", "--format", "json"])


def letters(database: Database, viewer: Person) -> Iterator[str]:
    with database.reading() as session:
        for letter in session.exec(select(Letter).where(Letter.person_id == viewer.id)):
            yield repr(contents(session, letter))


def addresses(app: Flask, world: World) -> Iterator[str]:
    """Every address that is read: for each of the claims' own things, and for number 1."""
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static":
            continue
        path = re.sub(r"<(?:token|path:\w+)>", "x", rule.rule)
        for number, filled in enumerate(filled_in(path, world.things, extra=[1])):
            looks = world.asks if rule.endpoint in LISTS else [""]
            yield from (filled + look for look in (looks if number == 0 else [""]))


PANES = (
    "",
    *(f"?pane={pane}" for pane in ("activity", "suggestions", "parts", "outreach", "talk")),
)
LISTS = ("claims.index", "claims.board", "claims.spreadsheet", "search.show", "inbox.index")


def forms(app: Flask, world: World) -> Iterator[tuple[str, str]]:
    """Addresses of forms at the claims' own things, and the same for what there never was."""
    for rule in app.url_map.iter_rules():
        own = {name for name in world.things if f":{name}>" in rule.rule}
        if "POST" not in (rule.methods or ()) or not own & set(OWN):
            continue
        path = rule.rule.replace("<stance>", Stance.SUPPORTS.value)
        for filled in filled_in(path, world.things):
            yield filled, NUMBERS.sub(str(NOBODYS), filled)


def plain(answer: str) -> str:
    """The answer without its numbers: a page of nothing names what was asked for."""
    return NUMBERS.sub("n", answer)


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
OTHERS = {
    "article_id",
    "other_id",
    "sentence_id",
    "batch_id",
    "filter_id",
    "letter_id",
    "tie_id",
    "person_id",
    "scheme_id",
    "rating_id",
    "decision_id",
    "number",
}


def filled_in(path: str, things: dict[str, list[int]], extra: list[int] | None = None) -> list[str]:
    """The address for each thing of that kind; of several kinds, for each pair in step."""
    names = re.findall(r"<int:(\w+)>", path)
    assert set(names) <= set(OWN) | OTHERS, f"say what {path} names: is it a claim's own?"
    filled = []
    choices = {name: [*(things.get(name) or []), *(extra or [])] or [1] for name in names}
    for at in range(max((len(some) for some in choices.values()), default=1)):
        one = path.replace("<ref>", f"FC-{things['claim_id'][at % len(things['claim_id'])]}")
        for name, some in choices.items():
            one = one.replace(f"<int:{name}>", str(some[at % len(some)]))
        filled.append(re.sub(r"<[^>]+>", "x", one))
    return list(dict.fromkeys(filled))


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


def _running(session: Session, named: Person, reviewer: Person) -> list[Claim]:
    """In the inbox, open with a draft, in review and agreed: what queues and lists wait for."""
    fresh, begun, read = a_claim(session, Status.SUGGESTED), a_claim(session), a_claim(session)
    some_evidence(session, begun, by=reviewer)
    save_draft(session, reviewer, begun.id, Unfinished(justification=SECRET), seen=0)
    some_evidence(session, read, by=named)
    a_review(session, read, by=reviewer, justification=SECRET)
    settled = a_claim(session, Status.DISPUTED)
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


def _dress(session: Session, named: Person, claim: Claim, reviewer: Person) -> None:
    """Give a claim of each thing one, by whoever will be named and by whoever won't."""
    wording = Wording(claimant=SECRET, statement=SECRET, headline=SECRET, topics=(MARKER, SECRET))
    word_claim(session, named, claim.id, wording)
    comment(session, named, claim.id, f"{SECRET}, @{reviewer.email.partition('@')[0]}")
    if claim.status is not Status.SUGGESTED:
        a_search(session, claim, by=named, searched_for=SECRET)
        a_contact(session, claim, by=named, whom=SECRET, deadline=now().date())
    do_batch(
        session,
        reviewer,
        Order(BatchDeed.ADD_TOPIC, topics=("harbour",)),
        [(claim.id, claim.revision)],
        f"batch of {claim.id}",
    )
    note_presence(session, named, claim)
    if claim.status in (Status.OPEN, Status.IN_REVIEW):
        a_part(session, claim, claim.quotation.strip("“”").partition(" ")[0], by=named)
        today = now().date()
        assign(session, named, claim.id, reviewer.id, today)
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
    return {**found, "article_id": sorted(articles)}


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
