"""What an event changed, as before and after."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from factcheck.models import (
    QUESTIONS,
    Channel,
    ClaimantKind,
    Confidence,
    Event,
    LookedFor,
    Reply,
    Stance,
)
from factcheck.report.wording import day

#: What a person may edit of a claim, and of evidence, as the page calls it.
LABELS = {
    "claimant": "Claimant",
    "claimant_role": "Role",
    "claimant_kind": "Person or body",
    "said_on": "Said on",
    "occasion": "Occasion",
    "statement": "Statement",
    "headline": "Headline",
    "topics": "Topics",
    "stance": "Stance",
    "note": "Note",
    "wording": "Own words",
    "own_rating": "Rating",
    "justification": "Justification",
    "assignee": "Assigned to",
    "due_on": "Due",
    "named": "Named for it",
    "confidence": "Confidence",
    **QUESTIONS,
    "searched_in": "Searched in",
    "address": "Address",
    "searched_for": "Searched for",
    "period_from": "From",
    "period_to": "To",
    "searched_on": "Searched on",
    "looked_for": "Looked for",
    "found": "Found",
    "whom": "Whom",
    "whom_role": "Role",
    "printed_as": "Printed as",
    "channel": "How",
    "question": "Question",
    "asked_on": "Asked on",
    "deadline": "Deadline",
    "contact_note": "Note",
    "reply": "Outcome",
    "replied_on": "On",
    "answer": "Answer",
}
_DAYS = frozenset(
    {
        "said_on",
        "due_on",
        "period_from",
        "period_to",
        "searched_on",
        "asked_on",
        "deadline",
        "replied_on",
    }
)
#: Facts that are words of a vocabulary.
_LABELS_OF: dict[str, Callable[[str], str]] = {
    "stance": lambda value: Stance(value).label,
    "claimant_kind": lambda value: ClaimantKind(value).label,
    "confidence": lambda value: Confidence(value).label,
    "looked_for": lambda value: LookedFor(value).label,
    "channel": lambda value: Channel(value).label,
    "reply": lambda value: Reply(value).label,
}


@dataclass(frozen=True, slots=True)
class Change:
    """What one thing was and is; None for nothing."""

    label: str
    before: str | None
    after: str | None


def changes(event: Event) -> list[Change]:
    """What the event changed, where it has a before and an after in words."""
    before, after = event.before or {}, event.after or {}
    return [
        Change(label, _word(key, before.get(key)), _word(key, after.get(key)))
        for key, label in LABELS.items()
        if event.before is not None and before.get(key) != after.get(key)
    ]


def _word(key: str, value: object) -> str | None:
    if value is None:
        return None
    if key in _DAYS:
        return day_of(value)
    return _LABELS_OF[key](str(value)) if key in _LABELS_OF else str(value)


def day_of(value: object) -> str:
    """“3 May 2026”, of a day as an event keeps it."""
    return day(date.fromisoformat(str(value)))
