"""The one word that a picture of a report carries where it isn't plainly in force."""

from dataclasses import dataclass
from typing import Literal

from factcheck.report.amending import printed
from factcheck.report.public import PublicReport


@dataclass(frozen=True, slots=True)
class Mark:
    """A word, and which of the kinds it says."""

    kind: Literal["void", "outdated", "corrected", "updated"]
    word: str


def mark_of(report: PublicReport) -> Mark | None:
    """The mark of this edition; None where nothing has to be said before the rest."""
    tiers = [correction.tier for correction in printed(report)]
    if not tiers:
        return None
    if tiers[-1] == "void":
        return Mark("void", "Void")
    if tiers[-1] == "outdated":
        return Mark("outdated", "Out of date")
    if all(tier == "update" for tier in tiers):
        return Mark("updated", "Updated")
    return Mark("corrected", "Corrected")
