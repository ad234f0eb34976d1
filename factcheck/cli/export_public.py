"""The public side of the desk as files: a folder for each check, a list, and tables."""

from collections.abc import Callable
from contextlib import ExitStack

from sqlmodel import Session

from factcheck.cli.asides import Aside
from factcheck.cli.folders import Folder
from factcheck.models import Edition, Person
from factcheck.queries.exported import Check, checks
from factcheck.queries.kept_texts import kept_texts
from factcheck.report import listing, tables
from factcheck.report.json import from_json
from factcheck.report.public import PublicReport
from factcheck.text.spreadsheet import line


def write_public(
    session: Session, viewer: Person, folder: Folder, tell: Callable[[str], None]
) -> dict[str, int]:
    """Write all of it; how many checks there are, and how many of them are withheld."""
    counts = {"checks": 0, "withheld": 0}
    with ExitStack() as stack:
        lists = _Lists(stack, folder)
        for check in checks(session, viewer):
            counts["checks"] += 1
            if check.is_withheld:
                counts["withheld"] += 1
                _bury(folder, check, lists)
            else:
                _write(session, viewer, folder, check, lists)
            tell(f"{counts['checks']:,} checks")
        lists.end()
    return counts


class _Lists:
    """The files that name every check, and grow with each."""

    def __init__(self, stack: ExitStack, folder: Folder) -> None:
        def begun(name: str, head: str) -> Aside:
            file = stack.enter_context(folder.growing(name))
            file.write(head.encode())
            return file

        self._people = begun("index.md", listing.TITLE + listing.HEAD)
        self._programs = begun("index.json", f'{{"format":"{listing.FORMAT}","checks":[')
        self._claims = begun("claims.csv", line(tables.CLAIMS))
        self._evidence = begun("evidence.csv", line(tables.EVIDENCE))
        self._reports = begun("claims.jsonl", "")
        self._parted = "\n"

    def add(self, told: listing.Entry) -> None:
        """A check, published or withheld."""
        self._people.write(listing.entry_line(told).encode())
        self._programs.write(f"{self._parted}{listing.json_line(told)}".encode())
        self._parted = ",\n"

    def add_report(self, edition: Edition, report: PublicReport) -> None:
        """The newest edition of a check: in the tables, and its frozen bytes as a line."""
        self._claims.write(tables.claim_line(report, edition.content_hash).encode())
        self._evidence.write("".join(tables.evidence_lines(report)).encode())
        self._reports.write(edition.json_bytes + b"\n")

    def end(self) -> None:
        """Close what was left open."""
        self._programs.write(b"\n]}\n")


def _write(session: Session, viewer: Person, folder: Folder, check: Check, lists: _Lists) -> None:
    reports = [from_json(edition.json_bytes) for edition in check.editions]
    cited = {source.version_sha256 for report in reports for source in report.sources}
    kept = kept_texts(session, cited)
    for edition, report in zip(check.editions, reports, strict=True):
        name = f"{check.claim.ref}/edition-{edition.number}"
        folder.put(f"{name}.json", edition.json_bytes)
        folder.put(f"{name}.md", edition.markdown_bytes)
        shown = listing.json_text(listing.excerpts(report, kept))
        folder.put(f"{name}-excerpts.json", shown.encode())
    lists.add(listing.entry(reports[0], _frozen(check)))
    lists.add_report(check.editions[0], reports[0])


def _bury(folder: Folder, check: Check, lists: _Lists) -> None:
    told = listing.tombstone(check.claim.ref, _frozen(check))
    folder.put(f"{check.claim.ref}/withheld.json", listing.json_text(told).encode())
    lists.add(told)


def _frozen(check: Check) -> list[listing.Frozen]:
    return [
        listing.Frozen(one.number, one.published_at, one.content_hash) for one in check.editions
    ]
