"""A report as PDF, set by Typst where that is installed (``pip install 'factcheck[pdf]'``).

The words go in as values and are never read as markup. What our own fonts can set comes out alike
on every machine, byte for byte under one version of Typst, as tagged PDF/UA-1. For other scripts
the machine's fonts step in.
"""

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from factcheck.report import amending, wording
from factcheck.report.addresses import address_in_place, web_address
from factcheck.report.arranging import Shown, Side, arranged
from factcheck.report.dial import dial
from factcheck.report.drawing import dial_svg
from factcheck.report.json import content_hash
from factcheck.report.lettering import FACES, SERIF, covers
from factcheck.report.public import Passage, PublicReport, Search, Source, Stance
from factcheck.report.timeline import timeline
from factcheck.text.canonical import without_unseen

if TYPE_CHECKING:
    import typst

#: What the template sets in a font that comes with Typst.
_OUR_SIGNS = re.compile(f"[{''.join(wording.SIGNS.values())}]")
_TEMPLATE = Path(__file__).with_name("templates") / "report.typ"


def is_available() -> bool:
    """Whether what sets reports as PDF is installed."""
    return find_spec("typst") is not None


def render_pdf(report: PublicReport) -> bytes:
    """The report as a file of A4 pages. Raises ``ModuleNotFoundError`` without Typst."""
    import typst

    words = json.dumps(_clean(_sheet(report)), ensure_ascii=False)
    with_system = not covers(SERIF, _OUR_SIGNS.sub("", words))
    try:
        return _compiled(words, report, "ua-1", with_system=with_system)
    except typst.TypstError as error:
        # PDF/UA refuses a letter that no font has, and such a report is still worth reading.
        if "could not be displayed" not in error.message:
            raise
        return _compiled(words, report, "1.7", with_system=with_system)


def _compiled(
    words: str, report: PublicReport, standard: Literal["ua-1", "1.7"], *, with_system: bool
) -> bytes:
    import typst

    return typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=_fonts(with_system),
        ignore_system_fonts=not with_system,
        format="pdf",
        sys_inputs={"report": words},
        pdf_standards=[standard],
        timestamp=report.published_at,
    )


@cache
def _fonts(with_system: bool) -> "typst.Fonts":
    import typst

    folders: list[Path] = sorted({face.path.parent for face in FACES})
    return typst.Fonts(include_system_fonts=with_system, font_paths=folders)


def _sheet(report: PublicReport) -> dict[str, Any]:
    """Everything that the pages say, in the words and the order of the report's page."""
    arrangement, story = arranged(report), timeline(report)
    claim, ruling, note = report.claim, report.ruling, amending.note_on_top(report)
    published = report.published_at
    shown = dial(ruling)
    return {
        "title": wording.title(claim),
        "name": f"{wording.heading(claim)} · {report.desk}",
        "desk": report.desk,
        "ref": report.ref,
        "edition": report.edition,
        "date": [published.year, published.month, published.day],
        "kick": _kick(report),
        "note": {"lead": f"{note.lead}.", "words": note.sentence} if note else None,
        "is_void": amending.is_void(report),
        "said": _said(report),
        "appearances": [_appearance(report, passage) for passage in claim.appearances],
        "statement": claim.statement,
        "dial": {"svg": dial_svg(shown), "alt": shown.label}
        if shown and not amending.is_void(report)
        else None,
        "rating": ruling.rating,
        "colour": ruling.colour,
        "conclusion": ruling.conclusion,
        "definition": ruling.definition if ruling.rating else None,
        "parts": [
            {
                "words": wording.part_words(claim, part),
                "wording": part.wording,
                "sides": [_side(report, side, wording.BEARS[side.stance]) for side in sides],
            }
            for part, sides in arrangement.parts
        ],
        "parts_heading": wording.PARTS,
        "nothing_bears": wording.NOTHING_BEARS,
        "whole_heading": wording.WHOLE if report.parts else None,
        "whole": [_side(report, side, wording.HEADINGS[side.stance]) for side in arrangement.whole],
        "asked_heading": wording.ASKED,
        "asked": [
            {"sentence": wording.asked(contact), "answer": _lines(wording.answer(contact))}
            for contact in report.contacts
        ],
        "method": " ".join(
            wording.method_sentences(
                report.method, rated=ruling.rating is not None, has_searches=bool(report.searches)
            )
        ),
        "overrides": report.method.overrides,
        "timeline": [
            {"day": wording.day(event.on), "words": event.words}
            for event in (story.events if story else ())
        ],
        "corrections_heading": amending.HEADING,
        "corrections": [
            {"lead": one.lead, "words": one.sentence} for one in amending.notes_at_foot(report)
        ],
        "sources": [_source(source) for source in report.sources],
        "hash": content_hash(report),
        "address": web_address(report.address),
    }


def _kick(report: PublicReport) -> str:
    first, edition = report.first_published_on, f"edition {report.edition}"
    when = f", {wording.day(report.published_at)}" if first else ""
    published = wording.day(first or report.published_at)
    return f"Fact check {report.ref} · published {published} · {edition}{when}"


def _said(report: PublicReport) -> list[str]:
    """Before the name, the name, after it."""
    claim = report.claim
    if not claim.claimant:
        return ["", "", wording.said_by_nobody(claim)]
    return [f"{wording.said_verb(claim)} by ", claim.claimant, wording.said_after(claim)]


def _appearance(report: PublicReport, passage: Passage) -> dict[str, Any]:
    outlet = report.source_of(passage).outlet
    return {"words": f"{outlet}, paragraph {passage.paragraph}", "source": passage.source}


def _bearing(report: PublicReport, number: int) -> dict[str, Any]:
    exhibit = report.exhibit(number)
    if isinstance(exhibit, Search):
        return {"words": f"our search of {exhibit.searched_in}", "exhibit": number}
    outlet = wording.dated_outlet(report.source_of(exhibit))
    return {"words": f"{outlet}, paragraph {exhibit.paragraph}", "exhibit": number}


def _side(report: PublicReport, side: Side, heading: str) -> dict[str, Any]:
    return {
        "heading": heading,
        "stance": side.stance,
        "sign": wording.SIGNS[side.stance],
        "count": side.counted,
        "nothing": wording.NOTHING_FOUND.get(side.stance),
        "exhibits": [_exhibit(report, side.stance, shown) for shown in side.in_full],
        "above": [_bearing(report, number) for number in side.above],
    }


def _exhibit(report: PublicReport, stance: Stance, shown: Shown) -> dict[str, Any]:
    one = shown.exhibit
    return {
        "number": shown.number,
        "bears": wording.BEARS_ON_PART[stance] if shown.whole else stance.capitalize(),
        "on_whole": wording.BEARS_ON_WHOLE[shown.whole]
        if shown.whole and shown.whole != stance
        else None,
        **(_search(one) if isinstance(one, Search) else _quoted(report, one)),
    }


def _quoted(report: PublicReport, passage: Passage) -> dict[str, Any]:
    source = report.source_of(passage)
    return {
        "is_quoted": True,
        "words": _lines(passage.words),
        "from": f"{wording.dated_outlet(source)}, paragraph {passage.paragraph}",
        "source": passage.source,
        "href": address_in_place(source.address, passage),
        "link": "see it at the source",
    }


def _search(search: Search) -> dict[str, Any]:
    return {
        "is_quoted": False,
        "words": _lines(wording.searched(search)),
        "from": f"searched on {wording.day(search.searched_on)}",
        "source": None,
        "href": web_address(search.address),
        "link": "where we searched",
    }


def _source(source: Source) -> dict[str, Any]:
    author = f", {source.author}" if source.author else ""
    # A day isn't parted at the end of a line.
    day = wording.day(source.published_on).replace(" ", "\xa0") if source.published_on else ""
    when = f", {day}" if day else ""
    primary = wording.primary(source)
    return {
        "number": source.number,
        "words": f"{source.outlet}, “{source.title}”{author}{when}.",
        "primary": f"{primary[:1].upper()}{primary[1:]}." if primary else None,
        "href": web_address(source.address),
        "kept": f"Text kept on {wording.day(source.kept_on)}, sha256 {source.version_sha256}",
    }


def _lines(words: str) -> list[str]:
    return [line for line in words.split("\n") if line.strip()]


def _clean(value: Any) -> Any:
    """The value with nothing in its words that would turn their direction."""
    if isinstance(value, str):
        return without_unseen(value)
    if isinstance(value, dict):
        return {name: _clean(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(each) for each in value]
    return value
