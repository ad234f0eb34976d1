"""Which tier a correction can have, by what it changes of the edition before."""

from difflib import SequenceMatcher

from factcheck.errors import RuleBroken
from factcheck.models import CorrectionTier
from factcheck.report.public import PublicReport

#: What an editor may call a correction; what is outdated or void is said by other deeds.
SIGNED_TIERS = (
    CorrectionTier.AFFECTS_RATING,
    CorrectionTier.KEEPS_RATING,
    CorrectionTier.UPDATE,
    CorrectionTier.TYPO,
)
#: How many letters of a conclusion a slip of the pen changes at most.
MOST_LETTERS = 6


def fitting_tier(
    tier: CorrectionTier | None, before: PublicReport, after: PublicReport, *, same_rating: bool
) -> CorrectionTier:
    """The tier, or for None the one that follows from the rating.

    Raises ``RuleBroken`` for a tier that says something else than the two reports do.
    ``same_rating`` is whether the desk gives the same rating, which some desks don't print.
    """
    affects = not _reads_alike(before, after, same_rating)
    if tier is None:
        return CorrectionTier.AFFECTS_RATING if affects else CorrectionTier.KEEPS_RATING
    if tier not in SIGNED_TIERS:
        raise RuleBroken("Choose what kind of correction it is.")
    if affects and tier is not CorrectionTier.AFFECTS_RATING:
        raise RuleBroken(
            "The rating is another than in the edition before; this correction affects the rating."
        )
    if tier is CorrectionTier.AFFECTS_RATING and not affects and not _may_affect(before, after):
        raise RuleBroken(
            "The rating is the one of the edition before; choose another kind of correction."
            if before.ruling.rating
            else "The conclusion is the one of the edition before; choose another kind."
        )
    if tier is CorrectionTier.TYPO:
        _refuse_more_than_a_slip(before, after)
    return tier


def _reads_alike(before: PublicReport, after: PublicReport, same_rating: bool) -> bool:
    """Whether readers are given the same rating; where they are given none, they always are."""
    prints_none = before.ruling.rating is None and after.ruling.rating is None
    return same_rating or prints_none


def _may_affect(before: PublicReport, after: PublicReport) -> bool:
    """At a desk that prints no rating, a correction may bear on the conclusion instead."""
    return after.ruling.rating is None and before.ruling.conclusion != after.ruling.conclusion


def _refuse_more_than_a_slip(before: PublicReport, after: PublicReport) -> None:
    if before.latest_tier in ("outdated", "void"):
        raise RuleBroken(
            f"Readers were told that the check is {before.latest_tier}; they are to be told why it"
            " isn’t any more. Choose another kind of correction."
        )
    if _bearing(before) != _bearing(after):
        raise RuleBroken(
            "The evidence is another than in the edition before, which is more than a typo: readers"
            " are to be told. Choose another kind of correction."
        )
    if _claimed(before) != _claimed(after):
        raise RuleBroken(
            "What was claimed, or on which day, is another than in the edition before: readers are"
            " to be told. Choose another kind of correction."
        )
    before_words, after_words = _words(before), _words(after)
    for name, words in before_words.items():
        if not _is_slip(words, after_words[name]):
            raise RuleBroken(
                f"A typo changes at most {MOST_LETTERS} letters of the {name}, and no figure."
                " Readers are to be told of this: choose another kind of correction."
            )
    if _said(before) == _said(after):
        raise RuleBroken(
            "Nothing in the report is different from the edition before. Set the typo right first,"
            " or drop the correction."
        )


def _claimed(report: PublicReport) -> tuple[object, ...]:
    claim = report.claim
    return claim.quotation, claim.own_words, claim.said_on


def _words(report: PublicReport) -> dict[str, str]:
    """What the desk says in its own words, by what it is called."""
    claim = report.claim
    return {
        "conclusion": report.ruling.conclusion,
        "statement": claim.statement or "",
        "headline": claim.headline or "",
        "occasion": claim.occasion or "",
        "claimant": claim.claimant or "",
        "claimant’s role": claim.claimant_role or "",
    }


def _said(report: PublicReport) -> tuple[object, ...]:
    """All of a report that somebody could have mistyped."""
    of_the_claim = (report.claim, report.ruling.conclusion, report.sources)
    return (*of_the_claim, report.evidence, report.parts, report.searches, report.contacts)


def _bearing(report: PublicReport) -> tuple[object, ...]:
    """Which words of which sources bear on the claim and how, and whom the desk asked."""
    return (
        [
            (one.stance, report.source_of(one.passage).version_sha256, one.passage.spans)
            for one in report.evidence
        ],
        [(one.stance, bool(one.search.found)) for one in report.searches],
        [(part.spans, part.bearings) for part in report.parts],
        [(one.asked_on, one.outcome, one.answer) for one in report.contacts],
    )


def _is_slip(before: str, after: str) -> bool:
    if _figures(before) != _figures(after):
        return False
    pieces = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = (
        max(end - start, other_end - other_start)
        for deed, start, end, other_start, other_end in pieces
        if deed != "equal"
    )
    return sum(changed) <= MOST_LETTERS


def _figures(text: str) -> str:
    return "".join(letter for letter in text if letter.isnumeric())
