"""What a report says of the verdict: the ruling, how it came about, and what was corrected."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from factcheck.report.later import LATER, demand

Settlement = Literal["agreed", "revised", "adjudicated", "one-person desk"]
#: How a correction bears on the edition before it: on its rating; on its words but not its rating;
#: news beside what stands; a slip of the pen, which isn't printed; it no longer holds; it is void.
Tier = Literal["affects rating", "does not affect rating", "update", "typo", "outdated", "void"]

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One ordered rating of the desk's scale; a higher number is truer."""

    label: str
    number: int
    #: “#a3221b”.
    colour: str

    def __post_init__(self) -> None:
        demand(_is_colour(self.colour), f"{self.colour!r} is no colour of the form #rrggbb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The desk's conclusion in one sentence and, if the desk uses ratings, its rating."""

    conclusion: str
    rating: str | None = None
    definition: str | None = None
    #: Only an ordered rating has one.
    number: int | None = None
    #: “#a3221b”.
    colour: str | None = None
    #: The ordered ratings, truest first, when this one is among them; empty otherwise.
    scale: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        numbers = [step.number for step in self.scale]
        demand(
            self.colour is None or _is_colour(self.colour),
            f"{self.colour!r} is no colour of the form #rrggbb",
        )
        demand(
            numbers == sorted(set(numbers), reverse=True),
            "the scale runs from the truest rating, with the highest number, to the least true",
        )
        demand(not numbers or self.number in numbers, "the rating is not a step of its own scale")
        demand(
            self.rating is not None or self.number is None,
            "a number without a rating means nothing",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How the ruling came about."""

    #: How many people rated the claim, each without seeing what the others wrote.
    reviews: int
    settled: Settlement
    #: Why an editor settled a dispute so: the public category (“New evidence”), never the note.
    reason: str | None = None
    #: Who signed the verdict off, if they opted in to be named.
    signed_by: str | None = None
    #: Reprints of one text count as one source.
    independent_sources: int
    #: Whether nothing but the article in which the claim was made speaks on it.
    own_article_only: bool
    #: The desk's rules that were set aside for this claim, each as a sentence with its reason.
    overrides: tuple[str, ...] = ()
    #: The day on which the verdict was signed off.
    signed_on: date | None = field(default=None, metadata=LATER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was wrong in the edition before."""

    #: The edition that set it right.
    edition: int
    made_on: date
    sentence: str
    #: None in editions from before corrections had tiers.
    tier: Tier | None = field(default=None, metadata=LATER)


def _is_colour(text: str) -> bool:
    return bool(_COLOUR.fullmatch(text))
