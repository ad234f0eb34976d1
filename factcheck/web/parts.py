"""Parts of a claim: split off, reworded, withdrawn, and tied to the evidence that bears on them."""

from collections.abc import Callable

from flask import Blueprint, request, url_for
from sqlmodel import Session

from factcheck.errors import Ambiguous, NotFound, OutOfDate, RuleBroken
from factcheck.models import Claim, May, Part, Person, Stance
from factcheck.queries.parts import around, part_seen, parts_of
from factcheck.queries.viewing import claim_seen
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.parts import RewordForm, SplitForm
from factcheck.web.permission import needs
from factcheck.web.workbench import (
    Answer,
    back,
    carry_out,
    here,
    page,
    refuse_form,
    seen,
    status_of,
    turn,
)
from factcheck.workflow import parts as verbs

blueprint = Blueprint("parts", __name__)

#: What the address says for evidence that doesn't bear on a part.
NONE = "none"
DONE = {
    Stance.CONTRADICTS: "Tied: it contradicts this part.",
    Stance.SUPPORTS: "Tied: it supports this part.",
    Stance.CONTEXT: "Tied as context of this part.",
    None: "Untied: it doesn’t bear on this part.",
}


@blueprint.post("/claims/<int:claim_id>/parts")
@needs(May.ATTACH)
def split(claim_id: int) -> Answer:
    """Split a part off by its words; words that stand twice in the claim are asked about."""
    form = SplitForm(prefix="part")
    if not form.validate():
        return page(claim_id, {"split": form}), 422
    words = written(form.exact)
    try:
        with transaction() as session:
            part = verbs.split_off(
                session,
                viewer(),
                claim_id,
                words,
                start=form.at,
                wording=form.wording.data,
                form_key=form.key.data,
            )
    except Ambiguous as refusal:
        quotation = claim_seen(reading(), viewer(), claim_id).quotation
        labels = around(quotation, words, refusal.places)
        form.ask_place(zip(refusal.places, labels, strict=True), str(refusal))
        return page(claim_id, {"split": form}), 422
    except RuleBroken as refusal:
        return refuse_form(claim_id, "split", form, refusal)
    undo = url_for("parts.withdraw", part_id=part.id, **here())
    tell_done("Split off. Say in the table which evidence bears on it.", undo=undo)
    return back(claim_id)


@blueprint.post("/parts/<int:part_id>/wording")
@needs(May.ATTACH)
def reword(part_id: int) -> Answer:
    """Put a part into words that stand alone."""
    claim_id = part_seen(reading(), viewer(), part_id).claim_id
    name = f"reword-{part_id}"
    form = RewordForm(prefix=name)
    if not form.validate():
        return page(claim_id, {name: form}), 422
    try:
        with transaction() as session:
            verbs.reword(session, viewer(), part_id, form.wording.data, seen(form.seen.data))
    except OutOfDate as refusal:
        # What was typed stays; sent again, it is sent knowing of the other change.
        part = part_seen(reading(), viewer(), part_id)
        says = f"it says “{part.wording}” now" if part.wording else "it has no words of its own now"
        form.form_errors.append(f"{refusal} Look: {says}. Save again to replace that.")
        form.seen.data = str(part.revision)
        return page(claim_id, {name: form}), status_of(refusal)
    except RuleBroken as refusal:
        return refuse_form(claim_id, name, form, refusal)
    tell_done("Reworded.")
    return back(claim_id)


@blueprint.post("/parts/<int:part_id>/withdrawal")
@needs(May.ATTACH)
def withdraw(part_id: int) -> Answer:
    """Judge these words no longer by themselves."""
    return _turn(part_id, verbs.withdraw, "The part is withdrawn.", "parts.restore")


@blueprint.post("/parts/<int:part_id>/restoration")
@needs(May.ATTACH)
def restore(part_id: int) -> Answer:
    """Take a withdrawn part back in."""
    return _turn(part_id, verbs.restore, "The part is restored.", "parts.withdraw")


@blueprint.post("/parts/<int:part_id>/evidence/<int:evidence_id>/<stance>")
@needs(May.ATTACH)
def tie(part_id: int, evidence_id: int, stance: str) -> Answer:
    """Say how a piece of evidence bears on a part, or that it doesn't."""
    if stance not in (*Stance, NONE):
        raise NotFound("There is no such stance.")
    chosen = None if stance == NONE else Stance(stance)
    claim = claim_seen(reading(), viewer(), part_seen(reading(), viewer(), part_id).claim_id)
    before = _standing(claim, part_id, evidence_id)
    revision = seen(request.args.get("seen"))

    def verb(session: Session) -> None:
        if chosen:
            verbs.tie(session, viewer(), part_id, evidence_id, chosen, revision)
        else:
            verbs.untie(session, viewer(), part_id, evidence_id, revision)

    no = carry_out(claim.id, verb)
    if no is None:
        undo = url_for(
            "parts.tie",
            part_id=part_id,
            evidence_id=evidence_id,
            stance=before or NONE,
            **here(),
        )
        tell_done(DONE[chosen], undo=undo)
    return no or back(claim.id)


def _standing(claim: Claim, part_id: int, evidence_id: int) -> Stance | None:
    cell = parts_of(reading(), claim).cells.get((part_id, evidence_id))
    return cell.stance if cell else None


def _turn(
    part_id: int,
    verb: Callable[[Session, Person, int, int | None], Part],
    done: str,
    undo: str,
) -> Answer:
    claim_id = part_seen(reading(), viewer(), part_id).claim_id
    return turn(claim_id, part_id, verb, done, url_for(undo, part_id=part_id, **here()))
