"""What ``factcheck verify`` says of one file, for people and for programs."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from factcheck.report.verifying import Difference

#: Of more differences, so many are shown.
SHOWN = 20
_WIDTH = 90
_BEFORE = 30

Verdict = Literal["as published", "consistent", "touched", "unknown", "unreadable"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    verdict: Verdict
    ref: str | None = None
    number: object = None
    differences: Sequence[Difference] = ()
    #: What is wrong beside those, each as a sentence.
    flaws: Sequence[str] = ()
    #: What is to be known, and is no fault of the file.
    notes: Sequence[str] = ()
    #: Of a file that couldn't be judged, why, as the end of a sentence.
    says: str = ""

    @property
    def is_intact(self) -> bool:
        """Whether nothing at all is wrong."""
        return self.verdict in ("as published", "consistent") and not self.flaws


def as_json_object(name: str, outcome: Outcome) -> dict[str, Any]:
    """The outcome as ``--json`` gives it."""
    return {
        "file": name,
        "verdict": outcome.verdict,
        "claim": outcome.ref,
        "edition": outcome.number,
        "differences": [asdict(one) for one in outcome.differences[:SHOWN]],
        "more_differences": max(0, len(outcome.differences) - SHOWN),
        "flaws": [*outcome.flaws, *([outcome.says] if outcome.says else [])],
        "notes": list(outcome.notes),
    }


def as_lines(name: str, outcome: Outcome) -> list[str]:
    """The outcome as lines for people."""
    if outcome.says:
        return [_seen(f"{name}: {outcome.says}")]
    which = f"edition {outcome.number} of {outcome.ref}"
    head = {
        "as published": f"{which}, as it was published",
        "consistent": f"{which}, fits its own hashes",
        "touched": f"{which}, was touched",
    }[outcome.verdict]
    lines = [f"{name}: {_seen(head)}"]
    runs = _runs(outcome.differences)
    for run in runs[:SHOWN]:
        lines += _run(run)
    if more := sum(len(run) for run in runs[SHOWN:]):
        lines.append(f"  and {more} lines more")
    return [*lines, *(f"  {_seen(line)}" for line in (*outcome.flaws, *outcome.notes))]


def _runs(differences: Sequence[Difference]) -> list[list[Difference]]:
    """The differences, with lines together that were put in or taken out at one place."""
    runs: list[list[Difference]] = []
    for one in differences:
        if runs and _goes_on(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _goes_on(last: Difference, one: Difference) -> bool:
    if last.line is None or last.kind != one.kind or one.kind == "changed":
        return False
    return one.line == last.line + (one.kind == "added")


def _run(run: list[Difference]) -> list[str]:
    first = run[0]
    place = first.where if first.line is None else f"line {first.line}, {first.where}"
    number = f"{len(run)} lines " if len(run) > 1 else ""
    told = "" if first.kind == "changed" else f": {number}{first.kind}"
    start = _first_difference(first.found, first.expected)
    lines = [f"  {_seen(place)}{told}{_unseen(first.found, first.expected)}"]
    if first.found is not None:
        lines.append(f"    there now  {_cut(first.found, start)}")
    if first.expected is not None:
        lines.append(f"    published  {_cut(first.expected, start)}")
    return lines


def _unseen(found: str | None, expected: str | None) -> str:
    """What has to be said of a difference that two lines under each other don't show."""
    if found is None or expected is None or found.rstrip() != expected.rstrip():
        return ""
    return ": other blanks at its end"


def _first_difference(found: str | None, expected: str | None) -> int:
    if found is None or expected is None:
        return 0
    pairs = enumerate(zip(found, expected, strict=False))
    shorter = min(len(found), len(expected))
    return next((at for at, (ours, theirs) in pairs if ours != theirs), shorter)


def _cut(line: str, at: int) -> str:
    """The line about this place, as far as it fits."""
    start = max(0, at - _BEFORE) if len(line) > _WIDTH else 0
    end = start + _WIDTH
    return f"{'…' if start else ''}{_seen(line[start:end])}{'…' if end < len(line) else ''}"


def _seen(text: str) -> str:
    """The text with what nobody sees, and what a terminal would obey, written out."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)
