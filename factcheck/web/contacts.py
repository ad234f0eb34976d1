"""Contacts: whom the desk asked, corrected, answered, and taken out of the log."""

from collections.abc import Callable

from flask import Blueprint, url_for
from sqlmodel import Session

from factcheck.errors import OutOfDate, Refusal, RuleBroken
from factcheck.models import Contact, May, Person
from factcheck.queries.outreach import contact_seen
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.outreach import AnswerForm, ContactForm, LogForm
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, back, do, here, page, refuse_form, seen, turn
from factcheck.workflow import contacts as verbs

blueprint = Blueprint("contacts", __name__)


@blueprint.post("/claims/<int:claim_id>/contacts")
@needs(May.LOG)
def log(claim_id: int) -> Answer:
    """Write down who was asked."""
    form = ContactForm(prefix="contact")
    if not form.validate():
        return page(claim_id, {"contact": form}), 422
    try:
        with transaction() as session:
            made = verbs.log_contact(
                session, viewer(), claim_id, form.asking(), form.key.data or None
            )
    except RuleBroken as refusal:
        return refuse_form(claim_id, "contact", form, refusal)
    undo = url_for("contacts.withdraw", contact_id=made.id, **here())
    tell_done("Logged; the report will say so.", undo=undo)
    return back(claim_id)


@blueprint.post("/contacts/<int:contact_id>/correction")
@needs(May.LOG)
def correct(contact_id: int) -> Answer:
    """Say otherwise who was asked, how, when and what."""
    name = f"contact-{contact_id}"
    form = ContactForm(prefix=name)
    return _save(
        contact_id,
        name,
        form,
        lambda session, revision: verbs.correct_contact(
            session, viewer(), contact_id, form.asking(), revision
        ),
        "Corrected.",
    )


@blueprint.post("/contacts/<int:contact_id>/answer")
@needs(May.LOG)
def answer(contact_id: int) -> Answer:
    """Write down what came of asking."""
    name = f"answer-{contact_id}"
    form = AnswerForm(prefix=name)
    return _save(
        contact_id,
        name,
        form,
        lambda session, revision: verbs.record_answer(
            session, viewer(), contact_id, *form.came(), seen=revision
        ),
        "Written down; the report will say so.",
        "contacts.take_back",
    )


@blueprint.post("/contacts/<int:contact_id>/answer/withdrawal")
@needs(May.LOG)
def take_back(contact_id: int) -> Answer:
    """Wait for an answer again."""
    return _turn(contact_id, verbs.take_answer_back, "The desk waits for an answer again.")


@blueprint.post("/contacts/<int:contact_id>/withdrawal")
@needs(May.LOG)
def withdraw(contact_id: int) -> Answer:
    """Take a contact out of the log and of the report."""
    done = "Taken out; the report won’t say so."
    return _turn(contact_id, verbs.withdraw_contact, done, "contacts.restore")


@blueprint.post("/contacts/<int:contact_id>/restoration")
@needs(May.LOG)
def restore(contact_id: int) -> Answer:
    """Put a contact back."""
    return _turn(contact_id, verbs.restore_contact, "Back in the log.", "contacts.withdraw")


def _claim_of(contact_id: int) -> int:
    return contact_seen(reading(), viewer(), contact_id).claim_id


def _save(
    contact_id: int,
    name: str,
    form: LogForm,
    verb: Callable[[Session, int | None], Contact],
    done: str,
    undo: str | None = None,
) -> Answer:
    """Carry a filled-in form out; with what was typed when it can't be."""
    claim_id = _claim_of(contact_id)
    if not form.validate():
        return page(claim_id, {name: form}), 422

    def refused(refusal: Refusal) -> Answer:
        if isinstance(refusal, OutOfDate):
            # Sent again, it is sent knowing of the other change.
            form.is_outdated = True
            form.seen.data = str(contact_seen(reading(), viewer(), contact_id).revision)
        return refuse_form(claim_id, name, form, refusal)

    return do(
        claim_id,
        lambda session: verb(session, seen(form.seen.data)),
        refused,
        done=done,
        undo=url_for(undo, contact_id=contact_id, **here()) if undo else None,
    )


def _turn(
    contact_id: int,
    verb: Callable[[Session, Person, int, int | None], Contact],
    done: str,
    undo: str | None = None,
) -> Answer:
    claim_id = _claim_of(contact_id)
    return turn(
        claim_id,
        contact_id,
        verb,
        done,
        url_for(undo, contact_id=contact_id, **here()) if undo else None,
    )
