"""A report as Markdown: CommonMark with footnotes under YAML front matter; one value, one text.

Whoever changes what is written here, or in the words that it is made of, gives SCHEMA another
number: an edition is compared with a new rendering only while its number is that of this module.
"""

from collections.abc import Iterator

from factcheck.report import amending, wording
from factcheck.report.addresses import (
    address_in_place,
    address_kept,
    address_of_edition,
    web_address,
)
from factcheck.report.amending import Note
from factcheck.report.commonmark import block_quotation, inline, paragraphs, struck, yaml_scalar
from factcheck.report.digests import FENCE, body_line, sealed, sha256
from factcheck.report.json import content_hash
from factcheck.report.public import STANCES, Part, Passage, PublicReport, Search, Source, Stance

SCHEMA = "factcheck-markdown/1"


def render(report: PublicReport) -> str:
    """The Markdown file of a report: the same text on every machine, lines ended by LF."""
    body = ["", *_body(report).split("\n")]
    front = [FENCE, *_front_matter(report), body_line(body), *_hashes_of_quotations(report)]
    return "\n".join(sealed(front, body)) + "\n"


def _body(report: PublicReport) -> str:
    notes = _Footnotes(report)
    parts = [
        *_claim(report),
        *_said(report, notes),
        *_ruling(report),
        *_parts(report, notes),
        *(part for stance in STANCES for part in _evidence(report, stance, notes)),
        *_contacts(report),
        *_method(report),
        *_corrections(report),
        *_sources(report),
        *notes.written,
    ]
    return "\n\n".join(parts)


class _Footnotes:
    """The footnotes of one file, numbered as they are asked for."""

    def __init__(self, report: PublicReport) -> None:
        self.report = report
        self.written: list[str] = []
        self._of_exhibits: dict[int, str] = {}

    def mark(self, passage: Passage) -> str:
        """The mark in the text; its footnote cites the passage."""
        return self._note(_citation(self.report, passage))

    def _mark_search(self, search: Search) -> str:
        """The mark behind a search; its footnote says when and where it was made."""
        address = web_address(search.address)
        link = f" <{address}>." if address else ""
        when = wording.day(search.searched_on)
        return self._note(f"{inline(search.searched_in)}, searched on {when}.{link}")

    def _note(self, text: str) -> str:
        mark = f"[^{len(self.written) + 1}]"
        self.written.append(f"{mark}: {text}")
        return mark

    def mark_exhibit(self, number: int) -> str:
        """The mark of an exhibit: one footnote, however often it is named."""
        if number not in self._of_exhibits:
            exhibit = self.report.exhibit(number)
            self._of_exhibits[number] = (
                self.mark(exhibit) if isinstance(exhibit, Passage) else self._mark_search(exhibit)
            )
        return self._of_exhibits[number]


def _front_matter(report: PublicReport) -> list[str]:
    claim, method = report.claim, report.method
    entries: dict[str, str | int | None] = {
        "schema": SCHEMA,
        "claim": report.ref,
        "edition": report.edition,
        "published": wording.moment(report.published_at),
        "signed_on": method.signed_on.isoformat() if method.signed_on else None,
        "desk": report.desk,
        "address": report.address,
        "title": wording.heading(claim),
        "claimant": claim.claimant,
        "claimant_role": claim.claimant_role,
        "said_on": claim.said_on.isoformat() if claim.said_on else None,
        "rating": report.ruling.rating,
        "correction": report.latest_tier,
        "content_sha256": content_hash(report),
        "previous_sha256": report.previous_sha256,
    }
    return [f"{name}: {yaml_scalar(value)}" for name, value in entries.items() if value is not None]


def _hashes_of_quotations(report: PublicReport) -> Iterator[str]:
    """One for the claim's words, then one for each block quotation, in their order."""
    quoted = [passage.words for stance in STANCES for _, passage in report.bearing(stance)]
    answers = [contact.answer for contact in report.contacts if contact.answer]
    yield "quotations_sha256:"
    for words in [" ".join(report.claim.quotation.split()), *quoted, *answers]:
        yield f'  - "{sha256(as_quoted(words))}"'


def as_quoted(words: str) -> str:
    """The words that the hash of a quotation is of: white space folded, as in a frozen text."""
    return "\n\n".join(paragraphs(words))


def _claim(report: PublicReport) -> Iterator[str]:
    yield f"# {inline(wording.title(report.claim))}"
    if note := amending.note_on_top(report):
        yield f"**{inline(note.lead)}.** {inline(note.sentence)} {_stood_before(report, note)}"


def _stood_before(report: PublicReport, note: Note) -> str:
    address = address_of_edition(report, note.before)
    edition = f"[edition {note.before}](<{address}>)" if address else f"edition {note.before}"
    return f"What stood before is {edition}."


def _said(report: PublicReport, notes: _Footnotes) -> Iterator[str]:
    claim = report.claim
    if claim.claimant:
        after = inline(wording.said_after(claim) + ".")
        said = f"{wording.said_verb(claim)} by **{inline(claim.claimant)}**{after}"
    else:
        nobody = wording.said_by_nobody(claim)
        said = inline(f"{nobody}.") if nobody else ""
    marks = " ".join(notes.mark(appearance) for appearance in claim.appearances)
    if said or marks:
        yield (said or "Where it appeared:") + marks
    if claim.statement:
        yield f"What we checked: {inline(claim.statement)}"


def _ruling(report: PublicReport) -> Iterator[str]:
    ruling = report.ruling
    written = struck if amending.is_void(report) else inline
    if ruling.rating is None:
        yield "## Our conclusion"
    else:
        place = wording.place_on_scale(ruling)
        yield f"## {written(ruling.rating)}" + (f" ({place})" if place else "")
    yield written(ruling.conclusion)
    if ruling.rating and ruling.definition:
        yield f"*{inline(ruling.rating)}* means: {inline(ruling.definition)}"


def _parts(report: PublicReport, notes: _Footnotes) -> Iterator[str]:
    if report.parts:
        yield f"## {wording.PARTS}"
        yield "\n\n".join(
            _part(report, part, number, notes) for number, part in enumerate(report.parts, 1)
        )


def _part(report: PublicReport, part: Part, number: int, notes: _Footnotes) -> str:
    lines = [inline(wording.part_words(report.claim, part))]
    if part.wording:
        lines.append(inline(part.wording))
    for stance in STANCES:
        if exhibits := part.bearing(stance):
            marks = " ".join(notes.mark_exhibit(one) for one in exhibits)
            lines.append(f"{wording.SIGNS[stance]} {wording.BEARS[stance]}{marks}")
    if not part.bearings:
        lines.append(wording.NOTHING_BEARS)
    item = f"{number}. "
    return item + f"\n\n{' ' * len(item)}".join(lines)


def _evidence(report: PublicReport, stance: Stance, notes: _Footnotes) -> Iterator[str]:
    passages, searches = report.bearing(stance), report.searched(stance)
    if passages or searches or stance in wording.NOTHING_FOUND:
        yield f"## {wording.HEADINGS[stance]}"
    if not passages and not searches and stance in wording.NOTHING_FOUND:
        yield wording.NOTHING_FOUND[stance]
    for number, passage in passages:
        yield block_quotation(passage.words, after=notes.mark_exhibit(number))
    for number, search in searches:
        yield inline(wording.searched(search)) + notes.mark_exhibit(number)


def _contacts(report: PublicReport) -> Iterator[str]:
    if report.contacts:
        yield f"## {wording.ASKED}"
    for contact in report.contacts:
        yield inline(wording.asked(contact))
        if contact.answer:
            yield block_quotation(wording.answer(contact))


def _method(report: PublicReport) -> Iterator[str]:
    yield "## How we judged it"
    rated, has_searches = bool(report.ruling.rating), bool(report.searches)
    told = wording.method_sentences(report.method, rated=rated, has_searches=has_searches)
    if report.method.signed_on:
        told.append(f"It was signed off on {wording.day(report.method.signed_on)}.")
    yield inline(" ".join(told))
    if report.method.overrides:
        yield "Rules of the desk that were set aside for this claim:"
        yield "\n".join(f"- {inline(override)}" for override in report.method.overrides)


def _corrections(report: PublicReport) -> Iterator[str]:
    if notes := amending.notes_at_foot(report):
        yield f"## {amending.HEADING}"
        yield "\n".join(f"- {inline(note.lead)}: {inline(note.sentence)}" for note in notes)


def _sources(report: PublicReport) -> Iterator[str]:
    if report.sources:
        yield "## Sources"
        yield "\n".join(
            f"{source.number}. {_described(source)}."
            f" {_found(report, source, web_address(source.address))}"
            for source in report.sources
        )


def _citation(report: PublicReport, passage: Passage) -> str:
    source = report.source_of(passage)
    found = _found(report, source, address_in_place(source.address, passage))
    return f"{_described(source)}, paragraph {passage.paragraph}. {found}"


def _described(source: Source) -> str:
    described = [source.outlet, f"“{source.title}”", source.author, wording.primary(source)]
    if source.published_on:
        described.append(wording.day(source.published_on))
    return inline(", ".join(part for part in described if part))


def _found(report: PublicReport, source: Source, address: str | None) -> str:
    """Where a source was published, where the desk shows what it keeps, and of which text."""
    link = f"<{address}>. " if address else ""
    kept = address_kept(report, source)
    shown = f": <{kept}>" if kept else ""
    return (
        f"{link}Text kept on {wording.day(source.kept_on)}{shown}, sha256 {source.version_sha256}."
    )
