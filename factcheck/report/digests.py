"""The digests by which a Markdown report finds the line that was touched.

The front matter of a report ends like this, and its body follows::

    lines_sha256: >-
      9f3a51c0 - 77be02d1 …            one digest for each line of the file but these rows
      10c4d2aa …                       the last in a row is that of the row itself
    front_sha256: "…"                  of all lines above this one
    ---

A digest is the beginning of a sha256; that of an empty line is a hyphen. Digests find what was
touched; that nothing was is said by the whole hashes. Neither says who wrote the report.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from factcheck.report.differing import Change, changes

FENCE = "---"
_ROWS_OPEN = "lines_sha256: >-"
_FRONT = "front_sha256:"
_BODY = "body_sha256:"
#: How many lines a row of digests speaks for.
_A_ROW = 9
_IS_ROW = re.compile(r"  (?:(?:[0-9a-f]{8}|-)(?: |$))+")


def sha256(text: str) -> str:
    """sha256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def sealed(front: Sequence[str], body: Sequence[str]) -> list[str]:
    """The lines of a file whose front matter begins with the lines ``front``, fence and all."""
    digests = [_digest(line) for line in (*front, *body)]
    rows = [_row(digests[start : start + _A_ROW]) for start in range(0, len(digests), _A_ROW)]
    above = [*front, _ROWS_OPEN, *rows]
    return [*above, _front_line(above), FENCE, *body]


def body_line(body: Sequence[str]) -> str:
    """The line of the front matter with the hash of the body, which is all that follows it."""
    return f'{_BODY} "{_hash(body)}"'


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the pieces of a file that carries digests stand, as indices of its lines."""

    lines: Sequence[str]
    #: How many lines stand above the line that opens the rows, and the rows themselves.
    above: int
    rows: range
    front_hash: int
    body: int

    def front_fits(self) -> bool:
        """Whether the whole hash of the front matter is that of its lines."""
        line = self.lines[self.front_hash : self.front_hash + 1]
        return line == [_front_line(self.lines[: self.front_hash])]

    def body_fits(self) -> bool:
        """Whether the whole hash of the body is that of its lines."""
        return body_line(self.lines[self.body :]) in self.lines[: self.above]


def layout(lines: Sequence[str]) -> Layout | None:
    """The pieces of such a file, found even when one of these very lines was touched.

    None for a file without digests.
    """
    like_rows = [at for at, line in enumerate(lines) if _IS_ROW.fullmatch(line)]
    above = _first(lines, "lines_sha256")
    if not like_rows and above is None:
        return None
    if above is None:  # touched or gone; a line in quotation marks is another one
        above = like_rows[0] - (not lines[like_rows[0] - 1].endswith('"'))
    opened = above + (above not in like_rows)
    front_hash = _first(lines, _FRONT, opened)
    if front_hash is None:
        front_hash = max([opened, *(at + 1 for at in like_rows)])
    ends = lines[front_hash : front_hash + 3]
    if FENCE in ends:
        body = front_hash + ends.index(FENCE) + 1
    else:  # the body begins with an empty line
        body = front_hash + (ends.index("") if "" in ends else len(ends))
    return Layout(lines, above, range(opened, front_hash), front_hash, body)


def touched(file: Layout) -> list[Change]:
    """The lines that don't fit the file's own digests and hashes, in their order; none: all do."""
    found = {*_frame(file), *_by_digest(file)}
    found |= set(_by_hash(file, found))
    return sorted(found, key=lambda change: change.at)


def _by_digest(file: Layout) -> Iterator[Change]:
    front = [_digest(line) for line in file.lines[: file.above]]
    body = [_digest(line) for line in file.lines[file.body :]]
    claimed, rows_touched = _claimed(file, front + body)
    yield from rows_touched
    if not file.body_fits():
        for change in changes(front + body, claimed):
            at = change.at if change.at < len(front) else file.body + change.at - len(front)
            yield Change(at, change.lines, change.were)
        return
    # The body's lines weren't touched; their digests may have been, or whole rows be missing.
    start = len(claimed) - len(body)
    if start < len(front) and claimed[start:] != body:
        yield from (_lost_rows(file, change) for change in changes(front + body, claimed))
        return
    for change in changes(front, claimed[:start]):
        is_rows = not change.were and change.lines % _A_ROW == 0 and change.was_at % _A_ROW == 0
        yield _lost_rows(file, change) if is_rows else Change(change.at, change.lines, change.were)
    for step, (digest, said) in enumerate(zip(body, claimed[start:], strict=True), start):
        if digest != said:
            yield Change(file.rows[step // _A_ROW], 1, 1)


def _claimed(file: Layout, actual: Sequence[str]) -> tuple[list[str], list[Change]]:
    """The digests that the rows say, and the rows that don't fit themselves."""
    claimed: list[str] = []
    wrong = []
    too_many = len(file.rows) - -(-len(actual) // _A_ROW)
    for at in file.rows:
        digests = _digests(file.lines[at])
        if digests is None and too_many > 0:
            too_many -= 1
            wrong.append(Change(at, 1, 0))
        elif digests is None:
            wrong.append(Change(at, 1, 1))
            # What it said isn't known: it convicts no line.
            end = len(actual) if at == file.rows[-1] else len(claimed) + _A_ROW
            claimed += actual[len(claimed) : end]
        else:
            claimed += digests
    return claimed, wrong


def _lost_rows(file: Layout, change: Change) -> Change:
    """Rows that are missing, where lines have no digests."""
    row = file.rows.start + change.was_at // _A_ROW
    return Change(row, 0, max(1, change.lines // _A_ROW))


def _frame(file: Layout) -> Iterator[Change]:
    """What of the lines about the digests' rows isn't as it is always written."""
    if file.rows.start == file.above:
        yield Change(file.above, 0, 1)
    elif file.lines[file.above] != _ROWS_OPEN:
        yield Change(file.above, 1, 1)
    between = list(file.lines[file.front_hash : file.body])
    if between[:1] in ([FENCE], []):
        yield Change(file.front_hash, 0, 1)
    elif not re.fullmatch(rf'{_FRONT} "[0-9a-f]{{64}}"', between[0]):
        yield Change(file.front_hash, 1, 1)
    if between[-1:] != [FENCE]:
        yield Change(file.front_hash + 1, max(0, len(between) - 1), 1)
    elif len(between) > 2:
        yield Change(file.front_hash + 1, len(between) - 2, 0)


def _by_hash(file: Layout, found: Set[Change]) -> Iterator[Change]:
    """The lines of the whole hashes that don't fit where nothing else tells why."""
    in_front = any(change.at <= file.front_hash for change in found)
    if not file.front_fits() and not in_front:
        yield Change(file.front_hash, 1, 1)
    at = _first(file.lines, _BODY)
    told = any(change.at == at or change.at >= file.body for change in found)
    if at is not None and not file.body_fits() and not told:
        yield Change(at, 1, 1)


def _front_line(above: Sequence[str]) -> str:
    return f'{_FRONT} "{_hash(above)}"'


def _row(digests: Sequence[str]) -> str:
    words = " ".join(digests)
    return f"  {words} {_digest(words)}"


def _digests(row: str) -> list[str] | None:
    """What a row says; None for one that doesn't fit itself."""
    digests = row.split()[:-1]
    return digests if row == _row(digests) else None


def _digest(line: str) -> str:
    return sha256(line)[:8] if line else "-"


def _hash(lines: Sequence[str]) -> str:
    return sha256("".join(f"{line}\n" for line in lines))


def _first(lines: Sequence[str], beginning: str, start: int = 0) -> int | None:
    return next((at for at in range(start, len(lines)) if lines[at].startswith(beginning)), None)
