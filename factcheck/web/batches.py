"""The same deed done to many claims of a list, and taken back."""

from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from factcheck.errors import RuleBroken
from factcheck.models import LONGEST_FILTER, AsideReason, Batch, BatchDeed, May, ref_of
from factcheck.queries.batches import batch_seen
from factcheck.queries.wanted import wanted_in
from factcheck.web import inbox, lists
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.evidence import new_key
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, seen
from factcheck.workflow import batches as verbs
from factcheck.workflow.batches import Order
from factcheck.workflow.topics import topic_names

blueprint = Blueprint("batches", __name__, url_prefix="/batches")

#: So many refusals are told in a message; the page of the batch has them all.
TOLD = 4


@blueprint.post("")
@needs(May.SORT)
def do() -> Answer:
    """Do it to the claims that are ticked, each judged by itself."""
    try:
        with transaction() as session:
            batch = verbs.do_batch(session, viewer(), _order(), _ticked(), _key())
    except RuleBroken as refusal:
        return _refuse(str(refusal)), 422
    if batch.done:
        undo = url_for("batches.undo", batch_id=batch.id, **_list_here())
        tell_done(f"{_claims(len(batch.done))} {batch.deed.done}.", undo=undo)
    if batch.refused:
        _tell_of(batch, batch.refused, "refused")
    return _back()


@blueprint.get("/<int:batch_id>")
@needs(May.READ)
def show(batch_id: int) -> str:
    """What was done to which claims, and why not to the others."""
    batch = batch_seen(reading(), viewer(), batch_id)
    return render_template("batches/show.html", batch=batch, ref_of=ref_of)


@blueprint.post("/<int:batch_id>/undo")
@needs(May.READ)
def undo(batch_id: int) -> Answer:
    """Take all of it back, but for what was touched since."""
    with transaction() as session:
        batch = verbs.undo_batch(session, viewer(), batch_id)
    tell_done(f"{_claims(len(batch.done) - len(batch.kept))} put back as before.")
    if batch.kept:
        _tell_of(batch, batch.kept, "left alone")
    return _back()


def _order() -> Order:
    """What the form asks for; raises ``RuleBroken`` for what it can't."""
    form = request.form
    try:
        deed = BatchDeed(form.get("deed", ""))
        reason = form.get("reason", "")
        person = form.get("person", "")
        day = form.get("due_on", "")
        return Order(
            deed=deed,
            reason=AsideReason(reason) if reason and deed is BatchDeed.SET_ASIDE else None,
            person_id=seen(person) if deed is BatchDeed.ASSIGN else None,
            due_on=date.fromisoformat(day) if day and deed is BatchDeed.ASSIGN else None,
            topics=topic_names(form.get("topic", "")) if deed in _OF_TOPICS else (),
        )
    except ValueError as error:
        raise RuleBroken("Choose what to do with them.") from error


_OF_TOPICS = (BatchDeed.ADD_TOPIC, BatchDeed.REMOVE_TOPIC)


def _ticked() -> list[tuple[int, int]]:
    """Number and revision of each claim that is ticked; “12:3” in the form."""
    pairs = (one.partition(":")[::2] for one in request.form.getlist("claim"))
    read = [(seen(number), seen(revision)) for number, revision in pairs]
    if any(None in pair for pair in read):
        raise RuleBroken("The list has changed. Load it again, then choose the claims.")
    return [(number, revision) for number, revision in read if number and revision]


def _key() -> str:
    """Of this form, and of no other; one that a script left out is made up."""
    return request.form.get("key", "")[:64] or new_key()


def _claims(many: int) -> str:
    return f"{many} claim{'' if many == 1 else 's'}"


def _tell_of(batch: Batch, those: list[dict[str, Any]], what: str) -> None:
    """“2 refused: FC-3 is open already. …”; the page of the batch says of each."""
    whys = list(dict.fromkeys(one["why"] for one in those))
    more = url_for("batches.show", batch_id=batch.id) if len(whys) > TOLD else None
    told = f"{_claims(len(those))} {what}: {' '.join(whys[:TOLD])}"
    message: Any = {"text": told, "more": more}
    flash(message, "warning")


def _list_here() -> dict[str, Any]:
    """The list that the form stood on, as the address of its undo carries it."""
    if _is_from_inbox():
        return {"from": "inbox", **inbox.here().pairs()}
    here = {name: request.values.get(name, "") for name in ("list", "after")}
    return {name: value[:LONGEST_FILTER] for name, value in here.items() if value}


def _is_from_inbox() -> bool:
    return request.args.get("from") == "inbox"


def _back() -> Response:
    if _is_from_inbox():
        return redirect(inbox.address(inbox.here()), code=303)
    here = _list_here()
    after = {"after": here["after"]} if "after" in here else {}
    wanted, _ = wanted_in(here.get("list", ""))
    return redirect(lists.address(wanted, **after), code=303)


def _refuse(sentence: str) -> str:
    """The list as it stands now, with what was ticked and filled in."""
    if _is_from_inbox():
        return inbox.page(sentence)
    here = _list_here()
    wanted, _ = wanted_in(here.get("list", ""))
    numbers = (seen(one.partition(":")[0]) for one in request.form.getlist("claim"))
    return lists.table(
        wanted,
        (),
        here.get("after"),
        chosen=[number for number in numbers if number],
        filled={
            name: request.form.get(name, "") for name in ("reason", "person", "due_on", "topic")
        },
        refusal=sentence,
    )
