"""What stands in the place of something withheld, for somebody who is asked nothing."""

from flask import render_template
from markupsafe import Markup

from factcheck.errors import Withheld
from factcheck.web.standalone import frame

TITLE = "This is withheld"


def tombstone(refusal: Withheld, masthead: Markup | None = None) -> tuple[str, int, dict[str, str]]:
    """An answer that stands alone: no session is looked at, no cookie set."""
    page = render_template(
        "refusals/tombstone.html",
        title=TITLE,
        sentence=str(refusal),
        tombstone=refusal.tombstone,
        masthead=masthead,
        **frame(*(["masthead"] if masthead else []), "report", "tombstone"),
    )
    return page, 451, {"X-Robots-Tag": "noindex"}
