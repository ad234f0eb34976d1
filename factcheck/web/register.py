"""The register of claimants: who is in it, and each one's names, claims, merges and splits."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from sqlmodel import Session
from werkzeug.wrappers import Response

from factcheck.errors import NotFound, OutOfDate, Refusal, RuleBroken
from factcheck.models import ClaimantKind, May
from factcheck.queries import choices, claimant_profile, claimants
from factcheck.queries.claimants import Asked, Shown
from factcheck.queries.telling import tell
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.register import AliasForm, EntryForm, MergeForm, SplitForm
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, seen, status_of
from factcheck.workflow import naming
from factcheck.workflow import register as verbs

blueprint = Blueprint("register", __name__, url_prefix="/register")

#: No name that is looked for is longer.
LONGEST_CURSOR = 400


@blueprint.get("")
@needs(May.READ)
def index() -> str:
    """Claimants by name."""
    args = request.args
    kind = next((one for one in ClaimantKind if one == args.get("kind")), None)
    shown = next((one for one in Shown if one == args.get("show")), Shown.NAMED)
    asked = Asked(" ".join(args.get("q", "")[:200].split()), kind, shown)
    after = args.get("after", "")[:LONGEST_CURSOR] or None
    session, person = reading(), viewer()
    page = claimants.register(session, person, asked, after)
    pairs = {"q": asked.words, "kind": kind.value if kind else "", "show": shown.value}
    said: dict[str, Any] = {
        name: value for name, value in pairs.items() if value and value != Shown.NAMED
    }
    return render_template(
        "register/index.html",
        page=page,
        asked=asked,
        is_first=after is None,
        kinds=list(ClaimantKind),
        tabs=[
            (
                one.label,
                url_for("register.index", **{**said, "show": one.value}),
                one is shown,
                None,
            )
            for one in Shown
        ],
        address=lambda **more: url_for("register.index", **said, **more),
        names=claimant_profile.names_of(session, person, [row.claimant.id for row in page.rows]),
    )


@blueprint.get("/<int:claimant_id>")
@needs(May.READ)
def show(claimant_id: int) -> str | Response:
    """One claimant; who was merged leads to the one that they are now."""
    found = claimants.claimant_seen(reading(), viewer(), claimant_id)
    if found.id != claimant_id:
        return redirect(url_for("register.show", claimant_id=found.id), code=302)
    return _page(claimant_id)


@blueprint.post("/<int:claimant_id>/entry")
@needs(May.CLAIMANTS)
def describe(claimant_id: int) -> Answer:
    """Write name, role and kind."""
    form = EntryForm(prefix="entry")
    return _carry_out(
        claimant_id,
        "entry",
        form,
        lambda session: naming.describe(
            session, viewer(), claimant_id, form.entry(), seen(form.seen.data)
        ),
        "Saved.",
    )


@blueprint.post("/<int:claimant_id>/aliases")
@needs(May.CLAIMANTS)
def add_alias(claimant_id: int) -> Answer:
    """Write another name down."""
    form = AliasForm(prefix="alias")
    return _carry_out(
        claimant_id,
        "alias",
        form,
        lambda session: naming.add_alias(
            session, viewer(), claimant_id, written(form.words), seen(form.seen.data)
        ),
        "The name leads here from now on.",
        lambda alias: url_for("register.withdraw_alias", alias_id=alias.id),
    )


@blueprint.post("/aliases/<int:alias_id>/withdrawal")
@needs(May.CLAIMANTS)
def withdraw_alias(alias_id: int) -> Response:
    """Say that a claimant isn't called so."""
    with transaction() as session:
        alias = naming.withdraw_alias(session, viewer(), alias_id)
    undo = url_for("register.restore_alias", alias_id=alias_id)
    tell_done(f"“{alias.words}” doesn’t lead here any more.", undo=undo)
    return _to(alias.claimant_id)


@blueprint.post("/aliases/<int:alias_id>/restoring")
@needs(May.CLAIMANTS)
def restore_alias(alias_id: int) -> Response:
    """Undo withdrawing a name."""
    with transaction() as session:
        alias = naming.restore_alias(session, viewer(), alias_id)
    tell_done(f"“{alias.words}” leads here again.")
    return _to(alias.claimant_id)


@blueprint.post("/<int:claimant_id>/merging")
@needs(May.CLAIMANTS)
def merge(claimant_id: int) -> Answer:
    """Let another, by number or by name, be this claimant."""
    form = MergeForm(prefix="merge")
    number = seen(request.form.get("other"))

    def carry_out(session: Session) -> Any:
        other, shown = number, seen(request.form.get("other_seen"))
        if other is None:
            other = _by_name(session, written(form.other))
        return verbs.merge(session, viewer(), claimant_id, other, (seen(form.seen.data), shown))

    return _carry_out(
        claimant_id,
        "merge",
        form,
        carry_out,
        "Merged: they are one claimant now.",
        lambda move: url_for("register.undo_move", move_id=move.id),
        is_valid=number is not None,
    )


@blueprint.post("/<int:claimant_id>/splitting")
@needs(May.CLAIMANTS)
def split(claimant_id: int) -> Answer:
    """Let some claims be somebody else's."""
    form = SplitForm(prefix="split")

    def carry_out(session: Session) -> Any:
        return verbs.split(
            session,
            viewer(),
            claimant_id,
            claims=_numbers("claim"),
            relayed=_numbers("relayed"),
            name=written(form.name),
            seen=seen(form.seen.data),
        )

    return _carry_out(
        claimant_id,
        "split",
        form,
        carry_out,
        "Split: they are two claimants now.",
        lambda move: url_for("register.undo_move", move_id=move.id),
    )


@blueprint.post("/moves/<int:move_id>/undoing")
@needs(May.CLAIMANTS)
def undo_move(move_id: int) -> Response:
    """Take a merge or a split back."""
    with transaction() as session:
        undone = verbs.undo_move(session, viewer(), move_id)
    if undone.stayed:
        told = f"{', '.join(undone.stayed)} went elsewhere since, and stayed there."
        flash(f"Taken back. {told}", "warning")
    else:
        tell_done("Taken back: everything is where it was.")
    return _to(undone.move.from_id)


@blueprint.post("/<int:claimant_id>/apart")
@needs(May.CLAIMANTS)
def keep_apart(claimant_id: int) -> Response:
    """Say that another isn't the same."""
    other = seen(request.form.get("other"))
    if other is None:
        raise RuleBroken("Say who isn’t the same.")
    with transaction() as session:
        made = verbs.keep_apart(session, viewer(), claimant_id, other)
    undo = url_for("register.propose_again", kept_id=made.id)
    tell_done("Noted: they are two, and aren’t proposed again.", undo=undo)
    return _to(claimant_id)


@blueprint.post("/apart/<int:kept_id>/ending")
@needs(May.CLAIMANTS)
def propose_again(kept_id: int) -> Response:
    """Take back that two aren't the same."""
    with transaction() as session:
        made = verbs.propose_again(session, viewer(), kept_id)
    tell_done("Taken back: they may be proposed again.")
    return _to(made.claimant_id)


def _carry_out(
    claimant_id: int,
    name: str,
    form: FlaskForm,
    verb: Callable[[Session], Any],
    done: str,
    undo: Callable[[Any], str] | None = None,
    *,
    is_valid: bool = False,
) -> Answer:
    """Run one verb and go back; or the page with what was filled in, and why not."""
    if not is_valid and not form.validate():
        return _page(claimant_id, {name: form}), 422
    try:
        with transaction() as session:
            made = verb(session)
    except (RuleBroken, OutOfDate) as refusal:
        return _refuse(claimant_id, name, form, refusal)
    tell_done(done, undo=undo(made) if undo else None)
    return _to(claimant_id)


def _refuse(claimant_id: int, name: str, form: FlaskForm, refusal: Refusal) -> Answer:
    now_there = claimants.claimant_seen(reading(), viewer(), claimant_id)
    if now_there.id != claimant_id:
        raise refusal
    form.form_errors.append(str(refusal))
    # Whoever sends it again has seen what stands there now.
    form.seen.data = str(now_there.revision)
    return _page(claimant_id, {name: form}), status_of(refusal)


def _page(claimant_id: int, filled: Mapping[str, FlaskForm] | None = None) -> str:
    session, person = reading(), viewer()
    profile = claimant_profile.profile(session, person, claimant_id)
    revision = {"seen": str(profile.claimant.revision)}
    forms = {
        "entry": EntryForm.of(profile.claimant),
        "alias": AliasForm(formdata=None, prefix="alias", data=revision),
        "merge": MergeForm(formdata=None, prefix="merge", data=revision),
        "split": SplitForm(formdata=None, prefix="split", data=revision),
        **(filled or {}),
    }
    return render_template(
        "register/show.html",
        profile=profile,
        claimant=profile.claimant,
        forms=forms,
        refused=set(filled or ()),
        chosen=set(_numbers("claim")),
        relayed=set(_numbers("relayed")),
        events=[(tell(event), event.at) for event in profile.events],
        known=[name for _, name in choices.claimants(session, person)],
    )


def _by_name(session: Session, name: str) -> int:
    try:
        return claimants.claimant_by_name(session, viewer(), name).id
    except NotFound as refusal:
        raise RuleBroken(str(refusal)) from refusal


def _numbers(name: str) -> list[int]:
    found = (seen(value) for value in request.form.getlist(name)[:1000])
    return [number for number in found if number is not None]


def _to(claimant_id: int) -> Response:
    return redirect(url_for("register.show", claimant_id=claimant_id), code=303)
