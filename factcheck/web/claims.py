"""Claims: the list, the workbench of one, its wording, and one marked by hand."""

from collections.abc import Iterator

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from factcheck.errors import Ambiguous, OutOfDate, RuleBroken
from factcheck.models import May, now
from factcheck.queries import articles
from factcheck.queries.choices import claimants, topics
from factcheck.queries.spreadsheet import csv_lines
from factcheck.queries.viewing import claim_seen
from factcheck.web import lists
from factcheck.web.context import database, reading, settings, transaction, viewer
from factcheck.web.evidence import ask_place
from factcheck.web.flashes import tell_done
from factcheck.web.forms.claims import MarkForm, WordingForm
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, back, page, refuse_form, seen
from factcheck.workflow import claims as verbs
from factcheck.workflow.claims import Wording

blueprint = Blueprint("claims", __name__, url_prefix="/claims")


@blueprint.get("")
@needs(May.READ)
def index() -> str | Response:
    """The claims of the desk as a table."""
    wanted, left_out = lists.wanted_here()
    return lists.tidied("claims.index") or lists.table(wanted, left_out, request.args.get("after"))


@blueprint.get("/board")
@needs(May.READ)
def board() -> str | Response:
    """The claims of the desk in a column for each status."""
    return lists.tidied("claims.board") or lists.board(*lists.wanted_here())


@blueprint.get("/list.csv")
@needs(May.READ)
def spreadsheet() -> Response:
    """All the claims that the filters of the address ask for, as they are found."""
    wanted, person, desk = lists.wanted_here()[0], viewer(), database()
    address = settings().public_url

    def lines() -> Iterator[str]:
        with desk.snapshot() as session:
            yield "\ufeff"  # a spreadsheet takes the file for UTF-8 by this
            yield from csv_lines(session, person, wanted, address)

    day = now().date().isoformat()
    return Response(
        lines(),
        mimetype="text/csv",
        headers={"Content-Disposition": f"attachment; filename=claims-{day}.csv"},
    )


@blueprint.get("/<int:claim_id>")
@needs(May.READ)
def show(claim_id: int) -> str:
    """The workbench of a claim."""
    return page(claim_id)


@blueprint.post("/<int:claim_id>/wording")
@needs(May.SORT)
def word(claim_id: int) -> Answer:
    """Say who made the claim, when and where, and put it into words that stand alone."""
    form = WordingForm(prefix="wording")
    if not form.validate():
        return page(claim_id, {"wording": form}), 422
    try:
        with transaction() as session:
            verbs.word_claim(session, viewer(), claim_id, form.wording(), seen(form.seen.data))
    except OutOfDate as refusal:
        return _conflict(claim_id, form, refusal), 409
    except RuleBroken as refusal:
        return refuse_form(claim_id, "wording", form, refusal)
    tell_done("Saved.")
    return back(claim_id)


@blueprint.post("")
@needs(May.SORT)
def mark() -> Answer:
    """Make a claim of words selected in an article."""
    form = MarkForm(prefix="claim")
    if not form.validate():
        return _mark_page(form), 422
    wording = Wording(claimant=form.claimant.data or None)
    try:
        with transaction() as session:
            claim, is_new = verbs.mark_claim(session, viewer(), form.selection(), wording)
    except Ambiguous as refusal:
        ask_place(form, refusal)
        return _mark_page(form), 422
    except RuleBroken as refusal:
        form.form_errors.append(str(refusal))
        return _mark_page(form), 422
    if is_new:
        tell_done(f"{claim.ref} is open. Say who made it and when, then look for evidence.")
    else:
        tell_done(f"{claim.ref} has these words already; the article is one of its appearances.")
    return redirect(url_for("claims.show", claim_id=claim.id), code=303)


def _conflict(claim_id: int, form: WordingForm, refusal: OutOfDate) -> str:
    """Both wordings side by side, and the form to save one's own knowing of the other."""
    claim = claim_seen(reading(), viewer(), claim_id)
    now_there = WordingForm.of(claim)
    fields = ("claimant", "kind", "role", "said_on", "occasion", "statement", "headline", "topics")
    differing = [
        (now_there[name].label.text, form[name].data, now_there[name].data)
        for name in fields
        if (form[name].data or None) != (now_there[name].data or None)
    ]
    form.seen.data = now_there.seen.data
    form.known_topics = [name for _, name in topics(reading(), viewer())]
    form.known_claimants = [name for _, name in claimants(reading(), viewer())]
    return render_template(
        "claims/conflict.html", claim=claim, form=form, rows=differing, sentence=str(refusal)
    )


def _mark_page(form: MarkForm) -> str:
    version = seen(form.version.data)
    source = articles.reading(reading(), viewer(), version).article if version else None
    return render_template("claims/mark.html", form=form, source=source)
