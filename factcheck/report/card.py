"""The card of a report: the picture that a link to it brings along, 1200 by 630 pixels.

Words that our own fonts have come out alike on every machine, byte for byte under one version of
the renderer. For other scripts the machine's fonts step in, and the picture is as good as those.
"""

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from factcheck.report.amending import is_void
from factcheck.report.dial import Dial, dial
from factcheck.report.drawing import INK, dial_shapes
from factcheck.report.fitting import Fitted, fitted, on_one_line
from factcheck.report.lettering import BOLD, FACES, SANS, SERIF, Face, covers, is_right_to_left
from factcheck.report.lettering import width as run
from factcheck.report.marking import Mark, mark_of
from factcheck.report.public import PublicReport
from factcheck.report.wording import (
    day,
    place_on_scale,
    said_after,
    said_by_nobody,
    said_verb,
    title,
)
from factcheck.text.canonical import without_unseen

WIDTH, HEIGHT = 1200, 630
#: Nothing is drawn nearer to the left and right edge.
MARGIN = 64

_ACROSS = WIDTH - 2 * MARGIN
_PAPER, _SHEET, _RULE, _SOFT, _EDGE = "#fbf9f5 #ffffff #e3ddd2 #5d574e #8a8377".split()
_MARK_COLOURS = {"void": "#a3221b", "outdated": "#6b5200", "corrected": "#6b5200", "updated": _SOFT}
#: Where the ruling's band begins.
_BAND = 440
_SIZES = (66, 60, 54, 48, 43, 38, 34)
_RULING_SIZES = (52, 44, 38, 32)


def card_png(report: PublicReport) -> bytes:
    """The card as a picture."""
    from resvg_py import svg_to_bytes

    return svg_to_bytes(
        svg_string=card_svg(report),
        font_files=[str(face.path) for face in FACES],
        skip_system_fonts=_is_in_our_fonts(report),
    )


def card_svg(report: PublicReport) -> str:
    """The card as it is drawn: every word stands where it fits."""
    shapes = Markup("").join([*_masthead(report), *_claim(report), *_ruling(report)])
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">'
        '<clipPath id="field"><rect x="{m}" width="{across}" height="{h}"/></clipPath>'
        '<rect width="{w}" height="{h}" fill="{paper}"/>'
        '<rect y="{band}" width="{w}" height="{below}" fill="{sheet}"/>'
        '<rect y="{band}" width="{w}" height="2" fill="{rule}"/>'
        '<g clip-path="url(#field)">{shapes}</g></svg>'
    ).format(
        w=WIDTH,
        h=HEIGHT,
        m=MARGIN - 8,
        across=_ACROSS + 16,
        band=_BAND,
        below=HEIGHT - _BAND,
        paper=_PAPER,
        sheet=_SHEET,
        rule=_RULE,
        shapes=shapes,
    )


def card_words(report: PublicReport) -> str:
    """What the picture says, for those who can't see it."""
    ruling = report.ruling
    place = place_on_scale(ruling)
    verdict = f"{ruling.rating}{f', {place}' if place else ''}" if ruling.rating else ""
    mark = mark_of(report)
    said = (title(report.claim), _said(report), verdict or ruling.conclusion)
    marked = f"{mark.word} fact" if mark else "Fact"
    return f"{marked} check by {report.desk}: {'; '.join(part for part in said if part)}"


def _masthead(report: PublicReport) -> Iterator[Markup]:
    right = f"Fact check {report.ref} · {day(report.published_at)}"
    left_over = _ACROSS - run(SANS, 26, right) - 40
    if (mark := mark_of(report)) is not None:
        left_over -= _mark_width(mark) + 20
        yield _mark(mark, WIDTH - MARGIN - run(SANS, 26, right) - 20)
    yield _text(on_one_line(_clean(report.desk), BOLD, 30, left_over), MARGIN, 90, BOLD, 30, INK)
    yield _text(right, WIDTH - MARGIN, 90, SANS, 26, _SOFT, anchor="end")


def _mark_width(mark: Mark) -> float:
    return run(BOLD, 26, mark.word) + 40


def _mark(mark: Mark, right: float) -> Markup:
    """The word in a frame that ends at ``right``."""
    colour, across = _MARK_COLOURS[mark.kind], _mark_width(mark)
    frame = Markup(
        '<rect x="{:.1f}" y="58" width="{:.1f}" height="44" rx="22" fill="none" stroke="{}"'
        ' stroke-width="2.5"/>'
    ).format(right - across, across, colour)
    return frame + _text(mark.word, right - across / 2, 89, BOLD, 26, colour, anchor="middle")


def _claim(report: PublicReport) -> Iterator[Markup]:
    """The claim, and who said it, in the middle of what is left."""
    words = _clean(title(report.claim))
    block = fitted(words, SERIF, across=_ACROSS, down=226, sizes=_SIZES, leading=1.2)
    line = block.size * 1.2
    said = _said(report)
    height = line * len(block.lines) + (44 if said else 0)
    top = 126 + max(0.0, (_BAND - 126 - 24 - height) / 2)
    yield from _block(block, top, line, is_right_to_left(words))
    if said:
        y = top + line * len(block.lines) + 38
        yield _line(_said_on_one_line(report), y, SANS, 29, _SOFT)


def _block(block: Fitted, top: float, line: float, rtl: bool) -> Iterator[Markup]:
    for place, words in enumerate(block.lines):
        y = top + line * place + block.size * 0.95
        yield _line(words, y, SERIF, block.size, INK, rtl=rtl)


def _said(report: PublicReport) -> str:
    claim = report.claim
    if claim.claimant:
        return f"{said_verb(claim)} by {claim.claimant}{said_after(claim)}"
    return said_by_nobody(claim)


def _said_on_one_line(report: PublicReport) -> str:
    """Who said it and when; the occasion where there is room for it."""
    brief = replace(report, claim=replace(report.claim, occasion=None))
    for words in (_clean(_said(report)), _clean(_said(brief))):
        if words and run(SANS, 29, words) <= _ACROSS:
            return words
    return on_one_line(_clean(_said(brief) or _said(report)), SANS, 29, _ACROSS)


def _ruling(report: PublicReport) -> Iterator[Markup]:
    """Dial or badge, the rating, and a line on it; the conclusion where there is no rating."""
    ruling, left, middle = report.ruling, float(MARGIN), (_BAND + HEIGHT) / 2
    if (shown := dial(ruling)) is not None:
        yield _dial(shown, 0.35 if is_void(report) else 1)
        left += 236
    elif ruling.rating and ruling.colour:
        yield _badge(left + 18, middle - 21, ruling.colour)
        left += 56
    across = WIDTH - MARGIN - left
    words = _clean(ruling.rating or ruling.conclusion)
    down = 62 if ruling.rating else 140
    first = fitted(words, SERIF, across=across, down=down, sizes=_RULING_SIZES, leading=1.18)
    line, second = first.size * 1.18, _second_line(report, has_dial=shown is not None)
    top = middle - line * len(first.lines) / 2 - (21 if second else 0)
    for place, one in enumerate(first.lines):
        y = top + line * place + first.size * 0.93
        yield _text(one, left, y, SERIF, first.size, INK)
        if is_void(report):
            yield _strike(left, y - first.size * 0.27, run(SERIF, first.size, one))
    if second:
        y = top + line * len(first.lines) + 34
        yield _text(on_one_line(_clean(second), SANS, 29, across), left, y, SANS, 29, _SOFT)


def _second_line(report: PublicReport, *, has_dial: bool) -> str:
    if is_void(report):
        return "The desk took this check back."
    if has_dial:
        return place_on_scale(report.ruling)
    return report.ruling.conclusion if report.ruling.rating else ""


def _strike(left: float, y: float, across: float) -> Markup:
    return Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="4" fill="{}"/>').format(
        left, y, across, _MARK_COLOURS["void"]
    )


def _badge(x: float, y: float, colour: str) -> Markup:
    return Markup('<circle cx="{}" cy="{}" r="17" fill="{}" stroke="{}"/>').format(
        x, y, colour, _EDGE
    )


def _dial(shown: Dial, opacity: float) -> Markup:
    return Markup('<g transform="translate({} {}) scale(1.7)" opacity="{}">{}</g>').format(
        MARGIN - 4, _BAND + 36, opacity, dial_shapes(shown)
    )


def _line(words: str, y: float, face: Face, size: int, colour: str, *, rtl: bool = False) -> Markup:
    """A line from the left margin, or from the right one where its script begins there."""
    if rtl or is_right_to_left(words):
        # Set apart as a stretch of its own direction, so that its marks stand at their ends.
        turned = f"\u202b{words}\u202c"
        return _text(turned, WIDTH - MARGIN, y, face, size, colour, anchor="end")
    return _text(words, MARGIN, y, face, size, colour)


def _text(
    words: str,
    x: float,
    y: float,
    face: Face,
    size: int,
    colour: str,
    *,
    anchor: str = "start",
) -> Markup:
    return Markup(
        '<text x="{:.1f}" y="{:.1f}" font-family="{}" font-weight="{}" font-size="{}" fill="{}"'
        ' text-anchor="{}">{}</text>'
    ).format(x, y, face.family, face.weight, size, colour, anchor, words)


def _clean(words: str) -> str:
    """The words as XML takes them, without what would turn their direction."""
    return " ".join(without_unseen(words).split())


def _is_in_our_fonts(report: PublicReport) -> bool:
    serif = title(report.claim) + (report.ruling.rating or report.ruling.conclusion)
    sans = report.desk + _said(report) + report.ruling.conclusion
    return covers(SERIF, _clean(serif)) and covers(SANS, _clean(sans))
