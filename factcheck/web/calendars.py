"""Due dates for calendar programs: a secret address for each person who wants one."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.errors import NotFound, TooMany
from factcheck.models import May, Person
from factcheck.queries.calendars import DueDate, due_dates, feed_owner
from factcheck.web.account import account_page
from factcheck.web.context import reading, settings, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.permission import needs, open_to_all
from factcheck.workflow import calendars, people

if TYPE_CHECKING:
    from icalendar import Event

blueprint = Blueprint("calendars", __name__)


@blueprint.get("/calendar/<token>.ics")
@open_to_all
def feed(token: str) -> Response:
    """The due dates of whoever's secret this is; nothing here asks who is looking."""
    tries = people.CalendarTries(request.remote_addr or "")
    try:
        people.refuse_too_many_tries(reading(), tries)
        owner = feed_owner(reading(), token)
    except TooMany as refusal:
        answer = _plain(429, "Too many wrong addresses came from here. Wait a quarter of an hour.")
        answer.headers["Retry-After"] = str(refusal.wait)
        return answer
    except NotFound as refusal:
        with transaction() as session:
            people.note_try(session, tries)
        return _plain(404, str(refusal))
    answer = Response(_written(owner), mimetype="text/calendar")
    answer.headers["Content-Disposition"] = 'inline; filename="due-dates.ics"'
    return answer


@blueprint.get("/calendar/<path:rest>")
@open_to_all
def nothing(rest: str) -> Response:
    """Every other address below it, said without asking who looks."""
    return _plain(404, "There is no calendar at this address.")


@blueprint.post("/account/calendar")
@needs(May.READ)
def make() -> str:
    """Make an address, or one in the place of the last; it is in the answer and nowhere else."""
    with transaction() as session:
        token = calendars.make_feed(session, viewer())
    address = settings().public_url + url_for("calendars.feed", token=token)
    return account_page(calendar_address=address)


@blueprint.post("/account/calendar/revocation")
@needs(May.READ)
def end() -> AnyResponse:
    """End the address."""
    with transaction() as session:
        calendars.end_feed(session, viewer())
    tell_done("The address of your calendar no longer works.")
    return redirect(url_for("account.show", _anchor="calendar"), code=303)


def _plain(status: int, sentence: str) -> Response:
    return Response(f"{sentence}\n", status, mimetype="text/plain")


def _written(owner: Person) -> bytes:
    """The feed as RFC 5545 has it: days without hours, the same names at every fetch."""
    from icalendar import Calendar  # takes as long to import as a page takes

    calendar = Calendar()
    calendar.add("prodid", "-//Factcheck//Due dates//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Due at {settings().desk_name}")
    for one in due_dates(reading(), owner):
        calendar.add_component(_entry(one))
    written: bytes = calendar.to_ical()
    return written


def _entry(one: DueDate) -> "Event":
    from icalendar import Event

    entry = Event()
    entry.add("uid", f"{one.key}@{urlsplit(settings().public_url).hostname}")
    # When the entry changed last, so that a fetch that brings nothing new is the same to the byte.
    entry.add("dtstamp", one.changed_at.replace(microsecond=0))
    entry.add("dtstart", one.day)
    entry.add("summary", one.title)
    entry.add("transp", "TRANSPARENT")
    path = url_for("claims.show", claim_id=one.claim_id)
    entry.add("url", settings().public_url + path)
    return entry
