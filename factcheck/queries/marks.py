"""What is drawn on the text of an article: passages, threads, what an address points at."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.models import spans_of
from factcheck.queries.talk import Stretch
from factcheck.text.spans import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage drawn on the text; ``first`` in the run in which it begins."""

    kind: str
    evidence: int | None
    claim: int | None
    first: bool = False
    #: What an address can point at, where the passage begins.
    anchor: str | None = None


def of_talk(stretches: Sequence[Stretch]) -> list[tuple[Span, Mark]]:
    """Where open threads stand; each begins at an anchor that its thread leads to."""
    marks = []
    for one in stretches:
        first, *others = spans_of(one.place)
        marks.append((Span(*first), Mark("talk", None, None, anchor=f"talk-{one.thread_id}")))
        marks += [(Span(*span), Mark("talk", None, None)) for span in others]
    return marks


def pointed_at(spans: Sequence[Span]) -> list[tuple[Span, Mark]]:
    """What somebody came for; the first of it is at “#here”."""
    return [
        (span, Mark("pointed", None, None, anchor=None if number else "here"))
        for number, span in enumerate(spans)
    ]
