"""Notices: what somebody is told of, seen or not, and how they want to be told."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from factcheck.errors import RuleBroken
from factcheck.models import May
from factcheck.queries import notices as questions
from factcheck.queries.notices import PAGE, Told
from factcheck.web.account import account_page
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.notices import ChoicesForm
from factcheck.web.permission import needs
from factcheck.web.security import LARGEST_NUMBER
from factcheck.workflow import notices as verbs

blueprint = Blueprint("notices", __name__)

#: What has a place of its own on the workbench → the pane that shows it; None for the ledger.
_PANES = {"evidence": None, "comment": "talk"}


@blueprint.get("/notices")
@needs(May.READ)
def index() -> str:
    """What the viewer was told of: first what wasn't seen yet, by days."""
    session, person = reading(), viewer()
    before = _number(request.args.get("before"))
    older = questions.earlier(session, person, before)
    new = questions.unread(session, person)
    return render_template(
        "notices/index.html",
        new=_by_day(new),
        newest=new[0].id if new else 0,
        seen=_by_day(older[:PAGE]),
        next=url_for("notices.index", before=older[PAGE - 1].id) if len(older) > PAGE else None,
        is_first=before is None,
    )


@blueprint.get("/notices/<int:notice_id>")
@needs(May.READ)
def open_(notice_id: int) -> Response:
    """Lead to where it happened; who went there has seen the notice."""
    if "prefetch" in request.headers.get("Sec-Purpose", ""):
        return Response(status=503)
    with transaction() as session:
        notice = verbs.read(session, viewer(), notice_id)
    told = questions.one(reading(), viewer(), notice.id)
    return redirect(_place(told), code=303)


@blueprint.post("/notices/<int:notice_id>/reading")
@needs(May.READ)
def read(notice_id: int) -> Response:
    """Note that a notice was seen."""
    with transaction() as session:
        verbs.read(session, viewer(), notice_id)
    tell_done("Marked as read.", undo=url_for("notices.unread", notice_id=notice_id))
    return _back()


@blueprint.post("/notices/<int:notice_id>/unreading")
@needs(May.READ)
def unread(notice_id: int) -> Response:
    """Take back that a notice was seen."""
    with transaction() as session:
        verbs.unread(session, viewer(), notice_id)
    tell_done("Marked as unread.")
    return _back()


@blueprint.post("/notices/reading")
@needs(May.READ)
def read_all() -> Response:
    """Note that all were seen, up to the newest that the page showed."""
    up_to = _number(request.form.get("up-to"))
    if up_to is None:
        raise RuleBroken("The form doesn’t say up to which notice. Open the page again.")
    with transaction() as session:
        moment = verbs.read_all(session, viewer(), up_to)
    undo = url_for("notices.unread_since", at=moment.isoformat())
    tell_done("All are marked as read.", undo=undo)
    return _back()


@blueprint.post("/notices/unreading")
@needs(May.READ)
def unread_since() -> Response:
    """Take back that all were seen."""
    moment = _moment(request.args.get("at", ""))
    with transaction() as session:
        verbs.unread_since(session, viewer(), moment)
    tell_done("They are unread again.")
    return _back()


@blueprint.post("/account/notices")
@needs(May.READ)
def choose() -> Response | tuple[str, int]:
    """Say how one wants to be told."""
    form = ChoicesForm(prefix="notices")
    if not form.validate():
        return account_page(choices=form), 422
    with transaction() as session:
        verbs.choose(
            session,
            viewer(),
            form.deliveries(),
            digest_hour=int(written(form.hour)),
            time_zone=written(form.zone),
        )
    tell_done("Your choices are saved.")
    return redirect(url_for("account.show", _anchor="notices"), code=303)


def _place(told: Told) -> str:
    """Where it happened: on the workbench, or among the share links."""
    kind, _, number = told.subject.partition(":")
    if kind == "link":
        return url_for("links.index", claim_id=told.claim_id, _anchor=f"link-{number}")
    if kind not in _PANES:
        return url_for("claims.show", claim_id=told.claim_id)
    return url_for(
        "claims.show", claim_id=told.claim_id, pane=_PANES[kind], _anchor=f"{kind}-{number}"
    )


def _by_day(notices: Iterable[Told]) -> list[tuple[date, list[Told]]]:
    return [(day, list(group)) for day, group in groupby(notices, lambda one: one.at.date())]


def _number(sent: str | None) -> int | None:
    """The number of a notice, if it can be one."""
    if not sent or not sent.isdecimal() or len(sent) > len(str(LARGEST_NUMBER)):
        return None
    return min(int(sent), LARGEST_NUMBER)


def _moment(written_at: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written_at)
    except ValueError as error:
        raise RuleBroken("There is nothing to take back.") from error
    if moment.tzinfo is None:
        raise RuleBroken("There is nothing to take back.")
    return moment


def _back() -> Response:
    return redirect(url_for("notices.index"), code=303)
