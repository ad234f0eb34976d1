"""What one edition of a report changed in another: rating, words, evidence, parts, and the rest.

Each thing that a report says is an entry with a text. An entry of both editions with another text
was altered; one of either alone was removed or added.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from factcheck.report import wording
from factcheck.report.amending import Note, notes_at_foot
from factcheck.report.matching import matches
from factcheck.report.public import Passage, PublicReport, Stance
from factcheck.text.differences import Piece, differences, replaced

What = Literal["added", "removed", "altered", "restated"]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that came, went, or says something else."""

    what: What
    #: “Conclusion”; of evidence, where it is from.
    label: str
    pieces: tuple[Piece, ...]
    #: Of evidence, how it bears on the claim; where that changed, how it did before.
    stance: Stance | None = None
    stance_before: Stance | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one kind."""

    heading: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the edition ``newer`` changed in the edition ``older``."""

    older: PublicReport
    newer: PublicReport
    #: Those with changes.
    sections: tuple[Section, ...]
    #: What the desk itself says of the corrections since.
    reasons: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    label: str
    text: str
    stance: Stance | None = None
    #: Whether it is replaced as a whole, and not word by word.
    is_whole: bool = False


_Entries: TypeAlias = Mapping[Hashable, _Entry]


def compared(one: PublicReport, other: PublicReport) -> Comparison:
    """The two editions of one claim's report, the later against the earlier."""
    older, newer = sorted((one, other), key=lambda report: report.edition)
    kinds: tuple[tuple[str, _Entries, _Entries], ...] = (
        ("Rating", _rating(older), _rating(newer)),
        ("Words", _words(older), _words(newer)),
        ("Evidence", *_evidence(older, newer)),
        (wording.PARTS, _parts(older), _parts(newer)),
        (wording.ASKED, _contacts(older), _contacts(newer)),
        ("Method", _method(older), _method(newer)),
        ("Sources", _sources(older), _sources(newer)),
    )
    sections = (Section(name, tuple(_changes(before, after))) for name, before, after in kinds)
    return Comparison(
        older,
        newer,
        tuple(section for section in sections if section.changes),
        notes_at_foot(newer)[len(notes_at_foot(older)) :],
    )


def _changes(before: _Entries, after: _Entries) -> Iterator[Change]:
    """In the order of the newer edition; what was removed comes last."""
    for key, entry in after.items():
        was = before.get(key)
        if was is None:
            yield Change("added", entry.label, (Piece("added", entry.text),), entry.stance)
        elif (was.text, was.stance) != (entry.text, entry.stance):
            what: What = "restated" if was.text == entry.text else "altered"
            lay = replaced if entry.is_whole else differences
            restated = was.stance if was.stance != entry.stance else None
            pieces = lay(was.text, entry.text)
            yield Change(what, entry.label, pieces, entry.stance, restated)
    for key, was in before.items():
        if key not in after:
            yield Change("removed", was.label, (Piece("removed", was.text),), was.stance)


def _rating(report: PublicReport) -> _Entries:
    ruling = report.ruling
    return _filled(
        _Entry("Rating", ruling.rating or "", is_whole=True),
        _Entry("What the rating means", ruling.definition or ""),
    )


def _words(report: PublicReport) -> _Entries:
    claim = report.claim
    appeared = (_cited(report, passage) for passage in claim.appearances)
    said = f"{claim.claimant or ''}{wording.said_after(claim)}".removeprefix(", ")
    return _filled(
        _Entry("The claim", wording.title(claim)),
        _Entry("Headline", claim.headline or ""),
        _Entry(wording.said_verb(claim), said),
        _Entry("Published in", "; ".join(appeared)),
        _Entry("What we checked", claim.statement or ""),
        _Entry("Conclusion", report.ruling.conclusion),
        _Entry("Topics", ", ".join(claim.topics)),
    )


def _evidence(older: PublicReport, newer: PublicReport) -> tuple[_Entries, _Entries]:
    """Each exhibit under a key that its counterpart in the other edition has too."""
    counterparts = matches(older, newer)
    before: dict[Hashable, _Entry] = {}
    for place, exhibit in enumerate(older.evidence):
        key = ("passage", counterparts.get(place, f"older {place}"))
        before[key] = _Entry(_cited(older, exhibit.passage), exhibit.passage.words, exhibit.stance)
    after: dict[Hashable, _Entry] = {
        ("passage", place): _Entry(
            _cited(newer, exhibit.passage), exhibit.passage.words, exhibit.stance
        )
        for place, exhibit in enumerate(newer.evidence)
    }
    return before | _searches(older), after | _searches(newer)


def _searches(report: PublicReport) -> dict[Hashable, _Entry]:
    return _keyed(
        (
            (one.search.searched_in, one.search.searched_for),
            _Entry("A search", wording.searched(one.search), one.stance),
        )
        for one in report.searches
    )


def _parts(report: PublicReport) -> _Entries:
    """The words of each part, in the desk's wording, with what bears on it."""
    told = []
    for part in report.parts:
        bears = [
            f"{wording.BEARS[one.stance]} {_named(report, one.exhibit)}." for one in part.bearings
        ]
        sentences = [part.wording or "", *(bears or [wording.NOTHING_BEARS])]
        words = wording.part_words(report.claim, part)
        told.append((words, _Entry(words, " ".join(filter(None, sentences)))))
    return _keyed(told)


def _contacts(report: PublicReport) -> _Entries:
    return _keyed(
        (
            (one.whom, one.channel, one.asked_on),
            _Entry(one.whom, f"{wording.asked(one)} {wording.answer(one)}".strip()),
        )
        for one in report.contacts
    )


def _method(report: PublicReport) -> _Entries:
    told = wording.method_sentences(
        report.method, rated=report.ruling.rating is not None, has_searches=bool(report.searches)
    )
    return _filled(
        _Entry("How we judged it", " ".join(told)),
        _Entry("Rules that were set aside", " ".join(report.method.overrides)),
    )


def _sources(report: PublicReport) -> _Entries:
    told = []
    for source in report.sources:
        parts = (source.author, wording.primary(source), source.address)
        text = f"kept on {wording.day(source.kept_on)}, sha256 {source.version_sha256}"
        label = f"{wording.dated_outlet(source)}, “{source.title}”"
        named = source.outlet, source.title
        told.append((named, _Entry(label, "; ".join(part for part in (*parts, text) if part))))
    return _keyed(told)


def _cited(report: PublicReport, passage: Passage) -> str:
    return f"{wording.dated_outlet(report.source_of(passage))}, paragraph {passage.paragraph}"


def _named(report: PublicReport, number: int) -> str:
    exhibit = report.exhibit(number)
    if isinstance(exhibit, Passage):
        return _cited(report, exhibit)
    return f"our search of {exhibit.searched_in}"


def _filled(*entries: _Entry) -> _Entries:
    """By their labels; what a report doesn't say isn't there."""
    return {entry.label: entry for entry in entries if entry.text}


def _keyed(entries: Iterable[tuple[Hashable, _Entry]]) -> dict[Hashable, _Entry]:
    """By their keys; the second of one key is its second."""
    met: Counter[Hashable] = Counter()
    keyed: dict[Hashable, _Entry] = {}
    for key, entry in entries:
        met[key] += 1
        keyed[key, met[key]] = entry
    return keyed
