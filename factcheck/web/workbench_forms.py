"""The forms of the workbench, each as it was filled in when it was refused, else afresh."""

from collections.abc import Mapping

from flask_wtf import FlaskForm
from sqlmodel import Session

from factcheck.models import Rule, Status
from factcheck.queries import gate
from factcheck.queries.choices import claimants, topics
from factcheck.queries.ledger import LedgerRow
from factcheck.queries.wording import wording_notes
from factcheck.queries.workbench import Workbench
from factcheck.web.context import viewer
from factcheck.web.forms.assignments import NOBODY, AssignForm, DueForm, HandOverForm
from factcheck.web.forms.claims import WordingForm
from factcheck.web.forms.evidence import AttachForm, new_key
from factcheck.web.forms.reviews import JudgementForm, ReviewForm, RevisionForm, SettleForm
from factcheck.web.forms.scales import fit_to_scheme
from factcheck.web.forms.verdicts import (
    AmendForm,
    AnnulForm,
    OverrideForm,
    SignOffForm,
    WithholdForm,
)
from factcheck.web.judging import begun, differing
from factcheck.web.shelf import shelf_of, version_shown


class WorkbenchForms:
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
        if deed == "correct":
            shown |= _annulling(self._bench.claim.status)
        if self._bench.editions and self._bench.claim.status is not Status.WITHHELD:
            shown.add("withhold")
        after = ("outdated", "void", "withhold")
        names = ("review", "settle", "revise", "sign_off", *after, *map(_override, Rule))
        lost = (self._filled[name] for name in names if name in self._filled and name not in shown)
        return next(lost, None)

    def wording(self) -> FlaskForm:
        """What is said of the claim."""
        form = self._filled.get("wording") or WordingForm.of(self._bench.claim)
        form.known_topics = [name for _, name in topics(self._session, viewer())]
        form.notes = wording_notes(
            self._session, viewer(), self._bench.claim.id, form.statement.data, form.headline.data
        )
        form.known_claimants = [name for _, name in claimants(self._session, viewer())]
        return form

    def assign(self) -> FlaskForm:
        """Who gets the claim, and by when it is due."""
        claim = self._bench.claim
        form = self._filled.get("assign") or AssignForm(
            formdata=None,
            prefix="assign",
            data={"person": str(claim.assigned_to_id or NOBODY), "due_on": claim.due_on},
        )
        form.offer(self._bench.holding)
        return self._with_revision(form)

    def hand_over(self) -> FlaskForm:
        """To whom one gives a claim that one has."""
        form = self._filled.get("hand_over") or HandOverForm(formdata=None, prefix="handover")
        form.offer(self._bench.holding)
        return self._with_revision(form)

    def due(self) -> FlaskForm:
        """The day by which the check is to be done."""
        form = self._filled.get("due") or DueForm(
            formdata=None, prefix="due", data={"due_on": self._bench.claim.due_on}
        )
        return self._with_revision(form)

    def attach(self) -> FlaskForm:
        """A passage; with a key of its own, so that it counts once."""
        shown = version_shown(self._bench)
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
            self._on_shelf = shelf_of(self._session, self._bench)
        return self._on_shelf

    def restated(self, row: LedgerRow) -> FlaskForm | None:
        """The refused restatement of a piece of evidence.

        The template writes the others itself: a form a row would take most of the page's time.
        """
        return self._filled.get(f"restate-{row.id}")

    def review(self) -> FlaskForm:
        """One's own review; a draft, or what the evidence has overtaken, is there to start from."""
        bench = self._bench
        stale = bench.own_stale_review
        form = self._filled.get("review") or begun(
            ReviewForm, "review", bench, stale.said if stale else None
        )
        form.evidence.data = bench.digest
        return self._with_scale(form)

    def other_draft(self, form: JudgementForm) -> list[tuple[str, str, str]]:
        """What a refused form and a newer draft of another window say differently."""
        return differing(form, self._bench)

    def settle(self) -> FlaskForm:
        """The end of a dispute."""
        form = self._filled.get("settle") or SettleForm(formdata=None, prefix="settle")
        return self._with_scale(self._with_revision(form))

    def revise(self) -> FlaskForm:
        """One's own review of a disputed round, with a draft or what it says now to start from."""
        bench = self._bench
        running = bench.running_round
        own = running.own if running else None
        form = self._filled.get("revise") or begun(
            RevisionForm, "revision", bench, own.said if own else None
        )
        form.evidence.data = bench.digest
        return self._with_scale(self._with_revision(form))

    def sign_off(self) -> FlaskForm:
        """The desk's conclusion."""
        form = self._filled.get("sign_off") or SignOffForm(
            formdata=None, prefix="verdict", data=self._last_conclusion()
        )
        return self._with_revision(form)

    def amend(self) -> FlaskForm:
        """The conclusion of a correction."""
        form = self._filled.get("sign_off") or AmendForm(
            formdata=None, prefix="verdict", data=self._last_conclusion()
        )
        if self._bench.scheme is not None and not self._bench.scheme.shows_rating:
            form.speak_of_conclusions()
        if self._bench.claim.status is not Status.CORRECTING:
            # Reviews that came anew gave the rating.
            del form.rating
            return self._with_revision(form)
        return self._with_scale(self._with_revision(form))

    def annul(self, name: str) -> FlaskForm:
        """Why the check is outdated, or void: the name says which."""
        form = self._filled.get(name) or AnnulForm(formdata=None, prefix=name)
        return self._with_revision(form)

    def withhold(self) -> FlaskForm:
        """Why the report isn't shown."""
        form = self._filled.get("withhold") or WithholdForm(formdata=None, prefix="withhold")
        return self._with_revision(form)

    def override(self, rule: Rule) -> FlaskForm:
        """Why the claim can do without a rule."""
        name = _override(rule)
        form = self._filled.get(name) or OverrideForm(formdata=None, prefix=name)
        return self._with_revision(form)

    def _with_revision(self, form: FlaskForm) -> FlaskForm:
        form.seen.data = str(self._bench.claim.revision)
        return form

    def _with_scale(self, form: FlaskForm) -> FlaskForm:
        return fit_to_scheme(form, self._bench.scheme, self._bench.ratings)

    def _last_conclusion(self) -> dict[str, str]:
        last = self._bench.verdict
        return {"conclusion": last.conclusion, "rating": str(last.rating_id)} if last else {}


def _annulling(status: Status) -> set[str]:
    """The forms by which a check of this status is said to hold no more."""
    return {Status.PUBLISHED: {"outdated", "void"}, Status.OUTDATED: {"void"}}.get(status, set())


def _override(rule: Rule) -> str:
    """The name of the form by which a rule is set aside."""
    return f"override-{rule.value}"
