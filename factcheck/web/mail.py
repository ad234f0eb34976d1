"""The desk's mail: what waits, what the mail server said, and trying again."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.models import May
from factcheck.queries import letters as questions
from factcheck.web.context import reading, settings, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.permission import needs
from factcheck.workflow import letters as verbs

blueprint = Blueprint("mail", __name__, url_prefix="/mail")


@blueprint.get("")
@needs(May.MAIL)
def index() -> str:
    """The letters that wait and that failed, and the last that were sent. Not what they say."""
    session, person = reading(), viewer()
    return render_template(
        "mail/index.html",
        server=settings().mail_server,
        sender=settings().mail_from,
        post=questions.post(session, person),
        waiting=questions.queue(session, person),
        done=questions.done(session, person),
    )


@blueprint.post("/<int:letter_id>/retry")
@needs(May.MAIL)
def send_again(letter_id: int) -> Response:
    """Put one letter back into the queue."""
    with transaction() as session:
        verbs.send_again(session, viewer(), letter_id)
    tell_done("The letter is tried again now.")
    return _back()


@blueprint.post("/retry")
@needs(May.MAIL)
def send_all_again() -> Response:
    """Put all that failed back into the queue."""
    with transaction() as session:
        several = verbs.send_all_again(session, viewer())
    tell_done(f"{several} {'letter is' if several == 1 else 'letters are'} tried again now.")
    return _back()


@blueprint.post("/test")
@needs(May.MAIL)
def write_trial() -> Response:
    """Put a test letter to oneself into the queue."""
    person = viewer()
    with transaction() as session:
        verbs.write_trial(session, person)
    tell_done(f"A test letter to {person.email} is in the queue.")
    return _back()


def _back() -> Response:
    return redirect(url_for("mail.index"), code=303)
