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
from factcheck.models import AsideReason, May, Rule, Status
from factcheck.queries import articles, gate, history, steps, suggestions, telling
from factcheck.queries.workbench import LedgerRow, Workbench, workbench
from factcheck.web.asked import number_asked
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.forms.claims import WordingForm
from factcheck.web.forms.evidence import AttachForm, new_key
from factcheck.web.forms.reviews import ReviewForm, RevisionForm, SettleForm, rating_choices
from factcheck.web.forms.verdicts import AmendForm, OverrideForm, SignOffForm

Answer = Response | str | tuple[str, int]

PANES = ("article", "suggestions", "activity")
LONGEST_TITLE = 90
#: Statuses in which a verdict is still to come.
UNSIGNED = (
    Status.OPEN,
    Status.IN_REVIEW,
    Status.DISPUTED,
    Status.AGREED,
    Status.CORRECTING,
)


def here() -> dict[str, Any]:
    """What of the address says which pane and article are shown; forms carry it along."""
    return {name: request.args[name] for name in ("pane", "version") if request.args.get(name)}


def back(claim_id: int) -> Response:
    """To the workbench, with the same pane as before."""
    return redirect(url_for("claims.show", claim_id=claim_id, **here()), code=303)


def page(claim_id: int, filled: Mapping[str, FlaskForm] | None = None) -> str:
    """The whole page. ``filled`` are forms to show as they were filled in, by name."""
    session, person = reading(), viewer()
    bench = workbench(session, person, claim_id)
    pane = request.args.get("pane")
    pane = pane if pane in PANES else "article"
    step = steps.next_step(bench, person)
    return render_template(
        "claims/show.html",
        bench=bench,
        claim=bench.claim,
        pane=pane,
        here=here(),
        step=step,
        gate=gate.checklist(bench) if bench.ledger and bench.claim.status in UNSIGNED else [],
        said_in=steps.said_in(bench),
        takes_evidence=bench.claim.is_workable and person.may(May.ATTACH),
        aside_reasons=[(reason.value, reason.label) for reason in AsideReason],
        forms=_Forms(session, bench, filled or {}),
        **_pane(session, bench, pane),
    )


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


class _Forms:
    """The forms of the page, each made when the template asks for it."""

    def __init__(self, session: Session, bench: Workbench, filled: Mapping[str, FlaskForm]) -> None:
        self._session = session
        self._bench = bench
        self._filled = filled
        self._on_shelf: dict[str, list[tuple[int, str]]] | None = None

    def is_refused(self, name: str) -> bool:
        """Whether this form came back with something wrong in it."""
        return name in self._filled

    def left_over(self, deed: str) -> FlaskForm | None:
        """A refused form of the review area that isn't what the claim waits for any more."""
        shown = {"sign_off" if deed == "amend" else deed}
        if deed in ("sign_off", "amend"):
            shown |= {_override(row.rule) for row in gate.stopping(gate.checklist(self._bench))}
        names = ("review", "settle", "revise", "sign_off", *map(_override, Rule))
        lost = (self._filled[name] for name in names if name in self._filled and name not in shown)
        return next(lost, None)

    def wording(self) -> FlaskForm:
        """What is said of the claim."""
        return self._filled.get("wording") or WordingForm.of(self._bench.claim)

    def attach(self) -> FlaskForm:
        """A passage; with a key of its own, so that it counts once."""
        shown = _version_shown(self._bench)
        form = self._filled.get("attach") or AttachForm(
            formdata=None,
            prefix="evidence",
            data={"version": str(shown) if shown else "", "key": new_key()},
        )
        form.offer_articles(self.shelf())
        return form

    def shelf(self) -> dict[str, list[tuple[int, str]]]:
        """The articles to read beside the claim, and to paste from; looked up once."""
        if self._on_shelf is None:
            self._on_shelf = _shelf(self._session, self._bench)
        return self._on_shelf

    def restated(self, row: LedgerRow) -> FlaskForm | None:
        """The refused restatement of a piece of evidence.

        The template writes the others itself: a form a row would take most of the page's time.
        """
        return self._filled.get(f"restate-{row.id}")

    def review(self) -> FlaskForm:
        """One's own review; what the evidence has overtaken is there to start from."""
        stale = self._bench.own_stale_review
        form = self._filled.get("review") or ReviewForm(
            formdata=None,
            prefix="review",
            data={"rating": str(stale.rating.id), "justification": stale.justification}
            if stale
            else {},
        )
        form.evidence.data = self._bench.digest
        return self._with_scale(form)

    def settle(self) -> FlaskForm:
        """The end of a dispute."""
        form = self._filled.get("settle") or SettleForm(formdata=None, prefix="settle")
        form.seen.data = str(self._bench.claim.revision)
        return self._with_scale(form)

    def revise(self) -> FlaskForm:
        """One's own review of a disputed round, with what it says now to start from."""
        running = self._bench.running_round
        own = running.own if running else None
        form = self._filled.get("revise") or RevisionForm(
            formdata=None,
            prefix="revision",
            data={"rating": str(own.rating.id), "justification": own.justification} if own else {},
        )
        form.seen.data = str(self._bench.claim.revision)
        return self._with_scale(form)

    def sign_off(self) -> FlaskForm:
        """The desk's conclusion."""
        form = self._filled.get("sign_off") or SignOffForm(
            formdata=None, prefix="verdict", data=self._last_conclusion()
        )
        form.seen.data = str(self._bench.claim.revision)
        return form

    def amend(self) -> FlaskForm:
        """The conclusion of a correction."""
        form = self._filled.get("sign_off") or AmendForm(
            formdata=None, prefix="verdict", data=self._last_conclusion()
        )
        form.seen.data = str(self._bench.claim.revision)
        return self._with_scale(form)

    def override(self, rule: Rule) -> FlaskForm:
        """Why the claim can do without a rule."""
        name = _override(rule)
        form = self._filled.get(name) or OverrideForm(formdata=None, prefix=name)
        form.seen.data = str(self._bench.claim.revision)
        return form

    def _with_scale(self, form: FlaskForm) -> FlaskForm:
        form.rating.choices = rating_choices(self._bench.ratings)
        return form

    def _last_conclusion(self) -> dict[str, str]:
        last = self._bench.verdict
        return {"conclusion": last.conclusion, "rating": str(last.rating_id)} if last else {}


def _override(rule: Rule) -> str:
    """The name of the form by which a rule is set aside."""
    return f"override-{rule.value}"


def _pane(session: Session, bench: Workbench, pane: str) -> dict[str, Any]:
    person, claim = viewer(), bench.claim
    if pane == "suggestions":
        found = suggestions.suggestions(session, person, claim)
        return {"suggestions": [(one, new_key()) for one in found]}
    if pane == "activity":
        events = history.of_claim(session, person, claim.id)
        return {
            "events": [
                (one, telling.tell(one), telling.changes(one), telling.is_milestone(one))
                for one in events
            ]
        }
    version = _version_shown(bench)
    if version is None:
        return {"reading": None}
    shown = articles.reading(session, person, version, claim.id)
    return {"reading": shown, "reprints": articles.reprints(session, person, shown.article)}


def _version_shown(bench: Workbench) -> int | None:
    """The version that the address asks for, else that of the claim's first appearance."""
    return number_asked("version") or next((place.version_id for place in bench.places), None)


def _shelf(session: Session, bench: Workbench) -> dict[str, list[tuple[int, str]]]:
    """The articles that a passage may be pasted from: those of the claim, and the latest."""
    own = {one.version_id: _title(one.outlet, one.title) for one in bench.places}
    own |= {one.version_id: _title(one.outlet, one.title) for one in bench.ledger}
    latest = {
        row.version_id: _title(row.outlet, row.title)
        for row in articles.articles(session, viewer()).rows
        if row.version_id not in own
    }
    shown = _version_shown(bench)
    if shown and shown not in own and shown not in latest:
        row = articles.reading(session, viewer(), shown, bench.claim.id).article
        own[shown] = _title(row.outlet, row.title)
    return {"Articles of this claim": [*own.items()], "Latest articles": [*latest.items()]}


def _title(outlet: str, title: str) -> str:
    whole = f"{outlet}: {title}"
    return whole if len(whole) <= LONGEST_TITLE else whole[: LONGEST_TITLE - 1].rstrip() + "…"
