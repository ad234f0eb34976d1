"""Who passed on what another said: "the spokeswoman said he had told them the bridge was safe"."""

from collections.abc import Sequence
from typing import Protocol

from factcheck.text.spans import Span

_DEEPEST = 8  # how many reports one inside the other are looked through


class Said(Protocol):
    """What of a statement tells whether it stands inside another."""

    @property
    def spans(self) -> tuple[Span, ...]: ...
    @property
    def cue(self) -> Span | None: ...
    @property
    def speaker_name(self) -> str | None: ...
    @property
    def is_attitude(self) -> bool: ...


def relayers(statements: Sequence[Said]) -> list[str | None]:
    """For each statement who told that it was said: whose words hold its verb of speech, if any.

    The innermost counts, and never the speaker.
    """
    found: list[str | None] = [None] * len(statements)
    asked = sorted((one.cue.start, at) for at, one in enumerate(statements) if one.cue)
    spans = sorted(
        (span.start, -span.end, one.speaker_name)
        for one in statements
        if one.cue and one.speaker_name and not one.is_attitude
        for span in one.spans
    )
    inside: list[tuple[int, str]] = []
    following = iter(spans)
    upcoming = next(following, None)
    for place, at in asked:
        while upcoming is not None and upcoming[0] <= place:
            while inside and inside[-1][0] <= upcoming[0]:
                inside.pop()
            inside.append((-upcoming[1], upcoming[2] or ""))
            upcoming = next(following, None)
        for end, name in inside[-1 : -_DEEPEST - 1 : -1]:
            if end > place and name != statements[at].speaker_name:
                found[at] = name
                break
    return found
