"""The page of who may know of a claim."""

from factcheck.db import Database
from factcheck.models import Claim, Person, Role, Status
from factcheck.workflow.confidentiality import keep_confidential
from tests.factories import a_claim, a_link, a_person
from tests.stern import Stern


def a_desk(
    database: Database, status: Status = Status.OPEN
) -> tuple[Person, Person, Person, Claim]:
    with database.transaction() as session:
        ada = a_person(session, Role.EDITOR, name="Ada Moss")
        mara, tom = a_person(session, name="Mara Finch"), a_person(session, name="Tom Reyes")
        return ada, mara, tom, a_claim(session, status)


def test_an_editor_makes_a_claim_confidential_and_takes_it_back(
    stern: Stern, database: Database
) -> None:
    ada, mara, tom, claim = a_desk(database)
    browser = stern.as_(ada)
    assert "Who may know of it" in browser.get(f"/claims/{claim.id}").words
    page = browser.get(f"/claims/{claim.id}/named")
    seen = page.form(f"/claims/{claim.id}/named")["seen"]
    page = browser.post(
        f"/claims/{claim.id}/named", {"named": str(mara.id), "seen": seen}, follow=True
    )
    assert "only those who are named see it" in page.words
    assert "Confidential: 2 people" in page.words
    for path in ("/claims", "/claims/board", "/claims?confidential=yes"):
        assert "Confidential: 2 people" in stern.as_(mara).get(path).words
    stern.as_(tom).get(f"/claims/{claim.id}", expect=404)
    browser.post(f"/claims/{claim.id}/named/undoing")
    stern.as_(tom).get(f"/claims/{claim.id}")


def test_a_reader_who_is_named_sees_that_it_is_confidential(
    stern: Stern, database: Database
) -> None:
    ada, _, _, claim = a_desk(database)
    with database.transaction() as session:
        reader = a_person(session, Role.READER)
        keep_confidential(session, ada, claim.id, [reader.id])
    browser = stern.as_(reader)
    assert "Confidential: 2 people" in browser.get(f"/claims/{claim.id}").words
    browser.get(f"/claims/{claim.id}/named", expect=403)


def test_a_refused_form_keeps_what_was_ticked(stern: Stern, database: Database) -> None:
    ada, mara, _, claim = a_desk(database)
    with database.transaction() as session:
        keep_confidential(session, ada, claim.id, [])
    page = stern.as_(ada).post(f"/claims/{claim.id}/named", {"named": str(mara.id)}, expect=422)
    assert "Name an editor or an admin" in page.words
    ticked = page.tree.xpath("//input[@name='named'][@checked]/@value")
    assert ticked == [str(mara.id)]


def test_two_editors_at_once_see_who_is_named_now(stern: Stern, database: Database) -> None:
    ada, mara, tom, claim = a_desk(database)
    address = f"/claims/{claim.id}/named"
    with database.transaction() as session:
        lea = a_person(session, Role.EDITOR)
        keep_confidential(session, ada, claim.id, [lea.id, mara.id])
    page = stern.as_(lea).post(
        address, {"named": [str(lea.id), str(tom.id)], "seen": str(claim.revision)}, expect=409
    )
    assert "Mara Finch reviewer, named now" in page.words
    assert "Tom Reyes reviewer, not named now" in page.words
    # Knowing of the other, one can save one's own.
    seen = page.form(address)["seen"]
    stern.as_(lea).post(address, {"named": [str(lea.id), str(tom.id)], "seen": seen})
    stern.as_(ada).get(address, expect=404)


def test_nonsense_is_no_name(stern: Stern, database: Database) -> None:
    ada, _, _, claim = a_desk(database)
    address = f"/claims/{claim.id}/named"
    stern.as_(ada).post(address, {"named": "999999"}, expect=404)
    stern.as_(ada).post(address, {"named": ["x", "-1", "9" * 30, str(ada.id)]})
    stern.as_(ada).post(address, {"seen": "1"}, expect=409)


def test_who_takes_their_own_name_off_is_led_away(stern: Stern, database: Database) -> None:
    ada, _, _, claim = a_desk(database)
    with database.transaction() as session:
        lea = a_person(session, Role.EDITOR)
        keep_confidential(session, ada, claim.id, [lea.id])
    page = stern.as_(ada).post(f"/claims/{claim.id}/named", {"named": str(lea.id)}, follow=True)
    assert f"You are not named for {claim.ref} any more." in page.words


def test_what_is_published_stays_so_for_whoever_has_a_link(
    stern: Stern, database: Database
) -> None:
    ada, _, tom, claim = a_desk(database, Status.PUBLISHED)
    with database.transaction() as session:
        _, token = a_link(session, claim)
        keep_confidential(session, ada, claim.id, [])
    assert "stays so" in stern.as_(ada).get(f"/claims/{claim.id}/named").words
    assert claim.quotation[:20] in stern.get(f"/s/{token}/").text
    stern.as_(tom).get(f"/reports/{claim.ref}", expect=404)
    assert claim.ref not in stern.as_(tom).get("/reports").text


def test_opened_to_the_desk_it_is_there_for_all(stern: Stern, database: Database) -> None:
    ada, _, tom, claim = a_desk(database)
    with database.transaction() as session:
        keep_confidential(session, ada, claim.id, [])
    page = stern.as_(ada).post(f"/claims/{claim.id}/named/end", follow=True)
    assert f"The whole desk may know of {claim.ref}." in page.words
    assert "made it confidential" in stern.as_(tom).get(f"/claims/{claim.id}?pane=activity").words
