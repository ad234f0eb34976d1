"""One-time links: somebody who was invited, or forgot a password, chooses one."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.credentials import hash_password
from factcheck.models import Person
from factcheck.web.context import reading, transaction
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.sign_in import NewPasswordForm
from factcheck.web.permission import open_to_all
from factcheck.web.sessions import begin_session
from factcheck.workflow import people

blueprint = Blueprint("invitations", __name__)


@blueprint.get("/invitation/<token>")
@open_to_all
def show(token: str) -> str:
    """The form for a password; raises ``NotFound`` or ``Gone`` for a link that doesn't work."""
    return _page(NewPasswordForm(prefix="new"), people.invited(reading(), token), token)


@blueprint.post("/invitation/<token>")
@open_to_all
def take_up(token: str) -> Response | tuple[str, int]:
    """Set the password and sign in."""
    form = NewPasswordForm(prefix="new")
    if not form.validate():
        return _page(form, people.invited(reading(), token), token), 422
    # Whoever guesses at links doesn't get to keep the processor busy with hashing.
    people.invited(reading(), token)
    password_hash = hash_password(written(form.password))
    with transaction() as session:
        person = people.set_password(session, token, password_hash=password_hash)
    begin_session(person)
    tell_done(f"Welcome, {person.name}. Your password is set.")
    return redirect(url_for("desk.show"), code=303)


def _page(form: NewPasswordForm, person: Person, token: str) -> str:
    return render_template("sign_in/invitation.html", form=form, person=person, token=token)
