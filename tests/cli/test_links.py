"""``factcheck links``: listed, made and revoked from a shell."""

import json
from datetime import timedelta

from click.testing import CliRunner, Result

from factcheck.cli import desk
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.errors import NotFound, Refusal
from factcheck.models import Role, Status, now
from factcheck.queries.links import opened_by
from tests.factories import a_claim, a_person


def links(settings: Settings, *words: str, typed: str | None = None) -> Result:
    environment = {
        "FACTCHECK_INSTANCE": str(settings.instance),
        "FACTCHECK_DATABASE_URL": settings.database_url,
        "FACTCHECK_PUBLIC_URL": "https://desk.example",
    }
    result = CliRunner().invoke(desk, ["links", *words], env=environment, input=typed)
    if result.exception and not isinstance(result.exception, SystemExit | Refusal):
        raise result.exception
    return result


def test_a_link_is_made_listed_and_revoked(database: Database, settings: Settings) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        a_person(session, Role.READER, name="Kwame", email="kwame@desk.example")
    until = f"{now() + timedelta(days=2):%Y-%m-%d}"
    first = links(settings, "make", claim.ref, "--label", "press", "--until", until)
    token = first.stdout.strip().removeprefix("https://desk.example/s/").rstrip("/")
    with database.reading() as session:
        number = opened_by(session, token).id
    preview = ("make", claim.ref, "--label", "Kwame", "--purpose", "reviewer_preview")
    assert links(settings, *preview, "--email", "Kwame@desk.example").exit_code == 0
    secret = ("make", claim.ref, "--label", "x", "--password")
    assert links(settings, *secret, typed="herring pie\nherring pie\n").exit_code == 0
    listed = [json.loads(line) for line in links(settings, "list", "--json").stdout.splitlines()]
    told = [(one["label"], one["asks_for"], one["recipient"]) for one in listed]
    assert told == [("x", "password", None), ("Kwame", "code", "Kwame"), ("press", "none", None)]
    assert token not in repr(listed)
    assert "hash" not in repr(listed)
    done = links(settings, "revoke", str(number), "99")
    assert isinstance(done.exception, NotFound)
    assert "no longer works" in done.stdout
    assert "press" not in links(settings, "list").stdout
    assert "revoked" in links(settings, "list", "--claim", claim.ref).stdout


def test_terms_that_make_no_sense_are_refused(database: Database, settings: Settings) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
    refused = links(settings, "make", claim.ref, "--label", "x", "--purpose", "pinned_edition")
    assert "Choose the edition" in str(refused.exception)
    short = links(settings, "make", claim.ref, "--label", "x", "--password", typed="a\na\n")
    assert "at least 10 characters" in str(short.exception)
