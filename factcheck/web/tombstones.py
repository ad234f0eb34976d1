"""What stands in the place of something withheld, for somebody who is asked nothing."""

from flask import render_template

from factcheck.errors import Withheld
from factcheck.web.standalone import frame

TITLE = "This is withheld"


def tombstone_page(refusal: Withheld) -> str:
    """A page that stands alone: no session is looked at, no cookie set."""
    return render_template(
        "refusals/tombstone.html",
        title=TITLE,
        sentence=str(refusal),
        tombstone=refusal.tombstone,
        **frame("report", "tombstone"),
    )
