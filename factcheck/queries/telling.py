"""Events in readable sentences, for the Activity tab and for the shell."""

from collections.abc import Callable
from typing import Any

from factcheck.models import AsideReason, Event, Ground, Reply, SettlingReason, SourceKind, TieKind
from factcheck.queries.changed import day_of
from factcheck.queries.quoted import quoted as _quoted
from factcheck.queries.telling_links import LINKS
from factcheck.queries.telling_register import REGISTER

_ENDS = (".”", "!”", "?”", "…”")
#: What a claim has reached, beside what was done on the way.
MILESTONES = frozenset(
    {
        "claim.opened",
        "claim.marked",
        "round.completed",
        "verdict.signed_off",
        "report.published",
        "report.outdated",
        "report.void",
        "report.withheld",
        "report.released",
    }
)


def tell(event: Event) -> str:
    """The event as one sentence that begins with who acted."""
    telling = _TELLINGS.get(event.verb)
    deed = telling(event.after or {}) if telling else event.verb.replace(".", " ").replace("_", " ")
    # A quotation that ends its sentence ends this one too.
    return f"{event.actor_name} {deed}{'' if deed.endswith(_ENDS) else '.'}"


def is_milestone(event: Event) -> bool:
    """Whether it is one of the steps that a claim's life is told by."""
    return event.verb in MILESTONES


def _assigned(after: dict[str, Any]) -> str:
    due = f", due {day_of(after['due_on'])}" if after.get("due_on") else ""
    return f"assigned it to {after.get('assignee') or 'nobody'}{due}"


def _passed_on(deed: str, after: dict[str, Any]) -> str:
    return f"{deed}: {_quoted(after['note'])}" if after.get("note") else deed


def _due(after: dict[str, Any]) -> str:
    return (
        f"made it due {day_of(after['due_on'])}" if after.get("due_on") else "took its due date off"
    )


def _about(after: dict[str, Any]) -> str:
    return {
        "evidence": "a passage of the evidence",
        "passage": "a passage",
        "rating": "the rating",
        "dispute": "the dispute",
    }.get(str(after.get("about")), "the claim")


def _attached(after: dict[str, Any]) -> str:
    stance = {
        "contradicts": "as contradicting it",
        "supports": "as supporting it",
        "context": "as context",
    }
    if "search" in after:
        return f"attached a search {stance[after['stance']]}: {_quoted(after.get('sentence'))}"
    return f"attached a passage {stance[after['stance']]}: {_quoted(after.get('exact'))}"


def _tied(after: dict[str, Any]) -> str:
    stance = {"contradicts": "as contradicting it", "supports": "as supporting it"}
    how = stance.get(after["stance"], "as context")
    return f"tied evidence to a part, {how}: {_quoted(after.get('words'))}"


def _thing(after: dict[str, Any]) -> str:
    return "a search" if "search" in after else "a passage"


def _answered(after: dict[str, Any]) -> str:
    came = {
        Reply.ANSWERED: "wrote down the answer of",
        Reply.DECLINED: "wrote down the refusal of",
        Reply.NO_ANSWER: "stopped waiting for an answer of",
    }[Reply(after["reply"])]
    return f"{came} {after.get('of')}"


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
    rating = f" {after['rating']}" if after.get("rating") else ""
    return f"signed off{rating}: {_quoted(after.get('conclusion'))}"


def _why(after: dict[str, Any]) -> str:
    return f"{Ground(after['ground']).label.lower()}: {_quoted(after.get('reason'))}"


def _tie(after: dict[str, Any]) -> str:
    return f"{after['outlet']} {TieKind(after['kind']).label} {after['other']}"


_TELLINGS: dict[str, Callable[[dict[str, Any]], str]] = {
    "article.added": lambda _: "added the article",
    "article.changed": lambda after: f"took in version {after.get('version')} of the article",
    "reprint.found": lambda after: (
        f"brought in a reprint ({round(100 * after.get('alike', 0))} % alike)"
    ),
    "reprint.lost": lambda _: "brought in a text that is no reprint any more",
    "reprint.join": lambda after: f"joined it as a reprint with {_quoted(after.get('with'))}",
    "reprint.split": lambda _: "split it from its reprints",
    "reprint.join_undone": lambda _: "took back that it was joined with another article",
    "reprint.split_undone": lambda _: "took back that it was split from its reprints",
    "outlet.tied": lambda after: f"tied two outlets together: {_tie(after)}",
    "outlet.untied": lambda after: f"untied two outlets: {_tie(after)} no more",
    "claim.suggested": lambda _: "brought in the article that it was pulled from",
    "claim.marked": lambda _: "marked it as a claim",
    "claim.appeared": lambda after: f"brought in an appearance: {_quoted(after.get('exact'))}",
    "claim.opened": lambda _: "opened it",
    "claim.set_aside": _set_aside,
    "claim.returned": lambda _: "put it back into the inbox",
    "claim.joined": lambda after: f"joined it with {after['into']}, of which it is a duplicate",
    "claim.took_in": lambda after: f"joined {after['other']} with it; it has its appearances now",
    "claim.parted": lambda after: f"parted it from {after['of']} again",
    "claim.gave_back": lambda after: f"parted {after['other']} from it again",
    "claim.told_apart": lambda after: f"said that it isn’t the same as {after['other']}",
    "claim.perhaps_same": lambda after: f"took back that it isn’t the same as {after['other']}",
    "claim.worded": lambda _: "edited what is said of it",
    "claim.assigned": _assigned,
    "claim.taken": lambda _: "took it on",
    "claim.handed_over": lambda after: _passed_on(f"handed it over to {after['assignee']}", after),
    "claim.let_go": lambda after: _passed_on("let go of it", after),
    "claim.due_set": _due,
    "claim.assignment_undone": lambda _: "took back what they had said of who has it",
    "claim.made_confidential": lambda after: f"made it confidential, for {after['named']}",
    "claim.names_changed": lambda after: f"changed who may know of it, to {after['named']}",
    "claim.opened_to_desk": lambda _: "opened it to the whole desk",
    "claim.confidentiality_undone": lambda _: "took back what they had said of who may know of it",
    "claim.let_in": lambda after: f"let in who was missing; it is for {after['named']} now",
    "claim.sorted": lambda after: (
        f"set its topics: {after['topics']}" if after.get("topics") else "took its topics away"
    ),
    "claim.in_review": lambda _: "brought it into review",
    "claim.reopened": lambda _: "reopened it; its reviews no longer count",
    "evidence.attached": _attached,
    "evidence.restated": lambda after: f"restated {_thing(after)}",
    "evidence.withdrawn": lambda after: f"withdrew {_thing(after)}",
    "evidence.restored": lambda after: f"restored {_thing(after)}",
    "part.split_off": lambda after: f"split off a part: {_quoted(after.get('words'))}",
    "part.reworded": lambda after: f"reworded a part: {_quoted(after.get('words'))}",
    "part.withdrawn": lambda after: f"withdrew a part: {_quoted(after.get('words'))}",
    "part.restored": lambda after: f"restored a part: {_quoted(after.get('words'))}",
    "bearing.tied": _tied,
    "bearing.changed": lambda after: (
        f"restated how evidence bears on a part: {_quoted(after.get('words'))}"
    ),
    "bearing.untied": lambda after: f"untied evidence from a part: {_quoted(after.get('words'))}",
    "evidence.corrected": lambda _: "corrected a search that is evidence",
    "search.recorded": lambda after: f"recorded a search: {_quoted(after.get('sentence'))}",
    "search.corrected": lambda _: "corrected the record of a search",
    "search.withdrawn": lambda _: "took a search out of the log",
    "search.restored": lambda _: "put a search back into the log",
    "contact.logged": lambda after: f"asked {after.get('of')}: {_quoted(after.get('question'))}",
    "contact.corrected": lambda after: f"corrected what is known of asking {after.get('of')}",
    "contact.answered": _answered,
    "contact.answer_taken_back": lambda after: f"waits for an answer of {after.get('of')} again",
    "contact.withdrawn": lambda after: f"took {after.get('of')} out of those who were asked",
    "contact.restored": lambda after: f"put {after.get('of')} back among those who were asked",
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
    "comment.written": lambda after: f"commented on {_about(after)}",
    "comment.shown": lambda after: f"had commented on {_about(after)}; it can be read now",
    "comment.edited": lambda after: f"edited a comment on {_about(after)}",
    "comment.withdrawn": lambda after: f"withdrew a comment on {_about(after)}",
    "comment.restored": lambda after: f"restored a comment on {_about(after)}",
    "thread.resolved": lambda after: f"resolved a thread on {_about(after)}",
    "thread.reopened": lambda after: f"reopened a thread on {_about(after)}",
    "gap.noted": lambda _: "noted a gap in the guideline",
    "gap.closed": lambda after: f"closed the gap in the guideline: {_quoted(after.get('answer'))}",
    "gap.reopened": lambda _: "opened the gap in the guideline again",
    "gate.overridden": lambda after: (
        f"set a rule aside ({after.get('sentence')}): {_quoted(after.get('reason'))}"
    ),
    "gate.override_withdrawn": lambda _: "put a rule that was set aside back in force",
    "verdict.signed_off": _signed_off,
    "verdict.signed_again": lambda _: "signed it off again, as its report stands now",
    "report.published": lambda after: f"published edition {after.get('edition')}",
    "report.outdated": lambda after: (
        f"marked it as outdated by edition {after.get('edition')}: {_quoted(after.get('sentence'))}"
    ),
    "report.void": lambda after: (
        f"declared it void by edition {after.get('edition')}: {_quoted(after.get('sentence'))}"
    ),
    "report.withheld": lambda after: f"withheld its report, {_why(after)}",
    "report.released": lambda _: "released its report",
    "article.withheld": lambda after: f"withheld the text of the article, {_why(after)}",
    "article.released": lambda _: "released the text of the article",
    "correction.begun": lambda _: "began a correction",
    "correction.dropped": lambda _: "dropped the correction",
    "filter.saved": lambda after: f"saved a filter: {_quoted(after.get('name'))}",
    "filter.renamed": lambda after: f"renamed a filter: {_quoted(after.get('name'))}",
    "filter.removed": lambda _: "deleted a filter",
    "filter.restored": lambda _: "brought a deleted filter back",
    **LINKS,
    **REGISTER,
    "article.kind_set": lambda after: (
        f"said what kind of source the article is: {SourceKind(after['source_kind']).label.lower()}"
    ),
    "publicity.set": lambda after: (
        "let everybody see what the desk publishes"
        if after.get("is_public")
        else "let what the desk publishes be seen by link only"
    ),
    "publicity.worded": lambda _: "edited what the desk says of itself on the public site",
    "learning.switched": lambda after: (
        "let the inbox learn from what is opened and set aside"
        if after.get("is_on")
        else "stopped the inbox from learning"
    ),
    "learning.forgotten": lambda after: (
        f"let the inbox forget what {after.get('lessons')} decisions had taught it"
    ),
    "learning.remembered": lambda _: "let the inbox remember what it had forgotten",
    "policy.changed": lambda _: "changed the desk’s policy",
    "scheme.added": lambda after: f"added a scheme of ratings: {_quoted(after.get('label'))}",
    "scheme.renamed": lambda after: f"renamed a scheme of ratings: {_quoted(after.get('label'))}",
    "rating.added": lambda after: f"added a rating: {_quoted(after.get('label'))}",
    "rating.worded": lambda after: f"edited a rating: {_quoted(after.get('label'))}",
    "rating.moved": lambda after: f"moved a rating: {_quoted(after.get('label'))}",
    "rating.retired": lambda after: f"retired a rating: {_quoted(after.get('label'))}",
    "rating.brought_back": lambda after: f"brought a rating back: {_quoted(after.get('label'))}",
    "rating.removed": lambda _: "removed a rating that nobody had given",
    "calendar.made": lambda _: "made an address for a calendar",
    "calendar.ended": lambda _: "ended the address for a calendar",
}
