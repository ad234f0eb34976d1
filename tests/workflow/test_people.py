"""Letting people in and out: the verbs, on both databases."""

from datetime import timedelta

import pytest
import time_machine
from sqlmodel import Session, col, select

from factcheck.credentials import hash_token, password_fits
from factcheck.db import Database
from factcheck.errors import Gone, NotAllowed, NotFound, RuleBroken, TooMany
from factcheck.models import Audience, Event, Invitation, Person, Role, SignInTry, now
from factcheck.queries.people import accounts, current_person, person_signing_in
from factcheck.workflow import people
from factcheck.workflow.desk import shell_person
from tests.factories import PASSWORD, a_person, password_hash

MARA = people.Tries(email="mara@desk.example", network="10.0.0.7")


def events_about(session: Session, person: Person) -> list[str]:
    return list(
        session.exec(
            select(Event.verb).where(Event.subject == f"person:{person.id}").order_by(col(Event.id))
        )
    )


def test_somebody_is_invited_chooses_a_password_and_is_known_by_it(storage: Database) -> None:
    with storage.transaction() as session:
        admin = a_person(session, Role.ADMIN)
        invited, token = people.invite(
            session, admin, name=" Tom Brandt ", email=" Tom@Desk.EXAMPLE ", role=Role.EDITOR
        )
    assert (invited.name, invited.email) == ("Tom Brandt", "tom@desk.example")
    assert invited.password_hash is None

    with storage.transaction() as session:
        assert people.invited(session, token).id == invited.id
        people.set_password(session, token, password_hash=password_hash())
    with storage.reading() as session:
        tom = person_signing_in(session, "TOM@desk.example")
        assert tom is not None
        assert password_fits(PASSWORD, tom.password_hash)
        assert events_about(session, tom) == ["person.invited", "person.password_set"]


def test_only_the_hash_of_a_link_is_kept(storage: Database) -> None:
    with storage.transaction() as session:
        admin = a_person(session, Role.ADMIN)
        _, token = people.invite(
            session, admin, name="Tom", email="tom@d.example", role=Role.READER
        )
        assert session.exec(select(Invitation.token_hash)).all() == [hash_token(token)]
        told = session.exec(select(Event.after)).all()
    assert len(token) >= 22
    assert token not in str(told)


def test_an_address_has_one_account_in_any_case_of_letters(storage: Database) -> None:
    with storage.transaction() as session:
        admin = a_person(session, Role.ADMIN)
        a_person(session, email="mara@desk.example")
        with pytest.raises(RuleBroken, match="already has an account"):
            people.invite(session, admin, name="Mara", email="MARA@desk.example", role=Role.READER)


def test_a_link_works_once_and_until_it_expires(storage: Database) -> None:
    with storage.transaction() as session:
        admin, mara = a_person(session, Role.ADMIN), a_person(session)
        _, token = people.reset_password(session, admin, mara.id)
        with (
            time_machine.travel(now() + people.RESET_LASTS + timedelta(seconds=1), tick=False),
            pytest.raises(Gone),
        ):
            people.invited(session, token)
        people.set_password(session, token, password_hash=password_hash())
        with pytest.raises(Gone):
            people.set_password(session, token, password_hash=password_hash())
        with pytest.raises(NotFound):
            people.invited(session, token[:-1])


def test_a_new_link_takes_the_place_of_the_older_ones(storage: Database) -> None:
    with storage.transaction() as session:
        admin, mara = a_person(session, Role.ADMIN), a_person(session)
        _, older = people.reset_password(session, admin, mara.id)
        _, newer = people.reset_password(session, admin, mara.id)
        with pytest.raises(Gone):
            people.invited(session, older)
        assert people.invited(session, newer).id == mara.id


def test_whatever_ends_sessions_moves_the_epoch_on(storage: Database) -> None:
    with storage.transaction() as session:
        admin, mara = a_person(session, Role.ADMIN), a_person(session)
        epochs = [mara.session_epoch]
        _, token = people.reset_password(session, admin, mara.id)
        assert mara.session_epoch == epochs[0]
        people.set_password(session, token, password_hash=password_hash())
        epochs.append(mara.session_epoch)
        people.change_password(session, mara, password_hash=password_hash())
        epochs.append(mara.session_epoch)
        people.sign_out_everywhere(session, mara)
        epochs.append(mara.session_epoch)
        people.disable(session, admin, mara.id)
        epochs.append(mara.session_epoch)
    assert epochs == [0, 1, 2, 3, 4]


def test_a_disabled_person_is_neither_here_nor_let_in_until_enabled(storage: Database) -> None:
    with storage.transaction() as session:
        admin, mara = a_person(session, Role.ADMIN), a_person(session)
        people.disable(session, admin, mara.id)
        people.disable(session, admin, mara.id)
        assert current_person(session, mara.id) is None
        assert person_signing_in(session, mara.email) is None
        with pytest.raises(RuleBroken, match="enable it first"):
            people.reset_password(session, admin, mara.id)
        people.enable(session, admin, mara.id)
        assert current_person(session, mara.id) is mara
        assert events_about(session, mara) == ["person.disabled", "person.enabled"]


def test_a_change_of_role_tells_both_and_no_change_tells_nothing(storage: Database) -> None:
    with storage.transaction() as session:
        admin, mara = a_person(session, Role.ADMIN), a_person(session, Role.READER)
        people.change_role(session, admin, mara.id, Role.READER)
        people.change_role(session, admin, mara.id, Role.EDITOR)
        event = session.exec(select(Event).where(Event.verb == "person.role_changed")).one()
    assert (event.before, event.after) == ({"role": "reader"}, {"role": "editor"})
    assert event.audience is Audience.ADMINS


def test_an_admin_stays_one(storage: Database) -> None:
    with storage.transaction() as session:
        admin = a_person(session, Role.ADMIN)
        with pytest.raises(RuleBroken):
            people.disable(session, admin, admin.id)
        with pytest.raises(RuleBroken):
            people.change_role(session, admin, admin.id, Role.READER)


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER, Role.EDITOR])
def test_nobody_but_an_admin_touches_an_account(database: Database, role: Role) -> None:
    with database.transaction() as session:
        actor, mara = a_person(session, role), a_person(session)
        for deed in (people.reset_password, people.disable, people.enable):
            with pytest.raises(NotAllowed):
                deed(session, actor, mara.id)
        with pytest.raises(NotAllowed):
            people.change_role(session, actor, mara.id, Role.ADMIN)
        with pytest.raises(NotAllowed):
            people.invite(session, actor, name="Tom", email="tom@d.example", role=Role.ADMIN)
        with pytest.raises(NotAllowed):
            accounts(session, actor)


def test_the_person_at_the_shell_has_no_account(storage: Database) -> None:
    with storage.transaction() as session:
        admin, shell = a_person(session, Role.ADMIN), shell_person(session, "root")
        assert shell_person(session, "root") is shell
        assert [account.person for account in accounts(session, admin)] == [admin]
        assert person_signing_in(session, shell.email) is None
        for deed in (people.reset_password, people.disable, people.enable):
            with pytest.raises(NotFound):
                deed(session, admin, shell.id)


@pytest.mark.parametrize("password", ["", "123456789", "x" * 201])
def test_a_password_is_neither_too_short_nor_too_long(password: str) -> None:
    with pytest.raises(RuleBroken):
        people.check_password(password)
    people.check_password("1234567890")
    people.check_password("x" * 200)


def fail(session: Session, times: int, tries: people.Tries = MARA) -> None:
    for _ in range(times):
        people.note_try(session, tries)


def test_the_eighth_failed_try_of_an_address_is_the_last_for_a_while(storage: Database) -> None:
    from_elsewhere = people.Tries(email=" MARA@desk.example", network="10.0.0.8")
    with storage.transaction() as session:
        fail(session, people.MOST_TRIES - 1)
        people.refuse_too_many_tries(session, from_elsewhere)
        fail(session, 1, from_elsewhere)
        with pytest.raises(TooMany):
            people.refuse_too_many_tries(session, from_elsewhere)
        with time_machine.travel(now() + people.TRIES_COUNT_FOR + timedelta(seconds=1), tick=False):
            people.refuse_too_many_tries(session, MARA)


def test_a_newsroom_behind_one_network_address_has_more_tries(storage: Database) -> None:
    with storage.transaction() as session:
        for number in range(people.MOST_TRIES_OF_A_NETWORK - 1):
            fail(session, 1, people.Tries(email=f"{number}@desk.example", network="10.0.0.7"))
        people.refuse_too_many_tries(session, MARA)
        fail(session, 1, people.Tries(email="last@desk.example", network="10.0.0.7"))
        with pytest.raises(TooMany):
            people.refuse_too_many_tries(session, MARA)


def test_signing_in_and_a_reset_forget_the_tries_of_the_address(storage: Database) -> None:
    with storage.transaction() as session:
        admin, mara = a_person(session, Role.ADMIN), a_person(session, email="mara@desk.example")
        fail(session, people.MOST_TRIES)
        people.note_sign_in(session, mara)
        people.refuse_too_many_tries(session, MARA)
        fail(session, people.MOST_TRIES)
        _, token = people.reset_password(session, admin, mara.id)
        people.set_password(session, token, password_hash=password_hash())
        people.refuse_too_many_tries(session, MARA)


def test_tries_that_no_longer_count_are_cleared_away(storage: Database) -> None:
    with storage.transaction() as session:
        fail(session, 3)
        with time_machine.travel(now() + people.TRIES_COUNT_FOR + timedelta(seconds=1), tick=False):
            fail(session, 1)
        kept = session.exec(select(SignInTry.who)).all()
    assert len(kept) == 2
    assert "mara" not in str(kept)
