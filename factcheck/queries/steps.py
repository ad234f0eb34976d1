"""The one next step of a claim: what this viewer can do about it, or who can."""

from dataclasses import dataclass
from enum import StrEnum

from factcheck.models import May, Person, Status
from factcheck.queries.gate import checklist, stopping
from factcheck.queries.workbench import Workbench
from factcheck.report.wording import day


class Deed(StrEnum):
    """What the review area offers."""

    NONE = "none"
    SORT = "sort"
    REVIEW = "review"
    SETTLE = "settle"
    REVISE = "revise"
    SIGN_OFF = "sign_off"
    PUBLISH = "publish"
    CORRECT = "correct"
    AMEND = "amend"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Step:
    """A deed with the title of its area and a sentence that explains it."""

    deed: Deed
    title: str
    sentence: str


def next_step(bench: Workbench, viewer: Person) -> Step:
    """What the claim waits for, from where this viewer stands."""
    status = bench.claim.status
    if status in (Status.SUGGESTED, Status.SET_ASIDE):
        return _sorting(bench, viewer)
    if status in (Status.OPEN, Status.IN_REVIEW):
        return _reviewing(bench, viewer)
    if status is Status.DISPUTED:
        return _settling(bench, viewer)
    if status in (Status.AGREED, Status.CORRECTING):
        return _signing(bench, viewer)
    return _publishing(bench, viewer)


def said_in(bench: Workbench) -> str:
    """“1 of 2 reviews is in; sealed until all are”, of the round that runs or would begin."""
    running = bench.running_round
    count = running.reviews_in if running else 0
    wanted = (
        running.round.reviews_wanted
        if running
        else (bench.policy.reviews_wanted if bench.policy else 0)
    )
    noun = "review" if wanted == 1 else "reviews"
    verb = "is" if count == 1 else "are"
    return f"{count} of {wanted} {noun} {verb} in; sealed until all are"


def _sorting(bench: Workbench, viewer: Person) -> Step:
    aside = bench.claim.aside_reason
    if bench.claim.status is Status.SET_ASIDE:
        why = f"It was set aside: {aside.label.lower()}." if aside else "It was set aside."
        sentence = why + (" Open it to check it after all." if viewer.may(May.SORT) else "")
        title = "Set aside"
    else:
        title = "A suggestion"
        sentence = (
            "Open it to check it, or set it aside with a reason."
            if viewer.may(May.SORT)
            else "A reviewer decides whether the desk checks it."
        )
    return Step(Deed.SORT if viewer.may(May.SORT) else Deed.NONE, title, sentence)


def _reviewing(bench: Workbench, viewer: Person) -> Step:
    running = bench.running_round
    if not bench.counted:
        attach = (
            "Attach a passage from the article beside it, or from the suggestions; then review."
        )
        waits = "It waits for a reviewer to attach passages."
        return Step(Deed.NONE, "No evidence yet", attach if viewer.may(May.ATTACH) else waits)
    if running is not None and running.own is not None:
        return Step(
            Deed.NONE,
            "Your review is in",
            f"{said_in(bench)}. Another reviewer is next; a change of the evidence asks you again.",
        )
    if viewer.may(May.REVIEW) and bench.bar:
        return Step(Deed.NONE, "Others review it", f"{bench.bar} {said_in(bench)}.")
    if viewer.may(May.REVIEW):
        return Step(Deed.REVIEW, "Your review", said_in(bench))
    return Step(Deed.NONE, "In review" if running else "Open", f"{said_in(bench)}.")


def _settling(bench: Workbench, viewer: Person) -> Step:
    if viewer.may(May.ADJUDICATE) and not _judged(bench, viewer):
        return Step(
            Deed.SETTLE, "Settle the dispute", "Read the reviews side by side, then decide."
        )
    running = bench.running_round
    noun = bench.scheme.noun if bench.scheme else "rating"
    if running is not None and running.own is not None and viewer.may(May.REVIEW):
        return Step(
            Deed.REVISE,
            "Look again",
            f"The {noun}s differ. Read the others, then revise yours or let it stand; when all are"
            " equal the dispute is over. Else another editor settles this dispute."
            if viewer.may(May.ADJUDICATE)
            else f"The {noun}s differ. Read the others, then revise yours or let it stand; when all"
            " are equal the dispute is over. Else an editor settles it.",
        )
    return Step(Deed.NONE, "Disputed", "An editor settles this dispute.")


def _signing(bench: Workbench, viewer: Person) -> Step:
    amends = bench.editions > 0
    title = "A correction" if amends else "Agreed"
    if not viewer.may(May.SIGN_OFF):
        return Step(Deed.NONE, title, "An editor signs it off.")
    if _judged(bench, viewer):
        return Step(Deed.NONE, title, "You reviewed this claim, so another editor signs it off.")
    if stopping(checklist(bench)):
        lead = "The desk’s policy isn’t met yet: what is missing is below. "
    else:
        lead = ""
    if amends:
        return Step(
            Deed.AMEND,
            "Sign the correction off",
            f"{lead}The published edition stays up meanwhile.",
        )
    return Step(Deed.SIGN_OFF, "Sign off", f"{lead}Say in one sentence what the evidence shows.")


def _publishing(bench: Workbench, viewer: Person) -> Step:
    status, editor = bench.claim.status, viewer.may(May.SIGN_OFF)
    if status is Status.SIGNED_OFF:
        if editor:
            return Step(Deed.PUBLISH, "Publish", "It is signed off. Publishing freezes its report.")
        return Step(Deed.NONE, "Signed off", "An editor publishes it.")
    if status is Status.WITHHELD:
        return Step(
            Deed.RELEASE if viewer.may(May.WITHHOLD) else Deed.NONE,
            "Withheld",
            "Its report is withheld: readers find that it was there, and none of its words.",
        )
    sentence = f"Edition {bench.editions} is its newest."
    if status in (Status.OUTDATED, Status.VOID):
        sentence += f" It says that the check is {status.label.lower()}, and why."
    if bench.claim.reopen_asked_at is not None:
        sentence += (
            " The evidence has changed since; an editor looks whether it needs a correction."
        )
    if due := bench.claim.review_by:
        sentence += f" It is looked at again by {day(due)}."
    return Step(Deed.CORRECT if editor else Deed.NONE, status.label, sentence)


def _judged(bench: Workbench, viewer: Person) -> bool:
    """Whether the viewer reviewed in the newest round, which keeps all but a desk of one away."""
    if bench.policy is not None and bench.policy.one_person_desk:
        return False
    return bool(bench.rounds) and bench.rounds[0].own is not None
