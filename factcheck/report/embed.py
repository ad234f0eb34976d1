"""A report as a small card for a frame in somebody else's page, and the code that puts it there."""

from collections.abc import Sequence

from markupsafe import Markup

from factcheck.report import amending, wording
from factcheck.report.dial import dial
from factcheck.report.html import render
from factcheck.report.marking import mark_of
from factcheck.report.public import PublicReport
from factcheck.text.shortening import shortened

#: Of the frame, in pixels; a narrow one needs to be taller.
WIDTH, HEIGHT = 560, 340
NARROW, HEIGHT_WHEN_NARROW = 420, 440
SMALLEST = 200


def render_embed(
    report: PublicReport, *, css_hrefs: Sequence[str], report_href: str, lang: str = "en"
) -> Markup:
    """The card as a whole page; its only way on is to the report."""
    return render(
        "embed.html",
        report=report,
        ruled=amending.ruled(report),
        title=wording.title(report.claim),
        dial=dial(report.ruling),
        mark=mark_of(report),
        note=amending.note_on_top(report),
        is_void=amending.is_void(report),
        report_href=report_href,
        css_hrefs=css_hrefs,
        lang=lang,
    )


def render_withheld(*, desk: str, sentence: str, css_hrefs: Sequence[str]) -> Markup:
    """What stands in the frame of a check that isn't shown."""
    return render(
        "embed_withheld.html", desk=desk, sentence=sentence, css_hrefs=css_hrefs, lang="en"
    )


def frame_size(widest: int | None = None, highest: int | None = None) -> tuple[int, int]:
    """Width and height of the frame, within what the other page has room for."""
    across = max(SMALLEST, min(WIDTH, widest or WIDTH))
    down = HEIGHT if across >= NARROW else HEIGHT_WHEN_NARROW
    return across, max(SMALLEST, min(down, highest or down))


def frame_code(report: PublicReport, address: str, across: int, down: int) -> Markup:
    """The ``<iframe>`` for the other page; ``address`` is the whole address of the card."""
    return Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"'
        ' style="border:0;max-width:100%"></iframe>'
    ).format(address, f"Fact check by {report.desk}: {_short(report)}", across, down)


def _short(report: PublicReport) -> str:
    return shortened(wording.heading(report.claim), 120)
