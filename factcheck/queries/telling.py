"""Events in readable sentences, for the Activity tab and for the shell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from factcheck.models import QUESTIONS, AsideReason, Confidence, Event, SettlingReason, Stance

#: The longest piece of a passage or a note that a sentence quotes.
LONGEST_QUOTE = 160

#: What a person may edit of a claim, and of evidence, as the page calls it.
LABELS = {
    "claimant": "Claimant",
    "claimant_role": "Role",
    "said_on": "Said on",
    "occasion": "Occasion",
    "statement": "Statement",
    "headline": "Headline",
    "stance": "Stance",
    "note": "Note",
    "own_rating": "Rating",
    "justification": "Justification",
    "assignee": "Assigned to",
    "due_on": "Due",
    "confidence": "Confidence",
    **QUESTIONS,
}
_VOCABULARIES: dict[str, type[Stance] | type[Confidence]] = {
    "stance": Stance,
    "confidence": Confidence,
}
_ENDS = (".”", "!”", "?”", "…”")
#: What a claim has reached, beside what was done on the way.
MILESTONES = frozenset(
    {"claim.opened", "claim.marked", "round.completed", "verdict.signed_off", "report.published"}
)


@dataclass(frozen=True, slots=True)
class Change:
    """What one thing was and is; None for nothing."""

    label: str
    before: str | None
    after: str | None


def tell(event: Event) -> str:
    """The event as one sentence that begins with who acted."""
    telling = _TELLINGS.get(event.verb)
    deed = telling(event.after or {}) if telling else event.verb.replace(".", " ").replace("_", " ")
    # A quotation that ends its sentence ends this one too.
    return f"{event.actor_name} {deed}{'' if deed.endswith(_ENDS) else '.'}"


def changes(event: Event) -> list[Change]:
    """What the event changed, where it has a before and an after in words."""
    before, after = event.before or {}, event.after or {}
    return [
        Change(label, _word(key, before.get(key)), _word(key, after.get(key)))
        for key, label in LABELS.items()
        if event.before is not None and before.get(key) != after.get(key)
    ]


def is_milestone(event: Event) -> bool:
    """Whether it is one of the steps that a claim's life is told by."""
    return event.verb in MILESTONES


def _word(key: str, value: object) -> str | None:
    if value is None:
        return None
    if key in ("said_on", "due_on"):
        return _day(value)
    if key in _VOCABULARIES:
        return _VOCABULARIES[key](str(value)).label
    return str(value)


def _day(value: object) -> str:
    day = date.fromisoformat(str(value))
    return f"{day.day} {day:%B %Y}"


def _quoted(words: object) -> str:
    text = str(words or "")
    if len(text) > LONGEST_QUOTE:
        cut = text[: LONGEST_QUOTE - 1]
        # At a word, where the language parts its words by blanks.
        blank = cut.rfind(" ")
        text = f"{cut[:blank] if blank > LONGEST_QUOTE // 2 else cut}…"
    return f"“{text}”"


def _assigned(after: dict[str, Any]) -> str:
    due = f", due {_day(after['due_on'])}" if after.get("due_on") else ""
    return f"assigned it to {after.get('assignee') or 'nobody'}{due}"


def _passed_on(deed: str, after: dict[str, Any]) -> str:
    return f"{deed}: {_quoted(after['note'])}" if after.get("note") else deed


def _due(after: dict[str, Any]) -> str:
    return (
        f"made it due {_day(after['due_on'])}" if after.get("due_on") else "took its due date off"
    )


def _attached(after: dict[str, Any]) -> str:
    stance = {
        "contradicts": "as contradicting it",
        "supports": "as supporting it",
        "context": "as context",
    }
    return f"attached a passage {stance[after['stance']]}: {_quoted(after.get('exact'))}"


def _completed(after: dict[str, Any]) -> str:
    ratings = [f"{one['person']}: {one['rating']}" for one in after.get("ratings", [])]
    return f"completed round {after.get('round')} ({', '.join(ratings)})"


def _settled(after: dict[str, Any]) -> str:
    reason = SettlingReason(after["reason"]).label.lower()
    sure = f", {after['confidence']} confidence" if after.get("confidence") else ""
    rating, note = after.get("rating"), _quoted(after.get("note"))
    return f"settled the dispute as {rating} ({reason}{sure}): {note}"


def _set_aside(after: dict[str, Any]) -> str:
    return f"set it aside: {AsideReason(after['reason']).label.lower()}"


def _submitted(after: dict[str, Any]) -> str:
    return f"submitted a review ({after.get('in')} of {after.get('wanted')} in)"


def _signed_off(after: dict[str, Any]) -> str:
    return f"signed off {after.get('rating')}: {_quoted(after.get('conclusion'))}"


_TELLINGS: dict[str, Callable[[dict[str, Any]], str]] = {
    "article.added": lambda _: "added the article",
    "article.changed": lambda after: f"took in version {after.get('version')} of the article",
    "claim.suggested": lambda _: "brought in the article that it was pulled from",
    "claim.marked": lambda _: "marked it as a claim",
    "claim.appeared": lambda after: f"brought in an appearance: {_quoted(after.get('exact'))}",
    "claim.opened": lambda _: "opened it",
    "claim.set_aside": _set_aside,
    "claim.returned": lambda _: "put it back into the inbox",
    "claim.worded": lambda _: "edited what is said of it",
    "claim.assigned": _assigned,
    "claim.taken": lambda _: "took it on",
    "claim.handed_over": lambda after: _passed_on(f"handed it over to {after['assignee']}", after),
    "claim.let_go": lambda after: _passed_on("let go of it", after),
    "claim.due_set": _due,
    "claim.assignment_undone": lambda _: "took back what they had said of who has it",
    "claim.in_review": lambda _: "brought it into review",
    "claim.reopened": lambda _: "reopened it; its reviews no longer count",
    "evidence.attached": _attached,
    "evidence.restated": lambda _: "restated a passage",
    "evidence.withdrawn": lambda _: "withdrew a passage",
    "evidence.restored": lambda _: "restored a passage",
    "suggestion.dismissed": lambda _: "dismissed a suggested passage",
    "suggestion.brought_back": lambda _: "brought a dismissed suggestion back",
    "round.opened": lambda after: f"began round {after.get('round')} of reviews",
    "round.ended": lambda after: f"changed the evidence, which ended round {after.get('round')}",
    "round.resumed": lambda after: f"put the evidence back, which resumed round {after['round']}",
    "round.completed": _completed,
    "review.submitted": _submitted,
    "review.written": lambda after: f"wrote: {_quoted(after.get('justification'))}",
    "review.revised": lambda _: "revised their review",
    "dispute.resolved": lambda after: f"ended the dispute: all rate it {after.get('rating')} now",
    "dispute.settled": _settled,
    "gap.noted": lambda _: "noted a gap in the guideline",
    "gap.closed": lambda after: f"closed the gap in the guideline: {_quoted(after.get('answer'))}",
    "gap.reopened": lambda _: "opened the gap in the guideline again",
    "gate.overridden": lambda after: (
        f"set a rule aside ({after.get('sentence')}): {_quoted(after.get('reason'))}"
    ),
    "gate.override_withdrawn": lambda _: "put a rule that was set aside back in force",
    "verdict.signed_off": _signed_off,
    "report.published": lambda after: f"published edition {after.get('edition')}",
    "correction.begun": lambda _: "began a correction",
    "correction.dropped": lambda _: "dropped the correction",
    "link.made": lambda after: f"made a share link: {_quoted(after.get('label'))}",
    "link.revoked": lambda _: "revoked a share link",
}
