"""Signing in and out."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from factcheck.credentials import password_fits
from factcheck.models import Person
from factcheck.queries.people import person_signing_in
from factcheck.web.context import reading, transaction, visitor
from factcheck.web.forms.fields import written
from factcheck.web.forms.sign_in import SignInForm
from factcheck.web.permission import open_to_all, same_site_path
from factcheck.web.sessions import begin_session, end_session
from factcheck.workflow import people

blueprint = Blueprint("sign_in", __name__)

#: The same for a wrong password, an unknown address, a disabled account and one without a password.
WRONG = "This e-mail address and password don’t belong together. Look at both, and try again."


@blueprint.get("/sign-in")
@open_to_all
def show() -> str | Response:
    """The form; whoever is signed in goes on."""
    onward = same_site_path(request.args.get("next"))
    if visitor() is not None:
        return _go_on(onward)
    return _page(SignInForm(prefix="sign-in", data={"next": onward or ""}))


@blueprint.post("/sign-in")
@open_to_all
def enter() -> Response | tuple[str, int]:
    """Sign somebody in, or say that address and password don't fit."""
    form = SignInForm(prefix="sign-in")
    if not form.validate():
        return _page(form), 422
    person = _who_proves_it(written(form.email), written(form.password))
    if person is None:
        form.form_errors.append(WRONG)
        return _page(form), 422
    with transaction() as session:
        people.note_sign_in(session, person)
    begin_session(person)
    return _go_on(same_site_path(form.next.data))


@blueprint.post("/sign-out")
@open_to_all
def leave() -> Response:
    """Sign out of this browser."""
    end_session()
    return redirect(url_for("sign_in.show"), code=303)


def _who_proves_it(email: str, password: str) -> Person | None:
    """The person, when the password is theirs; a try counts until it has succeeded.

    Raises ``TooMany`` before it looks at a password. Hashing is slow, so it stays
    outside transactions.
    """
    tries = people.Tries(email=email, network=request.remote_addr or "")
    with transaction() as session:
        people.refuse_too_many_tries(session, tries)
        noted = people.note_try(session, tries)
    person = person_signing_in(reading(), email)
    if not password_fits(password, person.password_hash if person else None):
        return None
    with transaction() as session:
        people.take_back(session, noted)
    return person


def _page(form: SignInForm) -> str:
    return render_template("sign_in/show.html", form=form)


def _go_on(onward: str | None) -> Response:
    return redirect(onward or url_for("desk.show"), code=303)
