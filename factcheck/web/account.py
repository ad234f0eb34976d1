"""One's own account: who one is here, the password, how one is told of things."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from factcheck.credentials import hash_password, password_fits
from factcheck.models import GRANTS, May
from factcheck.queries.calendars import feed_of
from factcheck.queries.notices import choices_of
from factcheck.web.context import reading, settings, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.account import PasswordForm
from factcheck.web.forms.fields import written
from factcheck.web.forms.notices import ChoicesForm
from factcheck.web.permission import needs
from factcheck.web.sessions import begin_session, end_session
from factcheck.workflow import people
from factcheck.workflow.signatures import sign_by_name

blueprint = Blueprint("account", __name__, url_prefix="/account")


@blueprint.get("")
@needs(May.READ)
def show() -> str:
    """The account of whoever looks."""
    return account_page()


@blueprint.post("/password")
@needs(May.READ)
def change_password() -> Response | tuple[str, int]:
    """Another password; every other browser is signed out."""
    form = PasswordForm(prefix="account")
    if not form.validate():
        return account_page(password=form), 422
    if not _knows_password(written(form.current)):
        form.current.errors = ["This is not your password."]
        return account_page(password=form), 422
    password_hash = hash_password(written(form.password))
    with transaction() as session:
        person = people.change_password(session, viewer(), password_hash=password_hash)
    begin_session(person)
    tell_done("Your password is changed. Everywhere else you are signed out.")
    return redirect(url_for("account.show"), code=303)


@blueprint.post("/signature")
@needs(May.SIGN_OFF)
def sign() -> Response:
    """Let reports name whoever looks as the one who signed them off, or no longer."""
    by_name = request.form.get("by-name") == "yes"
    with transaction() as session:
        sign_by_name(session, viewer(), by_name=by_name)
    tell_done("Reports will name you." if by_name else "Reports won’t name you.")
    return redirect(url_for("account.show", _anchor="signature"), code=303)


@blueprint.post("/sign-out-everywhere")
@needs(May.READ)
def leave_everywhere() -> Response:
    """End every session of whoever looks, this one too."""
    with transaction() as session:
        people.sign_out_everywhere(session, viewer())
    end_session()
    tell_done("You are signed out everywhere.")
    return redirect(url_for("sign_in.show"), code=303)


def _knows_password(password: str) -> bool:
    """Whether it is the viewer's; failed tries count like those of signing in."""
    person = viewer()
    tries = people.Tries(email=person.email, network=request.remote_addr or "")
    with transaction() as session:
        people.refuse_too_many_tries(session, tries)
        noted = people.note_try(session, tries)
    if not password_fits(password, person.password_hash):
        return False
    with transaction() as session:
        people.take_back(session, noted)
    return True


def account_page(
    *,
    password: PasswordForm | None = None,
    choices: ChoicesForm | None = None,
    calendar_address: str | None = None,
) -> str:
    """The account with its forms, those that were refused as they were filled in.

    ``calendar_address`` is shown this once.
    """
    session, person = reading(), viewer()
    return render_template(
        "account/show.html",
        form=password or PasswordForm(formdata=None, prefix="account"),
        choices=choices or ChoicesForm.of(choices_of(session, person)),
        calendar=feed_of(session, person),
        calendar_address=calendar_address,
        sends_mail=settings().mail_server is not None,
        deeds=[deed for deed in May if deed in GRANTS[person.role]],
    )
