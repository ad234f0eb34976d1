"""``factcheck lint``."""

import json

from click.testing import CliRunner, Result

from factcheck.cli import desk
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.errors import NotFound
from factcheck.models import Role, Status
from factcheck.workflow.publicity import set_publicity
from tests.factories import a_claim, a_person


def lint(settings: Settings, *words: str, public_url: str = "https://desk.example") -> Result:
    environment = {
        "FACTCHECK_PUBLIC_URL": public_url,
        "FACTCHECK_INSTANCE": str(settings.instance),
        "FACTCHECK_DATABASE_URL": settings.database_url,
    }
    return CliRunner().invoke(desk, ["lint", *words], env=environment)


def test_a_desk_by_link_only_hears_what_it_could_do_better(
    database: Database, settings: Settings
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
    done = lint(settings)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{claim.ref}")
    assert "by link only" in done.stderr
    assert "1 report looked at; 0 can’t have a ClaimReview" in done.stderr


def test_what_can_have_no_claimreview_is_named_and_is_exit_code_1(
    database: Database, settings: Settings
) -> None:
    with database.transaction() as session:
        claim, other = a_claim(session, Status.PUBLISHED), a_claim(session, Status.PUBLISHED)
        never = a_claim(session)
        set_publicity(session, a_person(session, Role.EDITOR), is_public=True)
    assert lint(settings, "--json").exit_code == 0
    done = lint(settings, "--json", public_url="desk.example")
    assert done.exit_code == 1
    found = [json.loads(line) for line in done.stdout.splitlines()]
    refused = [one["ref"] for one in found if one["severity"] == "required"]
    assert refused == [claim.ref, other.ref]
    one = lint(settings, other.ref, "--json")
    assert {json.loads(line)["ref"] for line in one.stdout.splitlines()} == {other.ref}
    assert isinstance(lint(settings, never.ref).exception, NotFound)
