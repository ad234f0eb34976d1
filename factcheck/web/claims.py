"""Claims: the list, the workbench of one, its wording, and one marked by hand."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from factcheck.errors import Ambiguous, OutOfDate, RuleBroken
from factcheck.models import May, Status
from factcheck.queries import articles
from factcheck.queries import claims as questions
from factcheck.queries.viewing import claim_seen
from factcheck.web.asked import number_asked
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.evidence import ask_place
from factcheck.web.flashes import tell_done
from factcheck.web.forms.claims import MarkForm, WordingForm
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, back, page, refuse_form, seen
from factcheck.workflow import claims as verbs
from factcheck.workflow.claims import Wording

blueprint = Blueprint("claims", __name__, url_prefix="/claims")

#: Name in the address → what the page calls it, and the statuses that it holds.
GROUPS: dict[str, tuple[str, tuple[Status, ...]]] = {
    "running": ("In work", questions.RUNNING),
    "published": (
        "Published",
        (Status.PUBLISHED, Status.OUTDATED, Status.VOID, Status.WITHHELD),
    ),
    "aside": ("Set aside", (Status.SET_ASIDE,)),
    "all": ("All", ()),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; all of it stands in the address."""

    status: str
    claimant: int | None
    words: str
    after: str | None

    @classmethod
    def asked(cls) -> "Filters":
        """Those of this request; what makes no sense is left out."""
        status = request.args.get("status", "")
        known = status in GROUPS or status in {one.value for one in Status}
        words = request.args.get("q", "").strip()
        # Looking for words means looking everywhere, unless a status is asked for.
        otherwise = "all" if words else "running"
        return cls(
            status=status if known else otherwise,
            claimant=number_asked("claimant"),
            words=words,
            after=request.args.get("after"),
        )

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The statuses of the group, or the one that is asked for."""
        return GROUPS[self.status][1] if self.status in GROUPS else (Status(self.status),)

    def address(self, **other: str | None) -> str:
        """The list with these filters, but for the ones given."""
        kept: dict[str, Any] = {"status": self.status, "claimant": self.claimant}
        return url_for("claims.index", **{**kept, "q": self.words or None, **other})


@blueprint.get("")
@needs(May.READ)
def index() -> str:
    """The claims of the desk, those changed last first."""
    session, person, filters = reading(), viewer(), Filters.asked()
    found = questions.claims(
        session,
        person,
        questions.Wanted(
            statuses=filters.statuses,
            claimant_id=filters.claimant,
            words=filters.words,
            after=filters.after,
        ),
    )
    counts = questions.counts(session, person)
    tabs = [
        (
            label,
            filters.address(status=name),
            filters.status == name,
            sum(counts.get(status, 0) for status in statuses or Status),
        )
        for name, (label, statuses) in GROUPS.items()
    ]
    return render_template(
        "claims/index.html",
        found=found,
        filters=filters,
        tabs=tabs,
        groups=GROUPS,
        statuses=[(status.value, status.label) for status in Status],
        claimants=questions.claimants(session, person),
        is_new=not counts,
        waiting=counts.get(Status.SUGGESTED, 0),
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
    now = WordingForm.of(claim)
    fields = ("claimant", "role", "said_on", "occasion", "statement", "headline")
    differing = [
        (now[name].label.text, form[name].data, now[name].data)
        for name in fields
        if (form[name].data or None) != (now[name].data or None)
    ]
    form.seen.data = now.seen.data
    return render_template(
        "claims/conflict.html", claim=claim, form=form, rows=differing, sentence=str(refusal)
    )


def _mark_page(form: MarkForm) -> str:
    version = seen(form.version.data)
    source = articles.reading(reading(), viewer(), version).article if version else None
    return render_template("claims/mark.html", form=form, source=source)
