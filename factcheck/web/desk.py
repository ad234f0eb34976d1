"""The first page: what waits for whoever looks, and what happened last."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, render_template, url_for
from sqlmodel import Session

from factcheck.models import May, Person, Status
from factcheck.queries import claims, letters, telling, waiting
from factcheck.queries.waiting import Queue
from factcheck.web.context import reading, viewer
from factcheck.web.permission import needs

blueprint = Blueprint("desk", __name__)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A queue as the page shows it."""

    title: str
    #: What to do about what is in it.
    sentence: str
    address: str
    queue: Queue


@blueprint.get("/")
@needs(May.READ)
def show() -> str:
    """The desk as it stands for this viewer."""
    session, person = reading(), viewer()
    counts = claims.counts(session, person)
    return render_template(
        "desk/show.html",
        is_empty=not waiting.has_articles(session, person),
        inbox=waiting.suggested(session, person),
        queues=_queues(session, person),
        mail_is_stuck=letters.is_stuck(session, person),
        told=[(told, telling.tell(told.event)) for told in waiting.lately(session, person)],
        in_work=sum(counts.get(status, 0) for status in claims.RUNNING),
        published=sum(counts.get(status, 0) for status in (Status.PUBLISHED, Status.OUTDATED)),
    )


def _queues(session: Session, person: Person) -> list[Waiting]:
    """The queues of this viewer's role that hold something, the nearest to a report first."""
    asked: list[tuple[May, str, str, str, Callable[[Session, Person], Queue]]] = [
        (
            May.SIGN_OFF,
            "To look at again",
            "Its evidence changed, or its review-by date has come: correct it, or let it stand.",
            "published",
            waiting.to_look_at_again,
        ),
        (
            May.SIGN_OFF,
            "To publish",
            "Signed off; publishing freezes the report.",
            Status.SIGNED_OFF.value,
            waiting.to_publish,
        ),
        (
            May.SIGN_OFF,
            "To sign off",
            "The reviewers agree; say in one sentence what the evidence shows.",
            Status.AGREED.value,
            waiting.to_sign,
        ),
        (
            May.ADJUDICATE,
            "To settle",
            "The reviewers differ; read both, and decide.",
            Status.DISPUTED.value,
            waiting.to_settle,
        ),
        (
            May.REVIEW,
            "Disputed",
            "Another rating than yours is in: read why, then revise yours or let it stand.",
            Status.DISPUTED.value,
            waiting.to_revise,
        ),
        (
            May.REVIEW,
            "To review",
            "Passages are attached; your rating isn’t in yet.",
            "running",
            waiting.for_review,
        ),
        (
            May.ATTACH,
            "Without passages",
            "Open, and nothing attached yet: look for what bears on it.",
            Status.OPEN.value,
            waiting.without_passages,
        ),
    ]
    found = [
        Waiting(title, sentence, url_for("claims.index", status=status), ask(session, person))
        for deed, title, sentence, status, ask in asked
        if person.may(deed)
    ]
    return [one for one in found if one.queue.total]
