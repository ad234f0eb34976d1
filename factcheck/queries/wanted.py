"""What a list of claims is asked for, as a value; and as it stands in an address.

``asked`` reads the pairs behind a question mark, ``Wanted.pairs`` writes them again: reading what
was written gives the same value. What makes no sense is left out, and said.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, urlencode

from factcheck.models import Status

#: Statuses of the claims that the desk works on.
RUNNING = (
    Status.OPEN,
    Status.IN_REVIEW,
    Status.DISPUTED,
    Status.AGREED,
    Status.SIGNED_OFF,
    Status.CORRECTING,
)
#: Name in the address → the statuses that it stands for.
GROUPS: dict[str, tuple[Status, ...]] = {
    "running": RUNNING,
    "public": (Status.PUBLISHED, Status.OUTDATED, Status.VOID, Status.WITHHELD),
    "all": (),
}
#: Nobody looks for more than this; the index needn't either.
LONGEST_WORDS = 300
#: In days; what waits longer is found by less.
LONGEST_WAIT = 3650
_MOST_DIGITS = 9
_KEY = re.compile(r"[a-z0-9-]{1,40}")


class Assignee(StrEnum):
    """Whose claims, when it isn't said by number."""

    ME = "me"
    NOBODY = "nobody"


class Due(StrEnum):
    """When a claim is due."""

    LATE = "late"
    WEEK = "week"
    NONE = "none"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {"late": "Late", "week": "Within a week", "none": "No date"}[self.value]


class Queue(StrEnum):
    """What waits for whoever looks, or for the desk."""

    REVIEW = "review"
    REVISE = "revise"
    SETTLE = "settle"
    SIGN = "sign"
    AGAIN = "again"
    BARE = "bare"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {
            "review": "Mine to review",
            "revise": "Mine to revise",
            "settle": "Mine to settle",
            "sign": "Mine to sign off",
            "again": "To look at again",
            "bare": "Without passages",
        }[self.value]


class Sort(StrEnum):
    """What comes first."""

    CHANGED = "changed"
    DUE = "due"
    AGE = "age"
    WORTH = "worth"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {
            "changed": "Changed last",
            "due": "Due first",
            "age": "Waiting longest",
            "worth": "Most check-worthy",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are asked for, and in which order; empty for all that the viewer may see."""

    #: In the order of a claim's life; none for any.
    statuses: tuple[Status, ...] = ()
    assignee: Assignee | int | None = None
    claimant: int | None = None
    topic: int | None = None
    #: The key of the rating that the desk signed off.
    rating: str | None = None
    due: Due | None = None
    #: In days: for how long a claim has had its status, at least.
    waiting: int | None = None
    outlet: int | None = None
    confidential: bool = False
    queue: Queue | None = None
    words: str = ""
    #: With words, those that fit best come first whatever this says.
    sort: Sort = Sort.CHANGED

    def pairs(self) -> list[tuple[str, str]]:
        """As it stands in an address; what goes without saying is left out."""
        said: list[tuple[str, object]] = [("q", self.words)]
        if self.statuses != _statuses_unsaid(self.words, self.queue):
            said += [("status", name) for name in _names_of(self.statuses)]
        said += [
            ("queue", self.queue),
            ("assignee", self.assignee),
            ("claimant", self.claimant),
            ("topic", self.topic),
            ("rating", self.rating),
            ("due", self.due),
            ("waiting", self.waiting),
            ("outlet", self.outlet),
            ("confidential", "yes" if self.confidential else None),
            ("sort", self.sort if self.sort is not Sort.CHANGED else None),
        ]
        return [(name, str(value)) for name, value in said if value not in (None, "")]

    def asks(self) -> str:
        """The pairs as they stand behind a question mark."""
        return urlencode(self.pairs())

    def but(self, **other: Any) -> "Wanted":
        """The same, but for what is given."""
        return replace(self, **other)

    @property
    def is_narrowed(self) -> bool:
        """Whether more is asked than statuses and an order."""
        return self.but(statuses=(), sort=Sort.CHANGED) != Wanted()


def wanted_in(asks: str) -> tuple[Wanted, list[str]]:
    """What the words behind a question mark ask for, as a saved filter has them."""
    return asked(parse_qsl(asks))


def asked(pairs: Iterable[tuple[str, str]]) -> tuple[Wanted, list[str]]:
    """What these pairs ask for, and a sentence for each of them that makes no sense."""
    left_out: list[str] = []
    found: dict[str, Any] = {}
    statuses: list[Status] | None = None
    for name, written in pairs:
        value = written.strip()
        if not value or name in _NOT_OURS:
            continue
        try:
            if name == "status":
                statuses = [*(statuses or []), *_read_statuses(value)]
            elif name in READERS:
                field, read = READERS[name]
                found[field] = read(value)
            else:
                left_out.append(f"There is no filter called “{name[:40]}”.")
        except ValueError:
            left_out.append(f"“{value[:40]}” makes no sense as {_CALLED.get(name, name)}.")
    wanted = Wanted(**found)
    if statuses is None:
        chosen = _statuses_unsaid(wanted.words, wanted.queue)
    else:
        chosen = tuple(status for status in Status if status in statuses)
        chosen = () if len(chosen) == len(Status) else chosen
    return wanted.but(statuses=chosen), left_out


def _statuses_unsaid(words: str, queue: Queue | None) -> tuple[Status, ...]:
    """Words are looked for everywhere, a queue has its own statuses; else it is what is in work."""
    return () if words or queue else RUNNING


def _names_of(statuses: Sequence[Status]) -> Iterator[str]:
    for name, group in GROUPS.items():
        if tuple(statuses) == group:
            yield name
            return
    yield from (status.value for status in statuses)


def _read_statuses(value: str) -> tuple[Status, ...]:
    if value in GROUPS:
        return GROUPS[value] or tuple(Status)
    return (Status(value),)


def _number(digits: str) -> int:
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS):
        raise ValueError(digits)
    return int(digits)


def _read_assignee(value: str) -> Assignee | int:
    return Assignee(value) if value in set(Assignee) else _number(value)


def _read_days(value: str) -> int:
    if not 0 < (days := _number(value)) <= LONGEST_WAIT:
        raise ValueError(value)
    return days


def _read_key(value: str) -> str:
    if not _KEY.fullmatch(value):
        raise ValueError(value)
    return value


def _read_yes(value: str) -> bool:
    if value != "yes":
        raise ValueError(value)
    return True


def _read_words(value: str) -> str:
    return " ".join(value.split())[:LONGEST_WORDS].strip()


#: Name in the address → the field it fills, and how its value is read.
READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "q": ("words", _read_words),
    "queue": ("queue", Queue),
    "assignee": ("assignee", _read_assignee),
    "claimant": ("claimant", _number),
    "topic": ("topic", _number),
    "rating": ("rating", _read_key),
    "due": ("due", Due),
    "waiting": ("waiting", _read_days),
    "outlet": ("outlet", _number),
    "confidential": ("confidential", _read_yes),
    "sort": ("sort", Sort),
}
_CALLED = {
    "status": "a status",
    "queue": "a queue",
    "assignee": "somebody to whom claims are assigned",
    "claimant": "a claimant",
    "topic": "a topic",
    "rating": "a rating",
    "due": "a due date",
    "waiting": "a number of days",
    "outlet": "an outlet",
    "confidential": "confidential: write “yes”",
    "sort": "an order",
}
#: Parts of an address that say which stretch of the list is shown, not which list it is.
_NOT_OURS = frozenset({"after", "batch"})
