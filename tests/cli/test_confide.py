"""``factcheck confide``, where nobody who is named can let anybody in."""

from click.testing import CliRunner, Result

from factcheck.cli import desk
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.errors import NotFound, RuleBroken
from factcheck.models import Claim, Role
from factcheck.queries.named import named_for
from factcheck.workflow.confidentiality import keep_confidential
from factcheck.workflow.people import disable
from tests.factories import a_claim, a_person


def confide(settings: Settings, *words: str) -> Result:
    environment = {
        "FACTCHECK_INSTANCE": str(settings.instance),
        "FACTCHECK_DATABASE_URL": settings.database_url,
    }
    return CliRunner().invoke(desk, ["confide", *words], env=environment)


def a_lost_claim(database: Database) -> Claim:
    """Named for it is one editor, whose account is disabled."""
    with database.transaction() as session:
        gone, claim = a_person(session, Role.EDITOR, name="Ada Moss"), a_claim(session)
        keep_confidential(session, gone, claim.id, [])
        disable(session, a_person(session, Role.ADMIN), gone.id)
        a_person(session, Role.EDITOR, name="Lea Brandt", email="lea@desk.example")
        a_person(session, email="mara@desk.example")
        return claim


def test_an_editor_is_let_in_where_nobody_who_is_named_can_name_anybody(
    database: Database, settings: Settings
) -> None:
    claim = a_lost_claim(database)
    done = confide(settings, claim.ref, "--to", "Lea@desk.example")
    assert done.exit_code == 0
    assert done.stderr == f"Lea Brandt is named for {claim.ref}.\n"
    with database.reading() as session:
        assert [one.name for one in named_for(session, claim)] == ["Ada Moss", "Lea Brandt"]
    again = confide(settings, claim.ref, "--to", "lea@desk.example")
    assert isinstance(again.exception, NotFound)


def test_reviewers_and_strangers_are_not_let_in(database: Database, settings: Settings) -> None:
    claim = a_lost_claim(database)
    reviewer = confide(settings, claim.ref, "--to", "mara@desk.example")
    assert isinstance(reviewer.exception, RuleBroken)
    stranger = confide(settings, claim.ref, "--to", "nobody@desk.example")
    assert isinstance(stranger.exception, NotFound)
