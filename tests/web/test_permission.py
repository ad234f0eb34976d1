"""Every address of the desk, asked for by a stranger and as each role.

What is expected comes from what each view declares and from the table of roles; a few rows are
written by hand, so that a wrong declaration is noticed too.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from flask import Flask
from werkzeug.routing import Rule

from factcheck.db import Database
from factcheck.errors import NotAllowed
from factcheck.models import GRANTS, Claim, May, Person, Role, Status
from factcheck.web.permission import declaration, needs, open_to_all
from tests.factories import a_claim, a_link, a_person
from tests.stern import Answer, Stern

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


class Route(NamedTuple):
    """One way to use one address; ``path`` has plausible numbers in it."""

    method: str
    path: str
    endpoint: str
    needed: May | None

    def __str__(self) -> str:
        return f"{self.method} {self.path} ({self.endpoint})"


def routes(app: Flask) -> Iterator[Route]:
    for rule in app.url_map.iter_rules():
        needed = declaration(app.view_functions[rule.endpoint])
        for method in sorted((rule.methods or set()) & set(METHODS)):
            yield Route(method, plausible(rule), rule.endpoint, needed)


def plausible(rule: Rule) -> str:
    """The address with 1 for a number, FC-1 for a claim, which the desk has, and x for words."""
    filled = re.sub(r"<int:\w+>", "1", rule.rule).replace("<ref>", "FC-1")
    return re.sub(r"<[^>]+>", "x", filled)


def asked(browser: Stern, route: Route) -> Answer:
    """The answer, whatever it is."""
    sent = {"csrf_token": browser.token()} if route.method != "GET" else None
    return Answer(browser.client.open(route.path, method=route.method, data=sent, buffered=True))


def is_turned_away(answer: Answer) -> bool:
    to_sign_in = answer.status in (302, 303) and (answer.location or "").startswith("/sign-in")
    return answer.status in (403, 404) or to_sign_in


@pytest.fixture
def world(database: Database) -> dict[Role, Person]:
    """A desk where number 1 is something everywhere, and somebody in each role."""
    with database.transaction() as session:
        a_link(session, a_claim(session, Status.PUBLISHED))
        a_claim(session, Status.IN_REVIEW)
        return {role: a_person(session, role) for role in Role}


def test_every_view_says_who_may_use_it(app: Flask) -> None:
    silent = [name for name, view in app.view_functions.items() if not _declared(view)]
    assert silent == []


def _declared(view: object) -> bool:
    try:
        declaration(view)  # type: ignore[arg-type]
    except KeyError:
        return False
    return True


def test_a_stranger_gets_the_sign_in_page_for_all_that_is_not_open_to_everyone(
    app: Flask, stern: Stern, world: dict[Role, Person]
) -> None:
    let_in = []
    for route in routes(app):
        if route.needed is None:
            continue
        answer = asked(Stern(app), route)
        if answer.status not in (302, 303) or not (answer.location or "").startswith("/sign-in"):
            let_in.append(f"{route}: {answer.status} {answer.location}")
    assert let_in == []


@pytest.mark.parametrize("role", Role)
def test_nobody_gets_at_what_their_role_does_not_allow(
    app: Flask, stern: Stern, database: Database, world: dict[Role, Person], role: Role
) -> None:
    browser = stern.as_(world[role])
    refused = [
        route
        for route in routes(app)
        if route.needed is not None and route.needed not in GRANTS[role]
    ]
    assert bool(refused) is (role is not Role.ADMIN)
    before = _everything(database)
    let_in = [str(route) for route in refused if not is_turned_away(asked(browser, route))]
    assert let_in == []
    assert _everything(database) == before


@pytest.mark.parametrize("role", Role)
def test_a_role_is_not_refused_what_it_allows(
    app: Flask, stern: Stern, world: dict[Role, Person], role: Role
) -> None:
    browser = stern.as_(world[role])
    refused = []
    for route in routes(app):
        if route.method == "GET" and route.needed in GRANTS[role]:
            answer = asked(browser, route)
            if answer.status == 403 or answer.status >= 500 or _is_sign_in(answer):
                refused.append(f"{route}: {answer.status} {answer.location}")
    assert refused == []


def _is_sign_in(answer: Answer) -> bool:
    return (answer.location or "").startswith("/sign-in")


def _everything(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    with database.reading() as session:
        connection = session.connection()
        return {
            table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            for table in Claim.metadata.tables
        }


#: Written by hand: address, then what it answers a stranger, reader, reviewer, editor and admin.
SOME_ADDRESSES = [
    ("GET /healthz", 200, 200, 200, 200, 200),
    ("GET /ratings.css", 200, 200, 200, 200, 200),
    ("GET /account", 302, 200, 200, 200, 200),
    ("GET /policy", 302, 200, 200, 200, 200),
    ("POST /policy", 303, 403, 403, 422, 422),
    ("GET /claims/1", 302, 200, 200, 200, 200),
    ("GET /articles/new", 302, 403, 200, 200, 200),
    ("GET /reports/FC-1", 302, 200, 200, 200, 200),
    ("GET /claims/1/links", 302, 403, 200, 200, 200),
    ("POST /claims/1/evidence", 303, 403, 422, 422, 422),
    ("POST /claims/2/reviews", 303, 403, 422, 422, 422),
    ("POST /claims/2/settlement", 303, 403, 403, 422, 422),
    ("POST /claims/2/verdict", 303, 403, 403, 422, 422),
    ("POST /claims/2/publication", 303, 403, 403, 422, 422),
    ("GET /s/x/", 404, 404, 404, 404, 404),
    ("GET /people", 302, 403, 403, 403, 200),
    ("POST /people", 303, 403, 403, 403, 422),
    ("POST /people/1/reset", 303, 403, 403, 403, 200),
    ("POST /people/1/disabling", 303, 403, 403, 403, 303),
    ("POST /people/1/role", 303, 403, 403, 403, 422),
]


@pytest.mark.parametrize(
    ("request_line", "stranger", "reader", "reviewer", "editor", "admin"), SOME_ADDRESSES
)
def test_some_addresses_answer_each_role_as_the_design_says(
    stern: Stern,
    world: dict[Role, Person],
    request_line: str,
    stranger: int,
    reader: int,
    reviewer: int,
    editor: int,
    admin: int,
) -> None:
    method, path = request_line.split()
    expected = dict(zip(Role, (reader, reviewer, editor, admin), strict=True))
    route = Route(method, path, "", None)
    assert asked(stern, route).status == stranger
    answered = {role: asked(stern.as_(person), route).status for role, person in world.items()}
    assert answered == expected


def test_a_view_that_says_nothing_is_refused_to_everyone(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent() -> str:
        return "let in"

    monkeypatch.setitem(app.view_functions, "policy.show", silent)
    with app.test_request_context("/policy"), pytest.raises(NotAllowed, match="nobody may"):
        app.preprocess_request()


def test_a_view_says_once_who_may_use_it() -> None:
    with pytest.raises(TypeError, match="says twice"):

        @needs(May.POLICY)
        @open_to_all
        def page() -> str:
            return ""
