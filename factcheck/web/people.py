"""The people of the desk: invited, given a role, let in again, and out."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.errors import RuleBroken
from factcheck.models import GRANTS, May, Person, Role
from factcheck.queries.people import accounts
from factcheck.web.context import reading, settings, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.people import NO_SUCH_ROLE, InvitationForm, RoleForm
from factcheck.web.permission import needs
from factcheck.workflow import people

blueprint = Blueprint("people", __name__, url_prefix="/people")


@blueprint.get("")
@needs(May.PEOPLE)
def index() -> str:
    """Everyone with an account, and the form that invites another."""
    return _page(InvitationForm(prefix="invitation"))


@blueprint.post("")
@needs(May.PEOPLE)
def invite() -> str | tuple[str, int]:
    """Make an account; its one-time link is in the answer and nowhere else."""
    form = InvitationForm(prefix="invitation")
    if not form.validate():
        return _page(form), 422
    try:
        with transaction() as session:
            person, token = people.invite(
                session,
                viewer(),
                name=written(form.name),
                email=written(form.email),
                role=Role(form.role.data),
            )
    except RuleBroken as refusal:
        form.email.errors = [str(refusal)]
        return _page(form), 422
    return _link_page(person, token)


@blueprint.post("/<int:person_id>/reset")
@needs(May.PEOPLE)
def reset(person_id: int) -> str:
    """Make a link by which somebody sets a new password; it is in the answer and nowhere else."""
    with transaction() as session:
        person, token = people.reset_password(session, viewer(), person_id)
    return _link_page(person, token)


@blueprint.post("/<int:person_id>/disabling")
@needs(May.PEOPLE)
def disable(person_id: int) -> Response:
    """Close an account."""
    with transaction() as session:
        person = people.disable(session, viewer(), person_id)
    undo = url_for("people.enable", person_id=person_id)
    tell_done(f"{person.name}’s account is disabled.", undo=undo)
    return _back()


@blueprint.post("/<int:person_id>/enabling")
@needs(May.PEOPLE)
def enable(person_id: int) -> Response:
    """Open a disabled account again."""
    with transaction() as session:
        person = people.enable(session, viewer(), person_id)
    tell_done(f"{person.name} may sign in again.")
    return _back()


@blueprint.post("/<int:person_id>/role")
@needs(May.PEOPLE)
def change_role(person_id: int) -> Response:
    """Give somebody another role."""
    form = RoleForm(prefix="role")
    if not form.validate():
        raise RuleBroken(NO_SUCH_ROLE)
    with transaction() as session:
        person = people.change_role(session, viewer(), person_id, Role(form.role.data))
    tell_done(f"{person.name} is {_with_article(person.role)} now.")
    return _back()


def _back() -> Response:
    return redirect(url_for("people.index"), code=303)


def _page(form: InvitationForm) -> str:
    return render_template(
        "people/index.html",
        form=form,
        accounts=accounts(reading(), viewer()),
        roles=list(Role),
        definitions={role.value: _what_it_adds(role) for role in Role},
    )


def _link_page(person: Person, token: str) -> str:
    path = url_for("invitations.show", token=token)
    return render_template(
        "people/link.html",
        person=person,
        link=settings().public_url + path,
        lasts=people.INVITATION_LASTS if person.password_hash is None else people.RESET_LASTS,
    )


def _what_it_adds(role: Role) -> str:
    """What a role may do that the one below it may not."""
    below = [other for other in Role if GRANTS[other] < GRANTS[role]]
    less = GRANTS[below[-1]] if below else frozenset()
    deeds = "; ".join(deed.value for deed in May if deed in GRANTS[role] - less)
    return f"May also {deeds}." if below else f"May {deeds}."


def _with_article(role: Role) -> str:
    return f"{'an' if role.value[0] in 'aeiou' else 'a'} {role.value}"
