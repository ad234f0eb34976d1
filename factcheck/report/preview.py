"""A draft of a report as HTML: the inner page for the desk's own frame, and a whole page.

It has another renderer than what is published, so that no note can come into a report by mistake.
"""

from collections.abc import Sequence

from markupsafe import Markup

from factcheck.report import wording
from factcheck.report.dial import dial
from factcheck.report.html import render
from factcheck.report.inside import InsideReport, Preview

#: What a draft for the claimant is marked with, on every screen and every sheet of paper.
WATERMARK = "Draft for comment, not published"


def render_draft(draft: Preview | InsideReport) -> Markup:
    """The draft as one ``<article>`` with the page's only h1."""
    inside = draft if isinstance(draft, InsideReport) else None
    preview = inside.draft if inside else draft
    assert isinstance(preview, Preview), "a draft is one or holds one"
    return render(
        "draft.html",
        report=preview,
        inside=inside,
        title=wording.title(preview.claim),
        dial=dial(preview.ruling) if preview.ruling else None,
        watermark=WATERMARK,
    )


def render_draft_page(
    draft: Preview | InsideReport, *, css_hrefs: Sequence[str], head_extra: Markup | None = None
) -> str:
    """The draft as a whole page, for somebody without an account."""
    preview = draft.draft if isinstance(draft, InsideReport) else draft
    return str(
        render(
            "draft_page.html",
            report=preview,
            title=wording.heading(preview.claim),
            body=render_draft(draft),
            watermark=None if isinstance(draft, InsideReport) else WATERMARK,
            css_hrefs=css_hrefs,
            head_extra=head_extra or "",
        )
    )
