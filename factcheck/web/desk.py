"""The first page: what waits for whoever looks, what waits at the desk, and what happened last."""

from dataclasses import dataclass

from flask import Blueprint, render_template, url_for

from factcheck.models import May, Person, Status, now
from factcheck.queries import letters, listing, outreach, saved_filters, telling, waiting
from factcheck.queries.wanted import (
    GROUPS,
    RUNNING,
    Assignee,
    Due,
    Queue,
    Sort,
    Wanted,
)
from factcheck.web.context import reading, viewer
from factcheck.web.lists import address, age
from factcheck.web.permission import needs

blueprint = Blueprint("desk", __name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A queue that a role has."""

    needs: May
    title: str
    #: What to do about what is in it.
    sentence: str
    wanted: Wanted
    #: Whether only its figure is shown: what is in it stands in other queues, or presses nobody.
    only_counted: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A queue as the page shows it."""

    title: str
    sentence: str
    address: str
    queue: waiting.Queue
    only_counted: bool = False


_OLDEST = Sort.AGE
_MINE = Wanted(assignee=Assignee.ME, statuses=RUNNING, sort=Sort.DUE)
#: What waits for the viewer, the most pressing first.
YOURS = (
    Asked(
        May.REVIEW,
        "Yours, and late",
        "Assigned to you, and the day has gone by.",
        _MINE.but(due=Due.LATE),
    ),
    Asked(
        May.REVIEW,
        "To revise",
        "Another rating than yours is in: read why, then revise yours or let it stand.",
        Wanted(queue=Queue.REVISE, sort=_OLDEST),
    ),
    Asked(
        May.ADJUDICATE,
        "To settle",
        "The reviewers differ; read both, and decide.",
        Wanted(queue=Queue.SETTLE, sort=_OLDEST),
    ),
    Asked(
        May.SIGN_OFF,
        "To sign off",
        "The reviewers agree; say in one sentence what the evidence shows.",
        Wanted(queue=Queue.SIGN, sort=_OLDEST),
    ),
    Asked(
        May.REVIEW,
        "To review",
        "Passages are attached; your rating isn’t in yet.",
        Wanted(queue=Queue.REVIEW, sort=_OLDEST),
    ),
    Asked(May.REVIEW, "Assigned to you", "You see to these.", _MINE),
)
#: What waits at the desk for anybody, the nearest to a report first.
DESKS = (
    Asked(
        May.REVIEW,
        "Late",
        "The day by which the check was to be done has gone by.",
        Wanted(due=Due.LATE, statuses=RUNNING, sort=Sort.DUE),
    ),
    Asked(
        May.SIGN_OFF,
        "To look at again",
        "Its evidence changed, or its review-by date has come: correct it, or let it stand.",
        Wanted(queue=Queue.AGAIN, sort=_OLDEST),
    ),
    Asked(
        May.SIGN_OFF,
        "To publish",
        "Signed off; publishing freezes the report.",
        Wanted(statuses=(Status.SIGNED_OFF,), sort=_OLDEST),
    ),
    Asked(
        May.REVIEW,
        "Disputed",
        "The ratings differ; an editor settles it, or the reviewers revise.",
        Wanted(statuses=(Status.DISPUTED,), sort=_OLDEST),
        only_counted=True,
    ),
    Asked(
        May.ATTACH,
        "Without passages",
        "Open, and nothing attached yet: look for what bears on it.",
        Wanted(queue=Queue.BARE, sort=_OLDEST),
    ),
    Asked(
        May.REVIEW,
        "Nobody’s",
        "In work, and assigned to nobody: take one, or assign it.",
        Wanted(assignee=Assignee.NOBODY, statuses=RUNNING, sort=_OLDEST),
        only_counted=True,
    ),
)
INBOX = Wanted(statuses=(Status.SUGGESTED,), sort=Sort.WORTH)


@blueprint.get("/")
@needs(May.READ)
def show() -> str:
    """The desk as it stands for this viewer."""
    session, person = reading(), viewer()
    counts = listing.counts(session, person, Wanted())
    inbox = Waiting(
        "Inbox",
        "Found in articles: open what is worth checking, set the rest aside."
        if person.may(May.SORT)
        else "Found in articles; a reviewer opens what is worth checking.",
        url_for("inbox.index"),
        waiting.queue(session, person, INBOX),
    )
    return render_template(
        "desk/show.html",
        is_empty=not waiting.has_articles(session, person),
        mail_is_stuck=letters.is_stuck(session, person),
        inbox=inbox,
        yours=_queues(person, YOURS),
        desks=_queues(person, DESKS),
        answers=outreach.contacts_due(session, person),
        saved=[
            (one.name, address(one.wanted), False, None)
            for one in saved_filters.saved_filters(session, person)
        ],
        told=[(told, telling.tell(told.event)) for told in waiting.lately(session, person)],
        in_inbox=counts.get(Status.SUGGESTED, 0),
        in_work=sum(counts.get(status, 0) for status in RUNNING),
        published=sum(counts.get(status, 0) for status in GROUPS["public"]),
        today=now().date(),
        age=age,
    )


def _queues(person: Person, queues: tuple[Asked, ...]) -> list[Waiting]:
    """Those of the viewer's role, the empty ones too: that nothing waits is worth knowing."""
    return [
        Waiting(
            one.title,
            one.sentence,
            address(one.wanted),
            waiting.queue(reading(), person, one.wanted),
            one.only_counted,
        )
        for one in queues
        if person.may(one.needs)
    ]
