"""The register and the inbox against names that are markup, and against forms made by hand."""

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.models import Claim, Claimant, Role
from factcheck.workflow import naming, register
from factcheck.workflow.confidentiality import keep_confidential
from tests.factories import a_person
from tests.stern import Stern
from tests.telling_speakers import a_told_claim

MARKUP = "Ada <script>alert(1)</script> \"'Moss"
#: A name whose first letters are of another script and look the same.
LOOKALIKE = "Аda Mоss"


@pytest.fixture
def ilse(stern: Stern, database: Database) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session, Role.EDITOR))


def claimant(database: Database, name: str, **said: str) -> int:
    with database.transaction() as session:
        return a_told_claim(session, name, **said).claimant_id or 0


def test_names_are_never_markup(ilse: Stern, database: Database) -> None:
    one = claimant(database, "Edward Marsh")
    other = claimant(database, "Ted Marsh")
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        naming.describe(session, editor, other, naming.Entry(MARKUP, MARKUP))
        naming.add_alias(session, editor, one, f"{MARKUP} II")
        register.keep_apart(session, editor, one, other)
        for claim in session.exec(select(Claim)):
            claim.suggested_headline = claim.headline = claim.suggested_statement = MARKUP
    pages = ("/register", f"/register/{one}", f"/register/{other}", "/inbox", "/inbox?by=claimant")
    for page in pages:
        seen = ilse.get(page)
        assert MARKUP in seen.words
        assert not seen.tree.xpath("//script[contains(text(), 'alert')]")


def test_a_lookalike_is_not_the_one_whom_it_looks_like(ilse: Stern, database: Database) -> None:
    assert claimant(database, "Ada Moss") != claimant(database, LOOKALIKE)


@pytest.mark.parametrize(
    "address",
    [
        "/register?after=%ED%A0%80&kind=x&show=x",
        "/inbox?claimant=99999999999999999999",
        "/inbox?after=1e400_1",
        "/inbox?after=0.5_99999999999999999999",
        "/inbox?least=-5&type=x&by=x",
        "/inbox?from=//evil.example&by=claimant",
    ],
)
def test_addresses_that_make_no_sense_narrow_nothing(ilse: Stern, address: str) -> None:
    ilse.get(address)


def test_what_no_database_keeps_is_refused(ilse: Stern) -> None:
    for address in ("/register?q=%00", "/register?after=%00", "/inbox?outlet=%00"):
        ilse.get(address, expect=422)


def test_forms_made_by_hand_are_refused(ilse: Stern, database: Database) -> None:
    one, other = claimant(database, "Ada Moss"), claimant(database, "Tove Quist")
    huge = "9" * 30
    ilse.post(f"/register/{one}/merging", {"other": str(one)}, expect=422)
    ilse.post(f"/register/{one}/merging", {"other": huge}, expect=422)
    ilse.post(f"/register/{one}/apart", {"other": huge}, expect=422)
    ilse.post(f"/register/{one}/apart", {"other": str(one)}, expect=422)
    sent = {"claim": "999999999", "split-name": "Bea Lund"}
    ilse.post(f"/register/{one}/splitting", sent, expect=404)
    ilse.post(f"/register/{one}/aliases", {"alias-words": "x" * 201}, expect=422)
    ilse.post(f"/register/{one}/entry", {"entry-name": "\x00"}, expect=422)
    with database.reading() as session:
        theirs = select(Claim.id).where(Claim.claimant_id == other)
        number = session.exec(theirs).one()
    sent = {"claim": str(number), "split-name": "Bea Lund"}
    ilse.post(f"/register/{one}/splitting", sent, expect=409)
    with database.reading() as session:
        assert session.exec(select(Claimant).where(Claimant.name == "Bea Lund")).first() is None


def test_a_merge_that_is_sent_twice_is_done_once(ilse: Stern, database: Database) -> None:
    one, other = claimant(database, "Ada Moss"), claimant(database, "Tove Quist")
    sent = {"other": str(other), "other_seen": "1", "merge-seen": "1"}
    ilse.post(f"/register/{one}/merging", sent, expect=303)
    ilse.post(f"/register/{one}/merging", sent, expect=409)


def test_somebody_confidential_is_missing_like_nobody(
    ilse: Stern, stern: Stern, database: Database
) -> None:
    one = claimant(database, "Ada Moss")
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        secret = a_told_claim(session, "Tove Quist")
        keep_confidential(session, editor, secret.id, [editor.id])
        number = secret.claimant_id or 0
    for name in ("Tove Quist", "Nobody Here"):
        page = ilse.post(f"/register/{one}/merging", {"merge-other": name}, expect=422)
        assert f"The register has nobody called “{name}”." in page.words
    for page in ("/register", "/register?q=tove", f"/register/{one}", "/inbox?by=claimant"):
        assert "Quist" not in ilse.get(page).words.replace("tove", "")
    ilse.get(f"/register/{number}", expect=404)
    for deed in ("entry", "aliases", "merging", "splitting", "apart"):
        sent = {"other": str(one), "entry-name": "x", "alias-words": "x", "split-name": "x"}
        ilse.post(f"/register/{number}/{deed}", sent, expect=404)
