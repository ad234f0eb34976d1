"""The Talk pane: the threads of a claim, and the form that begins another."""

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from sqlmodel import Session

from factcheck.models import May, Status
from factcheck.queries import talk
from factcheck.queries.workbench import Workbench
from factcheck.text.shortening import shortened
from factcheck.web.asked import number_asked
from factcheck.web.context import viewer
from factcheck.web.forms.evidence import new_key
from factcheck.web.forms.fields import choices
from factcheck.web.forms.talk import CommentForm, PassageCommentForm
from factcheck.web.shelf import version_shown

#: In characters, of a passage in the list of what a comment can be about.
LONGEST_CHOICE = 70
_SEALED = "The rating: sealed until the round is complete"


def contents(session: Session, bench: Workbench, filled: Mapping[str, FlaskForm]) -> dict[str, Any]:
    """One thread when the address asks for one, else a page of the open or resolved ones."""
    shows_resolved = request.args.get("show") == "resolved"
    number, before = number_asked("thread"), number_asked("before")
    if number:
        found = talk.thread(session, viewer(), bench.claim, number, before)
        page = talk.Page([found])
    else:
        page = talk.threads(session, viewer(), bench.claim, resolved=shows_resolved, before=before)
    return {
        "talk": page,
        "only_thread": number,
        "shows_resolved": shows_resolved,
        "filled": filled,
        "new_key": new_key,
        "comment_form": _comment_form(bench, filled) if viewer().may(May.COMMENT) else None,
        "comment_asked": "comment" in filled or "about" in request.args,
    }


def passage_form(bench: Workbench, filled: Mapping[str, FlaskForm]) -> FlaskForm | None:
    """The form for a comment on the article that is shown; None for who may not comment."""
    if not viewer().may(May.COMMENT):
        return None
    return filled.get("remark") or PassageCommentForm(
        formdata=None,
        prefix="remark",
        data={"version": str(version_shown(bench) or ""), "key": new_key()},
    )


def _comment_form(bench: Workbench, filled: Mapping[str, FlaskForm]) -> FlaskForm:
    form = filled.get("comment") or CommentForm(
        formdata=None,
        prefix="comment",
        data={"about": request.args.get("about", "claim"), "key": new_key()},
    )
    form["about"].choices = choices(_subjects(bench))
    return form


def _subjects(bench: Workbench) -> list[tuple[str, str]]:
    """What a comment can be about."""
    running = bench.running_round
    is_complete = running is not None and not running.round.is_sealed
    subjects = [("claim", "The claim"), ("rating", "The rating" if is_complete else _SEALED)]
    if bench.claim.status is Status.DISPUTED:
        subjects.append(("dispute", "The dispute"))
    return subjects + [
        (f"evidence-{row.id}", f"{row.stance.label}: “{shortened(row.words, LONGEST_CHOICE)}”")
        for row in bench.ledger
    ]
