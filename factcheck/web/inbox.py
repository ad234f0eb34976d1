"""The inbox: what the machine pulled from articles, opened or set aside one by one or in groups."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from factcheck.errors import OutOfDate, RuleBroken
from factcheck.models import AsideReason, BatchDeed, Claim, ClaimType, May, Status
from factcheck.queries import choices, listing
from factcheck.queries.inbox import inbox, waiting_of_article, waiting_of_claimant
from factcheck.queries.inbox_asks import Asks, By, asked
from factcheck.queries.inbox_groups import MOST_COUNTED
from factcheck.queries.learned import learning
from factcheck.queries.same_claims import forms_waiting
from factcheck.queries.wanted import Wanted
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.evidence import new_key
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, back, refuse, seen, status_of
from factcheck.workflow import claims as verbs
from factcheck.workflow.batches import MOST_CLAIMS, Order, do_batch

blueprint = Blueprint("inbox", __name__)

#: What a list of reasons offers, by the one that is chosen: a page has one for each of its rows.
_OPTIONS = {
    chosen: Markup().join(
        Markup('<option value="{}"{}>{}</option>').format(
            one.value, Markup(" selected") if one is chosen else "", one.label
        )
        for one in AsideReason
    )
    for chosen in AsideReason
}
#: Offered as the least place, in hundredths.
LEAST = (80, 60, 40, 20)


@blueprint.get("/inbox")
@needs(May.READ)
def index() -> str:
    """The suggestions that wait, best first."""
    return page()


@blueprint.post("/claims/<int:claim_id>/opening")
@needs(May.SORT)
def open_(claim_id: int) -> Answer:
    """Take a suggestion up."""
    try:
        with transaction() as session:
            claim = verbs.open_claim(session, viewer(), claim_id, _seen())
    except (RuleBroken, OutOfDate) as refusal:
        return refuse_here(claim_id, refusal)
    tell_done(f"{claim.ref} is open.", undo=_undo(claim))
    return return_there(claim_id)


@blueprint.post("/claims/<int:claim_id>/setting-aside")
@needs(May.SORT)
def set_aside(claim_id: int) -> Answer:
    """Don't check a claim, for a reason."""
    try:
        reason = AsideReason(request.form.get("reason", ""))
    except ValueError:
        return refuse_here(claim_id, RuleBroken("Choose why it is set aside."))
    try:
        with transaction() as session:
            claim = verbs.set_aside(session, viewer(), claim_id, reason, _seen())
    except (RuleBroken, OutOfDate) as refusal:
        return refuse_here(claim_id, refusal)
    tell_done(f"{claim.ref} is set aside: {reason.label.lower()}.", undo=_undo(claim))
    return return_there(claim_id)


@blueprint.post("/claims/<int:claim_id>/return")
@needs(May.SORT)
def put_back(claim_id: int) -> Answer:
    """Undo opening or setting aside."""
    try:
        with transaction() as session:
            claim = verbs.return_to_inbox(session, viewer(), claim_id, _seen())
    except (RuleBroken, OutOfDate) as refusal:
        return refuse_here(claim_id, refusal)
    tell_done(f"{claim.ref} is back in the inbox.")
    return return_there(claim_id)


@blueprint.post("/inbox/articles/<int:article_id>/setting-aside")
@needs(May.SORT)
def set_article_aside(article_id: int) -> Answer:
    """Set aside whatever still waits of an article."""
    waiting = waiting_of_article(reading(), viewer(), article_id, MOST_CLAIMS)
    return _set_group_aside(waiting, "this article")


@blueprint.post("/inbox/claimants/<int:claimant_id>/setting-aside")
@needs(May.SORT)
def set_claimant_aside(claimant_id: int) -> Answer:
    """Set aside whatever still waits of a claimant."""
    waiting = waiting_of_claimant(reading(), viewer(), claimant_id, MOST_CLAIMS)
    return _set_group_aside(waiting, "this claimant")


def here() -> Asks:
    """The view of the inbox that a page shows, or that a form stood on."""
    return asked(request.args.items())


def address(asks: Asks) -> str:
    """Where that view is."""
    said: dict[str, Any] = {**asks.pairs()}
    return url_for("inbox.index", **said)


def page(refusal: str | None = None) -> str:
    """The inbox as it is asked for, with what was refused."""
    session, person, asks = reading(), viewer(), here()
    found = inbox(session, person, asks)
    offered = Wanted(claimant=asks.claimant, outlet=asks.outlet)
    return render_template(
        "inbox/index.html",
        asks=asks,
        found=found,
        perhaps_same=forms_waiting(session, person, found.rows),
        refusal=refusal,
        address=address,
        only=lambda **which: address(Asks(by=asks.by, **which)),
        tabs=[(one.label, address(Asks(by=one)), asks.by is one, None) for one in By],
        learning=learning(session),
        total=listing.counts(session, person, Wanted()).get(Status.SUGGESTED, 0),
        reasons=_OPTIONS,
        types=[(one.value, one.label) for one in ClaimType],
        outlets=choices.outlets(session, person, offered.outlet),
        claimants=choices.claimants(session, person, offered.claimant),
        least=LEAST,
        most_counted=MOST_COUNTED,
        most=MOST_CLAIMS,
        new_key=new_key,
    )


def _set_group_aside(waiting: list[tuple[int, int]], of: str) -> Answer:
    try:
        reason = AsideReason(request.form.get("reason", ""))
    except ValueError:
        return page("Choose why they are set aside."), 422
    if not waiting:
        return page(f"Nothing of {of} waits any more."), 422
    order = Order(BatchDeed.SET_ASIDE, reason)
    key = request.form.get("key", "")[:64] or new_key()
    with transaction() as session:
        batch = do_batch(session, viewer(), order, waiting, key)
    done = len(batch.done)
    claims = "1 claim" if done == 1 else f"{done} claims"
    place: dict[str, Any] = {"from": "inbox", **here().pairs()}
    undo = url_for("batches.undo", batch_id=batch.id, **place)
    tell_done(f"{claims} of {of} set aside: {reason.label.lower()}.", undo=undo)
    return redirect(address(here()), code=303)


def came_from() -> dict[str, Any]:
    """What of the address says that a form stands in the inbox; an undo carries it along."""
    return {"from": "inbox", **here().pairs()} if request.args.get("from") == "inbox" else {}


def _undo(claim: Claim) -> str:
    # The revision is left out: an undo is for the one who sees it, whatever came between.
    return url_for("inbox.put_back", claim_id=claim.id, **came_from())


def return_there(claim_id: int) -> Response:
    """To the page where the form stands that was sent."""
    return redirect(address(here()), code=303) if came_from() else back(claim_id)


def refuse_here(claim_id: int, refusal: RuleBroken | OutOfDate) -> Answer:
    """Where the form was sent from, as it stands now, with the refusal as a message."""
    if not came_from():
        return refuse(claim_id, refusal)
    flash(str(refusal), "error")
    return page(), status_of(refusal)


def _seen() -> int | None:
    return seen(request.form.get("seen"))
