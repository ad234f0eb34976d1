"""Who has a claim of the story, and what they say to each other about it."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from factcheck.cli.demo.story import People, day
from factcheck.models import Claim, Evidence, ThreadKind
from factcheck.workflow.assignments import assign, take
from factcheck.workflow.comments import answer, comment
from factcheck.workflow.threads import About, resolve


def assign_it(session: Session, people: People, told: dict[str, Any], claim: Claim) -> None:
    """Give the claim to whoever the story says, with its due date."""
    if one := told.get("assignment"):
        due = day(one["due_in_days"]) if "due_in_days" in one else None
        # A day that has gone by can be kept, not chosen; in the story it was chosen in time.
        claim.due_on = due
        if one.get("to") == one["by"]:
            take(session, people[one["by"]], claim.id)
            return
        to = people[one["to"]].id if "to" in one else None
        assign(session, people[one["by"]], claim.id, to, due)


def talk(
    session: Session,
    people: People,
    told: dict[str, Any],
    claim: Claim,
    attached: Sequence[Evidence],
) -> None:
    """The threads about the claim, with their answers."""
    for one in told.get("talk", []):
        kind = ThreadKind(one["on"])
        piece = attached[one["evidence"] - 1].id if kind is ThreadKind.EVIDENCE else None
        begun = comment(session, people[one["by"]], claim.id, one["text"], About(kind, piece))
        for other in one.get("answers", []):
            answer(session, people[other["by"]], begun.thread_id, other["text"])
        if "resolved_by" in one:
            resolve(session, people[one["resolved_by"]], begun.thread_id)
