"""What a report says of its corrections, the same on the page and in the file.

Slips of the pen are in the value and in the log of the desk, and are not printed.
"""

from dataclasses import dataclass

from factcheck.report import wording
from factcheck.report.public import Correction, PublicReport, Tier

HEADING = "Corrections"

_NAMES: dict[Tier, str] = {
    "affects rating": "correction that affects the rating",
    "does not affect rating": "correction that doesn’t affect the rating",
    "update": "update",
    "outdated": "outdated",
    "void": "void",
}
#: What the public log and the feeds say of each kind; of no kind it is one like any other.
IN_A_LOG: dict[str | None, str] = {
    None: "Correction",
    "affects rating": "Correction of the rating",
    "does not affect rating": "Correction, the rating stands",
    "update": "Update",
    "outdated": "Out of date: it no longer holds",
    "void": "Void: the desk took this check back",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A correction as it is printed."""

    #: Our words, without a full stop: “Void since 24 November 2026”.
    lead: str
    #: The desk's own.
    sentence: str
    #: The number of the edition that stood until then.
    before: int


def printed(report: PublicReport) -> tuple[Correction, ...]:
    """The corrections that a reader is shown, the oldest first."""
    return tuple(one for one in report.corrections if one.tier != "typo")


def is_void(report: PublicReport) -> bool:
    """Whether the ruling no longer counts: its words are kept, struck out."""
    return _standing(report) == "void"


def ruled(report: PublicReport) -> str | None:
    """The ruling in a title: the rating, or that it no longer counts; None for neither."""
    return "Void" if is_void(report) else report.ruling.rating


def note_on_top(report: PublicReport) -> Note | None:
    """What has to be read before the ruling; None where nothing has.

    That the rating was corrected is said for good. That a report is void or outdated is said until
    another edition sets it right.
    """
    shown = printed(report)
    if shown and _standing(report) in ("void", "outdated"):
        return _note(report, shown[-1], since=True)
    affecting = [one for one in shown if one.tier == "affects rating"]
    return _note(report, affecting[-1], since=True) if affecting else None


def notes_at_foot(report: PublicReport) -> tuple[Note, ...]:
    """Every printed correction, for the list at the end, the oldest first."""
    return tuple(_note(report, one, since=False) for one in printed(report))


def overtaken(edition: int, newest: PublicReport) -> str:
    """The banner on an edition that ``newest`` has replaced, with its full stop."""
    since = [one for one in newest.corrections if one.edition > edition]
    rated = [one for one in since if one.tier == "affects rating"]
    if since and _standing(newest) == "void":
        told = f"This check is void since {_day(printed(newest)[-1])}"
    elif since and _standing(newest) == "outdated":
        told = f"This check is out of date since {_day(printed(newest)[-1])}"
    elif rated:
        told = f"{_what_is_ruled(newest).capitalize()} was corrected on {_day(rated[-1])}"
    else:
        told = "A newer edition has replaced it"
    return f"This is edition {edition} of {newest.edition}. {told}."


def _standing(report: PublicReport) -> Tier | None:
    """The tier of the newest correction that is printed."""
    shown = printed(report)
    return shown[-1].tier if shown else None


def _note(report: PublicReport, correction: Correction, *, since: bool) -> Note:
    lead = _since(report, correction) if since else _in_the_list(report, correction)
    return Note(lead=lead, sentence=correction.sentence, before=correction.edition - 1)


def _since(report: PublicReport, correction: Correction) -> str:
    if correction.tier == "void":
        return f"Void since {_day(correction)}"
    if correction.tier == "outdated":
        return f"Out of date since {_day(correction)}"
    return f"{_what_is_ruled(report).capitalize()} was corrected on {_day(correction)}"


def _in_the_list(report: PublicReport, correction: Correction) -> str:
    named = f", {_NAMES[correction.tier]}" if correction.tier else ""
    what = named.replace("the rating", _what_is_ruled(report))
    return f"Edition {correction.edition}, {_day(correction)}{what}"


def _what_is_ruled(report: PublicReport) -> str:
    """What a correction bears on: some desks print no ratings."""
    return "the rating" if report.ruling.rating else "the conclusion"


def _day(correction: Correction) -> str:
    return wording.day(correction.made_on)
