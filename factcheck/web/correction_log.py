"""The desk's log of corrections, and of what was withheld."""

from flask import Blueprint, render_template

from factcheck.models import May
from factcheck.queries import corrections as questions
from factcheck.web.asked import number_asked
from factcheck.web.context import reading, viewer
from factcheck.web.permission import needs

blueprint = Blueprint("correction_log", __name__, url_prefix="/reports/corrections")


@blueprint.get("")
@needs(May.READ)
def index() -> str:
    """Every correction, the last first, with typos; and above them what is or was withheld."""
    session, person = reading(), viewer()
    before = number_asked("before")
    found = questions.corrections(session, person, before=before, limit=questions.PAGE + 1)
    shown = found[: questions.PAGE]
    return render_template(
        "reports/corrections.html",
        rows=shown,
        withheld=questions.withheld(session, person) if before is None else [],
        is_first=before is None,
        next=shown[-1].id if len(found) > questions.PAGE else None,
    )
