"""Whether a kept edition is what its hashes say: its JSON, its Markdown, its place in the chain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factcheck.report.checking import misquotations
from factcheck.report.json import from_json, hash_of, to_json
from factcheck.report.markdown import SCHEMA, render
from factcheck.report.public import PublicReport
from factcheck.report.verifying import Difference, Unreadable, against, by_itself, received

#: What the first editions say in place of the form of their Markdown.
FORM_WITHOUT_HASHES = "factcheck-report/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """An edition as a desk keeps it."""

    #: “FC-12”.
    ref: str
    number: int
    json_bytes: bytes
    markdown_bytes: bytes
    content_hash: str
    previous_hash: str | None
    #: The content hash that the edition before has; None where there is no edition before.
    hash_before: str | None


def value_in(json_bytes: bytes) -> PublicReport | None:
    """The report that such bytes hold; None when they hold none."""
    try:
        return from_json(json_bytes)
    except (ValueError, RecursionError):
        return None


def flaws(edition: Frozen, texts: Mapping[str, str]) -> list[str]:
    """What is wrong with an edition, each as a sentence; none: it is as it was published.

    ``texts`` holds the kept texts of its sources by the sha256 under which they are kept.
    """
    found = broken_links(edition)
    report = value_in(edition.json_bytes)
    if report is None:
        return found
    canonical = to_json(report) == edition.json_bytes
    return [
        *found,
        *([] if canonical else ["Its JSON is not in the canonical form."]),
        *_of_markdown(edition, report),
        *(
            f"Of its quotations, {wrong.where} is not word for word what the kept text says, or"
            " that text is not what its hash says."
            for wrong in misquotations(report, texts)
        ),
    ]


def broken_links(edition: Frozen) -> list[str]:
    """What is wrong with its JSON and its place in the chain, each as a sentence."""
    report = value_in(edition.json_bytes)
    if report is None:
        return [*_of_hashes(edition), "Its JSON is no report that can be read."]
    return [*_of_hashes(edition), *_of_place(edition, report)]


def _of_hashes(edition: Frozen) -> Iterator[str]:
    actual = hash_of(edition.json_bytes)
    if actual != edition.content_hash:
        yield f"Its JSON has the hash {actual}, and is kept as {edition.content_hash}."
    if edition.previous_hash != edition.hash_before:
        yield (
            f"It follows an edition with the hash {edition.previous_hash}; that of the edition"
            f" before it is {edition.hash_before}."
        )


def _of_place(edition: Frozen, report: PublicReport) -> Iterator[str]:
    if (report.ref, report.edition) != (edition.ref, edition.number):
        yield f"Its JSON is that of edition {report.edition} of {report.ref}."
    # Editions from before there was a chain in the value name none.
    if report.previous_sha256 not in (None, edition.previous_hash):
        yield f"Its JSON follows an edition with the hash {report.previous_sha256}."


def _of_markdown(edition: Frozen, report: PublicReport) -> Iterator[str]:
    try:
        file = received(edition.markdown_bytes)
        if file.text("content_sha256") != edition.content_hash:
            yield "Its Markdown names the content hash of something else."
        if file.text("schema") != FORM_WITHOUT_HASHES:
            yield from _in_lines("doesn’t fit its own hashes", by_itself(file))
        if file.text("schema") == SCHEMA:
            yield from _in_lines("isn’t what its JSON gives", against(file, render(report)))
        if file.notes:
            yield f"Its Markdown isn’t as it was written. {file.notes[0]}"
    except Unreadable as error:
        yield f"Its Markdown {error}."


def _in_lines(wrong: str, differences: list[Difference]) -> Iterator[str]:
    if differences:
        first = differences[0]
        more = f" and {len(differences) - 1} more" if len(differences) > 1 else ""
        yield f"Its Markdown {wrong}: line {first.line} ({first.where}){more}."
