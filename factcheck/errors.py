"""The ways in which Factcheck says no, each with a sentence for a person."""

from dataclasses import dataclass
from datetime import date


class Refusal(Exception):
    """Something was asked for that will not be done; ``str()`` is a sentence for people."""


class NotFound(Refusal):
    """There is no such thing, or none that this person may know of."""


class NotAllowed(Refusal):
    """The thing exists, and this person may not do that to it."""


class RuleBroken(Refusal):
    """What was asked breaks a rule of the desk, or makes no sense."""


class Ambiguous(RuleBroken):
    """The words stand in several places; ``places`` holds the start of each, in code points."""

    def __init__(self, sentence: str, places: list[int]) -> None:
        super().__init__(sentence)
        self.places = places


class OutOfDate(Refusal):
    """Somebody changed the thing since the form was opened."""


class TooMany(Refusal):
    """The same thing was tried too often; ``wait`` is in seconds."""

    def __init__(self, sentence: str, wait: int) -> None:
        super().__init__(sentence)
        self.wait = wait


class Gone(Refusal):
    """The thing was there once and has been taken away."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """All that may be said of something withheld: no word of it, nor whose words they were."""

    #: “The report FC-12”, “The text of this article”.
    name: str
    #: What there are several of: “Edition”, “Version”.
    noun: str
    #: “For legal reasons”.
    ground: str
    since: date
    #: Of each edition or version, the newest first: its number, its day, the sha256 of its bytes.
    stones: tuple[tuple[int, date, str], ...] = ()


class Withheld(Refusal):
    """The thing is there, and for legal or private reasons isn't shown."""

    def __init__(self, sentence: str, tombstone: Tombstone) -> None:
        super().__init__(sentence)
        self.tombstone = tombstone
