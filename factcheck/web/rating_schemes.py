"""The desk's schemes of rating, and the ratings of each: added, worded, ordered, retired."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response

from factcheck.errors import OutOfDate, Refusal, RuleBroken
from factcheck.models import May, Person, Rating
from factcheck.queries.ratings import rating_seen, scheme_seen, schemes
from factcheck.text.colours import contrast
from factcheck.web.context import reading, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.ratings import NewRatingForm, RatingForm, SchemeForm, SchemeNameForm
from factcheck.web.permission import needs
from factcheck.web.workbench import Answer, seen, status_of
from factcheck.workflow import ratings as verbs

blueprint = Blueprint("rating_schemes", __name__, url_prefix="/policy/ratings")

_REFUSALS = (RuleBroken, OutOfDate)


@blueprint.get("")
@needs(May.READ)
def index() -> str:
    """Every scheme with its ratings."""
    return _index(SchemeForm(formdata=None, prefix="scheme"))


@blueprint.post("")
@needs(May.POLICY)
def add_scheme() -> Answer:
    """Make a scheme."""
    form = SchemeForm(prefix="scheme")
    if not form.validate():
        return _index(form), 422
    shows_rating = form.shows.data == "rating"
    try:
        with transaction() as session:
            made = verbs.add_scheme(
                session, viewer(), written(form.label), shows_rating=shows_rating
            )
    except RuleBroken as refusal:
        form.form_errors.append(str(refusal))
        return _index(form), 422
    tell_done("The scheme is there. Add two ratings at least, then put it in force by the policy.")
    return redirect(url_for("rating_schemes.show", scheme_id=made.id), code=303)


@blueprint.get("/<int:scheme_id>")
@needs(May.POLICY)
def show(scheme_id: int) -> str:
    """One scheme, to be changed."""
    return _scheme_page(scheme_id)


@blueprint.post("/<int:scheme_id>/name")
@needs(May.POLICY)
def rename(scheme_id: int) -> Answer:
    """Call a scheme something else."""
    form = SchemeNameForm(prefix="scheme")
    if not form.validate():
        return _scheme_page(scheme_id, naming=form), 422
    try:
        with transaction() as session:
            verbs.rename_scheme(
                session, viewer(), scheme_id, written(form.label), seen(form.seen.data)
            )
    except _REFUSALS as refusal:
        form.form_errors.append(str(refusal))
        return _scheme_page(scheme_id, naming=form), status_of(refusal)
    tell_done("Renamed.")
    return _to_scheme(scheme_id)


@blueprint.post("/<int:scheme_id>/ratings")
@needs(May.POLICY)
def add(scheme_id: int) -> Answer:
    """Put a rating at the end of a scheme."""
    form = NewRatingForm(prefix="rating")
    if not form.validate():
        return _scheme_page(scheme_id, adding=form), 422
    try:
        wording = form.wording()
        with transaction() as session:
            verbs.add_rating(
                session, viewer(), scheme_id, wording, form.number.data, seen(form.seen.data)
            )
    except _REFUSALS as refusal:
        form.form_errors.append(str(refusal))
        return _scheme_page(scheme_id, adding=form), status_of(refusal)
    tell_done(f"“{wording.label}” is added.")
    return _to_scheme(scheme_id)


@blueprint.get("/ratings/<int:rating_id>")
@needs(May.POLICY)
def edit(rating_id: int) -> str:
    """One rating, to be worded anew."""
    rating = rating_seen(reading(), viewer(), rating_id)
    return _rating_page(rating, RatingForm.of(rating))


@blueprint.post("/ratings/<int:rating_id>")
@needs(May.POLICY)
def word(rating_id: int) -> Answer:
    """Give a rating another name, meaning or colour."""
    rating = rating_seen(reading(), viewer(), rating_id)
    form = RatingForm(prefix="rating")
    if not form.validate():
        return _rating_page(rating, form), 422
    try:
        wording = form.wording()
        with transaction() as session:
            verbs.word_rating(session, viewer(), rating_id, wording, seen(form.seen.data))
    except _REFUSALS as refusal:
        form.form_errors.append(str(refusal))
        now = rating_seen(reading(), viewer(), rating_id)
        is_late = isinstance(refusal, OutOfDate)
        return _rating_page(now, form, is_late=is_late), status_of(refusal)
    tell_done(f"“{wording.label}” is changed. Published editions stay as they are.")
    return _to_scheme(rating.scheme_id)


@blueprint.post("/ratings/<int:rating_id>/place")
@needs(May.POLICY)
def move(rating_id: int) -> Answer:
    """Let a rating change places with the one before it, or after it."""
    up = request.values.get("to") != "down"

    def verb(session: Session, actor: Person, number: int, revision: int | None) -> Rating:
        return verbs.move_rating(session, actor, number, up=up, seen=revision)

    back = url_for("rating_schemes.move", rating_id=rating_id, to="down" if up else "up")
    return _do(rating_id, verb, "“{}” is moved.", back)


@blueprint.post("/ratings/<int:rating_id>/retirement")
@needs(May.POLICY)
def retire(rating_id: int) -> Answer:
    """Offer a rating no more."""
    back = url_for("rating_schemes.bring_back", rating_id=rating_id)
    return _do(rating_id, verbs.retire_rating, "“{}” is retired.", back)


@blueprint.post("/ratings/<int:rating_id>/return")
@needs(May.POLICY)
def bring_back(rating_id: int) -> Answer:
    """Offer a retired rating again."""
    back = url_for("rating_schemes.retire", rating_id=rating_id)
    return _do(rating_id, verbs.bring_rating_back, "“{}” is offered again.", back)


@blueprint.post("/ratings/<int:rating_id>/removal")
@needs(May.POLICY)
def remove(rating_id: int) -> Answer:
    """Take away a rating that nobody can have given."""
    return _do(rating_id, verbs.remove_rating, "“{}” is removed.")


def _do(
    rating_id: int,
    verb: Callable[[Session, Person, int, int | None], Rating | None],
    done: str,
    undo: str | None = None,
) -> Answer:
    rating = rating_seen(reading(), viewer(), rating_id)
    scheme_id, label = rating.scheme_id, rating.label
    try:
        with transaction() as session:
            verb(session, viewer(), rating_id, seen(request.form.get("seen")))
    except _REFUSALS as refusal:
        return _refused(scheme_id, refusal)
    tell_done(done.format(label), undo=undo)
    return _to_scheme(scheme_id)


def _refused(scheme_id: int, refusal: Refusal) -> Answer:
    flash(str(refusal), "error")
    return _scheme_page(scheme_id), status_of(refusal)


def _to_scheme(scheme_id: int) -> Response:
    return redirect(url_for("rating_schemes.show", scheme_id=scheme_id), code=303)


def _index(form: SchemeForm) -> str:
    return render_template("ratings/index.html", form=form, schemes=schemes(reading(), viewer()))


def _scheme_page(
    scheme_id: int,
    *,
    naming: SchemeNameForm | None = None,
    adding: NewRatingForm | None = None,
) -> str:
    view = scheme_seen(reading(), viewer(), scheme_id)
    naming = naming or SchemeNameForm(
        formdata=None, prefix="scheme", data={"label": view.scheme.label}
    )
    adding = adding or NewRatingForm(formdata=None, prefix="rating")
    for form in (naming, adding):
        form.seen.data = str(view.scheme.revision)
    return render_template(
        "ratings/show.html", view=view, naming=naming, adding=adding, seen_at=_seen_at
    )


def _rating_page(rating: Rating, form: RatingForm, *, is_late: bool = False) -> str:
    now = RatingForm.of(rating)
    form.seen.data = now.seen.data
    differing = [
        (control.label.text, form[control.short_name].data, control.data)
        for control in (now.label, now.definition, now.colour)
        if is_late and form[control.short_name].data != control.data
    ]
    return render_template(
        "ratings/edit.html", rating=rating, form=form, differing=differing, seen_at=_seen_at
    )


def _seen_at(rating: Rating) -> list[tuple[str, float]]:
    """How far its swatch stands out from the light and the dark page."""
    return [(name, contrast(rating.colour, ground)) for name, ground in verbs.GROUNDS.items()]
