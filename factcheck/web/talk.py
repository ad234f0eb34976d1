"""Comments: written, answered, edited, withdrawn; threads resolved; people to mention."""

from collections.abc import Callable

from flask import Blueprint, jsonify, redirect, request, url_for
from flask_wtf import FlaskForm
from sqlmodel import Session
from werkzeug.wrappers import Response

from factcheck.errors import Ambiguous, OutOfDate, RuleBroken
from factcheck.models import Comment, May, Person, Thread, ThreadKind
from factcheck.queries.company import mentionable
from factcheck.queries.threads_seen import comment_seen, thread_seen
from factcheck.queries.viewing import claim_seen
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.evidence import ask_place
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.talk import AnswerForm, CommentForm, EditForm, PassageCommentForm
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, back, do, here, page, refuse_form, seen, turn
from factcheck.workflow import comments, threads
from factcheck.workflow.threads import About

blueprint = Blueprint("talk", __name__)

#: So many names are offered for an @.
MOST_OFFERED = 8


@blueprint.post("/claims/<int:claim_id>/comments")
@needs(May.COMMENT)
def write(claim_id: int) -> Answer:
    """Begin a thread."""
    form = CommentForm(prefix="comment")
    return _write(
        claim_id,
        "comment",
        form,
        lambda session: comments.comment(
            session, viewer(), claim_id, written(form.text), form.subject(), form.key.data
        ),
    )


@blueprint.post("/claims/<int:claim_id>/passages/comments")
@needs(May.COMMENT)
def write_on_passage(claim_id: int) -> Answer:
    """Begin a thread on words of an article; words in several places are asked about."""
    form = PassageCommentForm(prefix="remark")
    return _write(
        claim_id,
        "remark",
        form,
        lambda session: comments.comment(
            session,
            viewer(),
            claim_id,
            written(form.text),
            About(ThreadKind.PASSAGE, selection=form.selection()),
            form.key.data,
        ),
    )


@blueprint.post("/threads/<int:thread_id>/comments")
@needs(May.COMMENT)
def answer(thread_id: int) -> Answer:
    """Write in a thread."""
    claim_id = thread_seen(reading(), viewer(), thread_id).claim_id
    name = f"answer-{thread_id}"
    form = AnswerForm(prefix=name)
    return _write(
        claim_id,
        name,
        form,
        lambda session: comments.answer(
            session, viewer(), thread_id, written(form.text), form.key.data
        ),
    )


@blueprint.post("/comments/<int:comment_id>/wording")
@needs(May.COMMENT)
def edit(comment_id: int) -> Answer:
    """Word one's own comment otherwise."""
    claim_id = comment_seen(reading(), viewer(), comment_id).claim_id
    name = f"edit-{comment_id}"
    form = EditForm(prefix=name)
    if not form.validate():
        return page(claim_id, {name: form}), 422
    try:
        with transaction() as session:
            comments.edit(session, viewer(), comment_id, written(form.text), seen(form.seen.data))
    except OutOfDate as refusal:
        now = comment_seen(reading(), viewer(), comment_id)
        form.form_errors.append(f"{refusal} Compare, then save yours if you still mean it.")
        form.versions = [("Comment", form.text.data, now.text)]
        form.seen.data = str(now.revision)
        return page(claim_id, {name: form}), 409
    except RuleBroken as refusal:
        return refuse_form(claim_id, name, form, refusal)
    tell_done("Edited; what it said before is kept.")
    return back(claim_id)


@blueprint.post("/comments/<int:comment_id>/withdrawal")
@needs(May.COMMENT)
def withdraw(comment_id: int) -> Answer:
    """Take one's own comment back."""
    return _turn(comment_id, comments.withdraw_comment, "Withdrawn.", "talk.restore")


@blueprint.post("/comments/<int:comment_id>/restoration")
@needs(May.COMMENT)
def restore(comment_id: int) -> Answer:
    """Say it after all."""
    return _turn(comment_id, comments.restore_comment, "Restored.", "talk.withdraw")


@blueprint.post("/threads/<int:thread_id>/resolution")
@needs(May.COMMENT)
def resolve(thread_id: int) -> Answer:
    """Say that nothing is left to be said in a thread."""
    return _turn_thread(thread_id, threads.resolve, "Resolved.", "talk.reopen")


@blueprint.post("/threads/<int:thread_id>/reopening")
@needs(May.COMMENT)
def reopen(thread_id: int) -> Answer:
    """Say that something is left to be said."""
    return _turn_thread(thread_id, threads.reopen_thread, "Open again.", "talk.resolve")


@blueprint.get("/threads/<int:thread_id>")
@needs(May.READ)
def show(thread_id: int) -> Response:
    """To the thread, beside its claim."""
    claim_id = thread_seen(reading(), viewer(), thread_id).claim_id
    return redirect(url_for("claims.show", claim_id=claim_id, pane="talk", thread=thread_id))


@blueprint.get("/claims/<int:claim_id>/people")
@needs(May.COMMENT)
def people(claim_id: int) -> Response:
    """Who can be mentioned, whose name or address begins like ``q``."""
    claim = claim_seen(reading(), viewer(), claim_id)
    begun = request.args.get("q", "").strip().lower()
    fitting = [
        one
        for one in mentionable(reading(), viewer(), claim)
        if any(form.lower().startswith(begun) for form in (one.name, *one.name.split(), one.handle))
    ]
    offered = fitting[:MOST_OFFERED]
    names = [one.name for one in fitting]
    return jsonify(
        people=[
            {
                "name": one.name,
                # Of two who are called the same, the address says which.
                "write": one.name if names.count(one.name) == 1 else one.email,
                "hint": one.email,
            }
            for one in offered
        ]
    )


def _write(claim_id: int, name: str, form: FlaskForm, verb: Callable[[Session], Comment]) -> Answer:
    if not form.validate():
        return page(claim_id, {name: form}), 422
    try:
        with transaction() as session:
            one = verb(session)
    except Ambiguous as refusal:
        ask_place(form, refusal)
        return page(claim_id, {name: form}), 422
    except RuleBroken as refusal:
        return refuse_form(claim_id, name, form, refusal)
    sentence = "Written: sealed until the round is complete." if one.is_sealed else "Written."
    tell_done(sentence, undo=url_for("talk.withdraw", comment_id=one.id, **here()))
    return back(claim_id)


def _turn(comment_id: int, verb: Callable[..., Comment], done: str, undo: str) -> Answer:
    claim_id = comment_seen(reading(), viewer(), comment_id).claim_id
    return turn(claim_id, comment_id, verb, done, url_for(undo, comment_id=comment_id, **here()))


def _turn_thread(
    thread_id: int, verb: Callable[[Session, Person, int], Thread], done: str, undo: str
) -> Answer:
    claim_id = thread_seen(reading(), viewer(), thread_id).claim_id
    return do(
        claim_id,
        lambda session: verb(session, viewer(), thread_id),
        done=done,
        undo=url_for(undo, thread_id=thread_id, **here()),
    )
