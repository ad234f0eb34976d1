"""The picture and the tags that a link to a published check brings along."""

import pytest

from factcheck.db import Database
from factcheck.models import Claim, Role, Status
from factcheck.workflow.publicity import set_publicity
from factcheck.workflow.verdicts import sign_off
from tests.factories import a_claim, a_person, an_edition
from tests.pictures import size_of
from tests.stern import Stern


@pytest.fixture
def public(database: Database) -> Database:
    """A desk that publishes for everybody."""
    with database.transaction() as session:
        set_publicity(session, a_person(session, Role.EDITOR), is_public=True)
    return database


def content(stern: Stern, path: str) -> bytes:
    return stern.get(path).response.data


def test_a_check_has_a_picture_that_is_sent_once(public: Database, stern: Stern) -> None:
    with public.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
    card = stern.get(f"/checks/{claim.ref}/card.png")
    assert size_of(card.response.data) == (1200, 630)
    assert card.headers["Content-Type"] == "image/png"
    assert "Set-Cookie" not in card.headers
    known = {"If-None-Match": card.headers["ETag"]}
    stern.get(f"/checks/{claim.ref}/card.png", expect=304, headers=known)


def test_every_edition_keeps_its_own_picture(public: Database, stern: Stern) -> None:
    with public.transaction() as session:
        claim = a_claim(session, Status.CORRECTING)
        editor = a_person(session, Role.EDITOR)
        sign_off(session, editor, claim.id, conclusion="It was half.", correction="It was half.")
        an_edition(session, claim)
    first, second = (content(stern, f"/checks/{claim.ref}/editions/{n}/card.png") for n in (1, 2))
    assert first != second == content(stern, f"/checks/{claim.ref}/card.png")
    stern.get(f"/checks/{claim.ref}/editions/3/card.png", expect=404)
    old = stern.get(f"/checks/{claim.ref}/editions/1").tree
    (picture,) = old.xpath("//meta[@property='og:image']/@content")
    assert picture.startswith(f"http://localhost/checks/{claim.ref}/editions/1/card.png")


def test_what_is_not_for_everybody_has_no_picture(public: Database, stern: Stern) -> None:
    with public.transaction() as session:
        withheld, secret, waiting = (
            a_claim(session, Status.PUBLISHED),
            a_claim(session, Status.PUBLISHED),
            a_claim(session, Status.AGREED),
        )
    for ref, status in ((withheld.ref, 200), (secret.ref, 200), (waiting.ref, 404)):
        stern.get(f"/checks/{ref}/card.png", expect=status)
    with public.transaction() as session:
        session.get_one(Claim, withheld.id).status = Status.WITHHELD
        session.get_one(Claim, secret.id).is_confidential = True
    stern.get(f"/checks/{withheld.ref}/card.png", expect=451)
    stern.get(f"/checks/{secret.ref}/card.png", expect=404)
    stern.get("/checks/nonsense/card.png", expect=404)


def test_at_a_desk_by_link_only_there_is_none(database: Database, stern: Stern) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
    stern.get(f"/checks/{claim.ref}/card.png", expect=404)
    stern.get(f"/checks/{claim.ref}/editions/1/card.png", expect=404)
