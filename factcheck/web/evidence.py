"""Evidence: passages attached to a claim, restated, withdrawn and restored."""

from collections.abc import Callable

from flask import Blueprint, url_for
from sqlmodel import Session

from factcheck.errors import Ambiguous, OutOfDate, RuleBroken
from factcheck.models import Evidence, May, Person, Stance
from factcheck.queries.articles import surroundings
from factcheck.queries.viewing import evidence_seen
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.evidence import AttachForm, PassageForm, RestateForm
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, back, here, page, refuse_form, seen, status_of, turn
from factcheck.workflow import evidence as verbs

blueprint = Blueprint("evidence", __name__)

DONE = {
    Stance.CONTRADICTS: "Attached: it contradicts the claim.",
    Stance.SUPPORTS: "Attached: it supports the claim.",
    Stance.CONTEXT: "Attached as context.",
}


@blueprint.post("/claims/<int:claim_id>/evidence")
@needs(May.ATTACH)
def attach(claim_id: int) -> Answer:
    """Attach a passage; words that stand in several places are asked about."""
    form = AttachForm(prefix="evidence")
    if not form.validate():
        return page(claim_id, {"attach": form}), 422
    stance = Stance(form.stance.data)
    try:
        with transaction() as session:
            attached = verbs.attach_passage(
                session,
                viewer(),
                claim_id,
                form.selection(),
                stance,
                form.note.data,
                form.key.data,
            )
    except Ambiguous as refusal:
        ask_place(form, refusal)
        return page(claim_id, {"attach": form}), 422
    except RuleBroken as refusal:
        return refuse_form(claim_id, "attach", form, refusal)
    undo = url_for("evidence.withdraw", evidence_id=attached.id, **here())
    tell_done(DONE[stance], undo=undo)
    return back(claim_id)


@blueprint.post("/evidence/<int:evidence_id>/restatement")
@needs(May.ATTACH)
def restate(evidence_id: int) -> Answer:
    """Give a piece of evidence another stance or note."""
    claim_id = evidence_seen(reading(), viewer(), evidence_id).claim_id
    name = f"restate-{evidence_id}"
    form = RestateForm(prefix=name)
    if not form.validate():
        return page(claim_id, {name: form}), 422
    try:
        with transaction() as session:
            verbs.restate(
                session,
                viewer(),
                evidence_id,
                Stance(form.stance.data),
                form.note.data,
                seen(form.seen.data),
            )
    except OutOfDate as refusal:
        # What was typed stays; sent again, it is sent knowing of the other change.
        now = evidence_seen(reading(), viewer(), evidence_id)
        form.form_errors.append(f"{refusal} Compare, then save again to replace it.")
        form.versions = [
            ("How it bears on the claim", Stance(form.stance.data).label, now.stance.label),
            ("Why it matters", form.note.data, now.note),
        ]
        form.seen.data = str(now.revision)
        return page(claim_id, {name: form}), status_of(refusal)
    except RuleBroken as refusal:
        return refuse_form(claim_id, name, form, refusal)
    tell_done("Restated.")
    return back(claim_id)


@blueprint.post("/evidence/<int:evidence_id>/withdrawal")
@needs(May.ATTACH)
def withdraw(evidence_id: int) -> Answer:
    """Take a passage out of the evidence."""
    return _turn(evidence_id, verbs.withdraw, "Withdrawn.", "evidence.restore")


@blueprint.post("/evidence/<int:evidence_id>/restoration")
@needs(May.ATTACH)
def restore(evidence_id: int) -> Answer:
    """Put a withdrawn passage back."""
    return _turn(evidence_id, verbs.restore, "Restored.", "evidence.withdraw")


def ask_place(form: PassageForm, refusal: Ambiguous) -> None:
    """Let the form ask in which of several places the words are meant."""
    version = int(form["version"].data)
    around = surroundings(reading(), viewer(), version, refusal.places)
    form.ask_place(
        [
            (start, f"¶{paragraph}: {before}{words}")
            for start, (paragraph, before, words) in zip(refusal.places, around, strict=True)
        ],
        str(refusal),
    )


def _turn(
    evidence_id: int,
    verb: Callable[[Session, Person, int, int | None], Evidence],
    done: str,
    undo: str,
) -> Answer:
    claim_id = evidence_seen(reading(), viewer(), evidence_id).claim_id
    return turn(claim_id, evidence_id, verb, done, url_for(undo, evidence_id=evidence_id, **here()))
