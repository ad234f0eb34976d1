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
from factcheck.report.dial import dial
from factcheck.report.drawing import dial_svg
from factcheck.report.json import content_hash
from factcheck.report.lettering import FACES, SERIF, covers
from factcheck.report.public import STANCES, Passage, PublicReport, Search, Source, Stance
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
    claim, ruling, note = report.claim, report.ruling, amending.note_on_top(report)
    published = report.published_at
    shown = dial(ruling)
    return {
        "title": wording.title(claim),
        "name": f"{claim.headline or wording.title(claim)} · {report.desk}",
        "desk": report.desk,
        "ref": report.ref,
        "edition": report.edition,
        "date": [published.year, published.month, published.day],
        "kick": (
            f"Fact check {report.ref} · published {wording.day(published)}"
            f" · edition {report.edition}"
        ),
        "note": f"{note.lead}. {note.sentence}" if note else None,
        "is_void": amending.is_void(report),
        "said": _said(report),
        "appearances": [_appearance(report, passage) for passage in claim.appearances],
        "statement": claim.statement,
        "dial": {"svg": dial_svg(shown), "alt": shown.label} if shown else None,
        "rating": ruling.rating,
        "colour": ruling.colour,
        "conclusion": ruling.conclusion,
        "definition": ruling.definition if ruling.rating else None,
        "parts": [
            {
                "words": wording.part_words(claim, part),
                "wording": part.wording,
                "bearings": [
                    {
                        "sign": wording.SIGNS[stance],
                        "stance": stance,
                        "bears": wording.BEARS[stance],
                        "on": [_bearing(report, number) for number in part.bearing(stance)],
                    }
                    for stance in STANCES
                    if part.bearing(stance)
                ],
            }
            for part in report.parts
        ],
        "parts_heading": wording.PARTS,
        "nothing_bears": wording.NOTHING_BEARS,
        "evidence": [one for stance in STANCES if (one := _stance(report, stance))],
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
        "corrections_heading": amending.HEADING,
        "corrections": [
            {"lead": one.lead, "words": one.sentence} for one in amending.notes_at_foot(report)
        ],
        "sources": [_source(source) for source in report.sources],
        "hash": content_hash(report),
        "address": web_address(report.address),
    }


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


def _stance(report: PublicReport, stance: Stance) -> dict[str, Any] | None:
    """One side of the evidence; None for a side that nobody misses."""
    passages, searches = report.bearing(stance), report.searched(stance)
    if not passages and not searches and stance not in wording.NOTHING_FOUND:
        return None
    return {
        "heading": wording.HEADINGS[stance],
        "stance": stance,
        "sign": wording.SIGNS[stance],
        "count": wording.exhibits(len(passages), len(searches)),
        "nothing": wording.NOTHING_FOUND.get(stance),
        "exhibits": [_exhibit(report, *one) for one in passages]
        + [_search(*one) for one in searches],
    }


def _exhibit(report: PublicReport, number: int, passage: Passage) -> dict[str, Any]:
    source = report.source_of(passage)
    return {
        "number": number,
        "is_quoted": True,
        "words": _lines(passage.words),
        "from": f"{wording.dated_outlet(source)}, paragraph {passage.paragraph}",
        "source": passage.source,
        "href": address_in_place(source.address, passage),
        "link": "see it at the source",
    }


def _search(number: int, search: Search) -> dict[str, Any]:
    return {
        "number": number,
        "is_quoted": False,
        "words": _lines(wording.searched(search)),
        "from": f"searched on {wording.day(search.searched_on)}",
        "source": None,
        "href": web_address(search.address),
        "link": "where we searched",
    }


def _source(source: Source) -> dict[str, Any]:
    author = f", {source.author}" if source.author else ""
    when = f", {wording.day(source.published_on)}" if source.published_on else ""
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
