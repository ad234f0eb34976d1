"""The workbench of a claim: one page that several nouns come back to.

A view that refuses a form shows the page again with that form as it was filled in.
"""

from collections.abc import Callable, Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from sqlmodel import Session
from werkzeug.wrappers import Response

from factcheck.errors import OutOfDate, Refusal, RuleBroken
from factcheck.models import AsideReason, May, Person, Status
from factcheck.queries import gate, steps
from factcheck.queries.comparison import compared
from factcheck.queries.precedents import precedents
from factcheck.queries.same_claims import same_claims
from factcheck.queries.signed import waits_changed
from factcheck.queries.steps import Deed
from factcheck.queries.talk import ThreadRow, dispute_thread
from factcheck.queries.workbench import Workbench, workbench
from factcheck.web import panes
from factcheck.web.claimreviews import flaws_of
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.workbench_forms import WorkbenchForms

Answer = Response | str | tuple[str, int]

#: Statuses in which a verdict is still to come.
UNSIGNED = (
    Status.OPEN,
    Status.IN_REVIEW,
    Status.DISPUTED,
    Status.AGREED,
    Status.CORRECTING,
)

#: Statuses in which a claim may still turn out to be the same as another.
BEGINNING = (Status.SUGGESTED, Status.OPEN)

#: Deeds by which somebody chooses a rating.
CHOOSING = (Deed.REVIEW, Deed.REVISE, Deed.SETTLE, Deed.AMEND)


#: What of the address says what is beside the claim.
SHOWN = ("pane", "version", "show", "thread", "before")


def here() -> dict[str, Any]:
    """What of the address says what is shown beside the claim; forms carry it along."""
    return {name: request.args[name] for name in SHOWN if request.args.get(name)}


def back(claim_id: int) -> Response:
    """To the workbench, with the same pane as before."""
    return redirect(url_for("claims.show", claim_id=claim_id, **here()), code=303)


def page(claim_id: int, filled: Mapping[str, FlaskForm] | None = None) -> str:
    """The whole page. ``filled`` are forms to show as they were filled in, by name."""
    session, person = reading(), viewer()
    bench = workbench(session, person, claim_id)
    pane = panes.pane_asked()
    shown = pane.contents(session, bench, filled or {})
    step = steps.next_step(bench, person)
    return render_template(
        "claims/show.html",
        bench=bench,
        claim=bench.claim,
        pane=pane.name,
        tabs=panes.tabs(bench, pane, shown),
        here=here(),
        step=step,
        gate=gate.checklist(bench) if bench.ledger and bench.claim.status in UNSIGNED else [],
        said_in=steps.said_in(bench),
        has_changed=waits_changed(session, person, bench.claim),
        similar=precedents(session, person, bench.claim, bench.scheme)
        if step.deed in CHOOSING
        else None,
        perhaps_same=same_claims(session, person, bench.claim)
        if bench.claim.status in BEGINNING
        else [],
        compare=lambda view: compared(view, bench.ledger),
        discussion=_discussion(session, person, bench),
        takes_evidence=bench.claim.is_workable and person.may(May.ATTACH),
        aside_reasons=[(reason.value, reason.label) for reason in AsideReason],
        flaws=lambda: flaws_of(bench),
        forms=WorkbenchForms(session, bench, filled or {}),
        **shown,
    )


def _discussion(session: Session, person: Person, bench: Workbench) -> ThreadRow | None:
    """What is said about the dispute that is on; None when none is, or nothing is said."""
    running = bench.running_round
    if bench.claim.status is not Status.DISPUTED or running is None:
        return None
    return dispute_thread(session, person, running.round.id)


def carry_out(
    claim_id: int,
    verb: Callable[[Session], Any],
    refused: Callable[[Refusal], Answer] | None = None,
) -> Answer | None:
    """Run one verb in a transaction; the page that says why not, or None when it is done."""
    try:
        with transaction() as session:
            verb(session)
    except (RuleBroken, OutOfDate) as refusal:
        return (refused or (lambda no: refuse(claim_id, no)))(refusal)
    return None


def do(
    claim_id: int,
    verb: Callable[[Session], Any],
    refused: Callable[[Refusal], Answer] | None = None,
    *,
    done: str,
    undo: str | None = None,
) -> Answer:
    """Run one verb, say that it is done and go back; or the page that says why not."""
    no = carry_out(claim_id, verb, refused)
    if no is None:
        tell_done(done, undo=undo)
    return no or back(claim_id)


def turn(
    claim_id: int,
    number: int,
    verb: Callable[[Session, Person, int, int | None], Any],
    done: str,
    undo: str | None = None,
) -> Answer:
    """Run a verb on the thing of this number, as the form that asks for it saw the thing."""
    revision = seen(request.form.get("seen"))
    return do(
        claim_id,
        lambda session: verb(session, viewer(), number, revision),
        done=done,
        undo=undo,
    )


def refuse(claim_id: int, refusal: Refusal) -> Answer:
    """The workbench as it stands now, with the refusal as a message."""
    flash(str(refusal), "error")
    return page(claim_id), status_of(refusal)


def refuse_form(claim_id: int, name: str, form: FlaskForm, refusal: Refusal) -> Answer:
    """The workbench as it stands now, with what was typed and the refusal above it."""
    form.form_errors.append(str(refusal))
    return page(claim_id, {name: form}), status_of(refusal)


def status_of(refusal: Refusal) -> int:
    """409 for what somebody else was quicker with, 422 for what breaks a rule."""
    return 409 if isinstance(refusal, OutOfDate) else 422


def seen(revision: str | None) -> int | None:
    """The revision that a form showed, as it came back; None when it shows none."""
    return int(revision) if revision and revision.isdecimal() and len(revision) < 10 else None
