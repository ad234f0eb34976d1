"""Confidential claims, attacked: to whoever isn't named, they must be as if they weren't there.

Everybody who isn't named fetches every address that the application has, sends every form at what
belongs to the claims, and asks the shell. Then the claims are torn out of the database with all
that hangs on them, and everything is fetched again: one byte of difference, but for the tokens of
forms, would tell something.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlmodel import select

from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import (
    Letter,
    Person,
    Role,
    Stance,
)
from factcheck.queries.letters import contents
from tests.secrecy import MARKER, OWN, SECRET, World, a_world, tear_out
from tests.stern import Stern
from tests.web.test_attacks_seal import fetched, shell

#: No thing of a desk has this number.
NOBODYS = 999_999
NUMBERS = re.compile(r"\b\d+\b")


@pytest.fixture
def world(database: Database) -> World:
    with database.transaction() as session:
        return a_world(session)


def test_to_who_is_not_named_a_confidential_claim_is_not_there(
    app: Flask, database: Database, settings: Settings, world: World
) -> None:
    """As the admin, whose role allows most, and who worked on it before."""
    attack(app, database, settings, world, world.others[-1:])


@pytest.mark.heavy
def test_whatever_their_role_it_is_not_there(
    app: Flask, database: Database, settings: Settings, world: World
) -> None:
    attack(app, database, settings, world, [None, *world.others[:-1]])


@pytest.mark.parametrize("role", [pytest.param(Role.REVIEWER, marks=pytest.mark.heavy), Role.ADMIN])
def test_forms_for_what_belongs_to_it_are_answered_as_if_there_were_no_such_thing(
    app: Flask, world: World, role: Role
) -> None:
    """Sent as they are offered to who is named, by an admin who worked on it and by a reviewer."""
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
        for claim in world.secret[:2]
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


def test_a_batch_does_nothing_to_it_and_says_what_it_says_of_nothing(
    app: Flask, world: World
) -> None:
    editor = Stern(app, world.others[2])
    told = []
    for number in (world.secret[0].id, NOBODYS):
        sent = {"claim": f"{number}:1", "deed": "add_topic", "topic": "harbour", "key": f"{number}"}
        told.append(plain(editor.post("/batches", sent, follow=True).words))
    assert told[0] == told[1]
    assert "There is no such claim." in told[0]


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
    """Every address that is read: for each of the claims' own things, and for other claims."""
    things = {**world.things, "claim_id": [one.id for one in (*world.secret, *world.common)]}
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static":
            continue
        path = re.sub(r"<(?:token|path:\w+)>", "x", rule.rule)
        for number, filled in enumerate(filled_in(path, things)):
            looks = world.asks if rule.endpoint in LISTS else PUBLIC_ASKS.get(rule.endpoint, [""])
            yield from (filled + look for look in (looks if number == 0 else [""]))


PANES = (
    "",
    *(f"?pane={pane}" for pane in ("activity", "suggestions", "parts", "outreach", "talk")),
)
#: What else the public lists could be asked for.
PUBLIC_ASKS = {
    "front.index": ["", f"?q={MARKER}", f"?topic={MARKER}", "?claimant=the-quokka-of-the-harbour"],
    "feeds.checks": ["", f"?topic={MARKER}", "?claimant=the-quokka-of-the-harbour"],
    "claimants.index": ["", "?from=quokka"],
    "embeds.oembed": [f"?url=http://localhost/checks/FC-{number}" for number in range(1, 12)],
}
LISTS = ("claims.index", "claims.board", "claims.spreadsheet", "search.show", "inbox.index")


def forms(app: Flask, world: World) -> Iterator[tuple[str, str]]:
    """Addresses of forms at the claims' own things, and the same for what there never was."""
    things = {name: some[:2] for name, some in world.things.items()}
    for rule in app.url_map.iter_rules():
        own = {name for name in OWN if f":{name}>" in rule.rule}
        if "POST" not in (rule.methods or ()) or not own:
            continue
        path = rule.rule.replace("<stance>", Stance.SUPPORTS.value)
        for filled in filled_in(path, things):
            yield filled, NUMBERS.sub(str(NOBODYS), filled)


def plain(answer: str) -> str:
    """The answer without its numbers: a page of nothing names what was asked for."""
    return NUMBERS.sub("n", answer)


OTHERS = {
    "alias_id",
    "article_id",
    "claimant_id",
    "kept_id",
    "move_id",
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
    "source",
}


def filled_in(path: str, things: dict[str, list[int]]) -> list[str]:
    """The address for each thing of its kind; of several kinds, in step."""
    path = path.replace("<ref>", "FC-<int:claim_id>")
    names = re.findall(r"<int:(\w+)>", path)
    assert set(names) <= set(OWN) | OTHERS, f"say what {path} names: is it a claim's own?"
    choices = {name: things.get(name) or [1] for name in names}
    filled = []
    for at in range(max((len(some) for some in choices.values()), default=1)):
        one = path
        for name, some in choices.items():
            one = one.replace(f"<int:{name}>", str(some[at % len(some)]))
        filled.append(re.sub(r"<[^>]+>", "x", one))
    return filled
