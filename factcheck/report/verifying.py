"""Whether a Markdown report is still what was published, and which of its lines were touched."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from factcheck.report.commonmark import shown
from factcheck.report.differing import Change, changes
from factcheck.report.digests import FENCE, layout, sha256, touched

#: Larger than any report.
MOST_BYTES = 8_000_000
MOST_LINES = 100_000

Kind = Literal["changed", "added", "missing"]

_OPENS = re.compile(r'schema: "factcheck-(?:markdown|report)/')
_FACT = re.compile(r'([a-z][a-z0-9_]*): ("(?:[^"\\]|\\.)*"|[0-9]{1,9})')
_HASHES = "quotations_sha256:"


class Unreadable(ValueError):
    """What isn't a report at all; says why, as the end of a sentence about the file."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that isn't as it was published."""

    #: From 1, as editors count; of a missing line, that before which it stood. None in JSON.
    line: int | None
    kind: Kind
    #: “quotation 2”, “front matter, rating”.
    where: str
    #: What stands there, and what should; None for nothing, and for what isn't known.
    found: str | None = None
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A report as it came, freed from what programs do to the ends of lines."""

    lines: Sequence[str]
    #: How many lines stand before the report's own first line.
    before: int
    #: Sentences about what doesn't touch a word.
    notes: Sequence[str]
    #: What its front matter says, by name.
    facts: Mapping[str, str | int]

    @property
    def ref(self) -> str | None:
        """“FC-12”, if it says so."""
        return self.text("claim")

    @property
    def number(self) -> int | None:
        """The number of the edition, if it says one."""
        number = self.facts.get("edition")
        return number if isinstance(number, int) else None

    def text(self, name: str) -> str | None:
        """One of the texts in the front matter."""
        value = self.facts.get(name)
        return value if isinstance(value, str) else None


def received(content: bytes) -> Received:
    """The report in a file's bytes. Raises ``Unreadable`` for what is none."""
    text, notes = text_of(content)
    lines = text.split("\n")[:-1]
    if len(lines) > MOST_LINES:
        raise Unreadable(f"has more than {MOST_LINES:,} lines, and so is no report")
    before = _beginning(lines)
    if before:
        notes.append(f"Something stands before the report, which begins at line {before + 1}.")
    return Received(lines, before, notes, _facts(lines[before + 1 :]))


def text_of(content: bytes) -> tuple[str, list[str]]:
    """A file's text with lines ended by LF, and what had to be said about it.

    Raises ``Unreadable``.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(f"is larger than {MOST_BYTES // 1_000_000} MB, and so is no report")
    notes = []
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise Unreadable(f"is not text in UTF-8 (byte {error.start})") from None
    if "\0" in text:
        raise Unreadable("is not text")
    if not text.strip():
        raise Unreadable("is empty")
    if text.startswith("\ufeff"):
        text = text[1:]
        notes.append("A byte order mark was put before its first line; no word is touched by it.")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        notes.append(
            "Its lines end otherwise than they were published (CR LF in place of LF), as after"
            " a mail program; no word is touched by it."
        )
    if not text.endswith("\n"):
        text += "\n"
        notes.append("The end of its last line is missing.")
    return text, notes


def against(report: Received, frozen: str) -> list[Difference]:
    """The lines that differ from those that were published; none: every line is as it was."""
    lines, expected = report.lines[report.before :], frozen.split("\n")[:-1]
    here, there = _places(lines), _places(expected)
    found = _put_before(report)
    for change in changes(lines, expected):
        for step in range(max(change.lines, change.were)):
            at, was_at = change.at + min(step, change.lines), change.was_at + step
            kind = _kind(step, change)
            found.append(
                Difference(
                    report.before + at + 1,
                    kind,
                    here[at] if kind == "added" else there[was_at],
                    None if kind == "missing" else lines[at],
                    None if kind == "added" else expected[was_at],
                )
            )
    return found


def by_itself(report: Received) -> list[Difference]:
    """The lines that don't fit the hashes in the report's own front matter; none: all do.

    Whoever changes a line and its hashes with it isn't found out so. Raises ``Unreadable`` for a
    report that carries no hashes of its own.
    """
    lines = report.lines[report.before :]
    file = layout(lines)
    if file is None:
        raise Unreadable("carries no hashes of its lines; it can be compared with the desk’s alone")
    found = _put_before(report)
    places = [*_places(lines), "after the last line"]
    for change in touched(file):
        for step in range(max(change.lines, change.were)):
            at = min(change.at + min(step, change.lines), len(lines))
            kind = _kind(step, change)
            line = None if kind == "missing" else lines[at]
            found.append(Difference(report.before + at + 1, kind, places[at], line))
    return found or [
        Difference(report.before + at + 1, "changed", places[at], lines[at])
        for at in _misquoting(lines, file.body)
    ]


def _put_before(report: Received) -> list[Difference]:
    return [
        Difference(number, "added", "before the report", line)
        for number, line in enumerate(report.lines[: report.before], 1)
    ]


def _kind(step: int, change: Change) -> Kind:
    """What became of the line at this step of a change."""
    if step >= change.lines:
        return "missing"
    return "changed" if step < change.were else "added"


def is_cut_off(report: Received, found: Sequence[Difference]) -> bool:
    """Whether a file ends before the report does."""
    return bool(found) and found[-1].kind == "missing" and found[-1].line == len(report.lines) + 1


def _misquoting(lines: Sequence[str], body: int) -> Iterator[int]:
    """The first lines of the quotations that don't fit their hashes."""
    hashes = _listed(lines)
    for (at, words), said in zip(_quotations(lines, body), hashes, strict=False):
        # A claim's words and an answer stand in quotation marks that aren't theirs.
        if said not in (sha256(words), sha256(words[1:-1])):
            yield at


def _listed(lines: Sequence[str]) -> list[str]:
    if _HASHES not in lines:
        return []
    start = lines.index(_HASHES) + 1
    end = start
    while end < len(lines) and lines[end].startswith("  - "):
        end += 1
    return [line[4:].strip('"') for line in lines[start:end]]


def _quotations(lines: Sequence[str], body: int) -> Iterator[tuple[int, str]]:
    """The claim and the block quotations of a report: where each begins, and its words."""
    at = body
    while at < len(lines):
        start = at
        if lines[at].startswith("# "):
            yield at, shown(lines[at][2:])
        while at < len(lines) and lines[at].startswith(">"):
            at += 1
        if at > start:
            yield start, "\n\n".join(shown(line[2:]) for line in lines[start:at] if line != ">")
        at = max(at, start + 1)


def _beginning(lines: Sequence[str]) -> int:
    """The index of the line that opens the report's front matter."""
    for at, line in enumerate(lines[1:]):
        if lines[at] == FENCE and _OPENS.match(line):
            return at
    facts = _facts(lines[1:])
    if "claim" in facts and "edition" in facts:
        return 0
    raise Unreadable("is no report of Factcheck: it has no front matter of one")


def _facts(lines: Sequence[str]) -> dict[str, str | int]:
    facts: dict[str, str | int] = {}
    for line in lines:
        if line == FENCE:
            break
        if fact := _FACT.fullmatch(line):
            try:
                facts.setdefault(fact[1], json.loads(fact[2]))
            except ValueError:  # an escape that isn't JSON's
                continue
    return facts


def _places(lines: Sequence[str]) -> list[str]:
    """Where each line stands, in words."""
    places = []
    fences, quotations = 0, 0
    section = "front matter"
    for at, line in enumerate(lines):
        place = section
        if fences < 2 and (key := re.match(r"[a-z][a-z0-9_]*(?=:)", line)):
            place = section = f"front matter, {key[0]}"
        elif fences < 2 and line == FENCE:
            fences += 1
            place, section = "front matter", "front matter" if fences < 2 else "the body"
        elif line.startswith("# "):
            place, section = "the claim", "under the claim"
        elif line.startswith(">"):
            quotations += not lines[at - 1].startswith(">")
            place = f"quotation {quotations}"
        elif note := re.match(r"\[\^([0-9]+)\]:", line):
            place = f"footnote {note[1]}"
        elif line.startswith("## "):
            place = section = f"under “{shown(line[3:]).strip('~')}”"
        places.append(place)
    return places
