"""Whether the desk publishes for everybody, and what it says of itself on its public site."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.errors import OutOfDate
from factcheck.models import May, Publicity
from factcheck.queries.publicity import publicity
from factcheck.queries.published import count_all
from factcheck.web.context import reading, settings, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.publicity import PublicityForm, SiteTextsForm
from factcheck.web.permission import needs
from factcheck.web.workbench import seen
from factcheck.workflow.publicity import set_publicity, word_site

blueprint = Blueprint("publicity", __name__, url_prefix="/publicity")

#: Beginnings of addresses that nobody else can open.
_ONLY_HERE = ("http://127.", "http://localhost", "http://[::1]", "http://0.0.0.0")


@blueprint.get("")
@needs(May.POLICY)
def show() -> str:
    """The setting, with what it means, and the texts."""
    return _page()


@blueprint.post("")
@needs(May.POLICY)
def change() -> Response | tuple[str, int]:
    """Publish for everybody, or by link only."""
    form = PublicityForm(prefix="publicity")
    is_public = form.is_public.data == "yes"
    try:
        with transaction() as session:
            set_publicity(session, viewer(), is_public=is_public, seen=seen(form.seen.data))
    except OutOfDate as refusal:
        return _page(refusal=str(refusal)), 409
    tell_done(
        "Everybody can read what the desk publishes now."
        if is_public
        else "What the desk publishes is seen by link only now."
    )
    return redirect(url_for("publicity.show"), code=303)


@blueprint.post("/texts")
@needs(May.POLICY)
def word() -> Response | tuple[str, int]:
    """Say something else of the desk."""
    form = SiteTextsForm(prefix="site")
    if not form.validate():
        return _page(form), 422
    try:
        with transaction() as session:
            word_site(session, viewer(), form.texts(), seen(form.seen.data))
    except OutOfDate as refusal:
        form.form_errors.append(str(refusal))
        _show_both(form, publicity(reading()))
        return _page(form), 409
    tell_done("Saved. The public site says it so.")
    return redirect(url_for("publicity.show"), code=303)


def _show_both(form: SiteTextsForm, now: Publicity | None) -> None:
    """Put what is said now beside what was typed; sending the form again puts the latter there."""
    current = SiteTextsForm.of(now)
    form.versions = [
        (mine.label.text, mine.data, theirs.data)
        for mine, theirs in (
            (form.about, current.about),
            (form.corrections_policy, current.corrections_policy),
            (form.contact, current.contact),
        )
        # Browsers end lines otherwise than the desk keeps them.
        if (mine.data or "").split() != (theirs.data or "").split()
    ]
    form.seen.data = current.seen.data


def _page(form: SiteTextsForm | None = None, refusal: str | None = None) -> str:
    session = reading()
    newest = publicity(session)
    is_public = newest is not None and newest.is_public
    offered = {"is_public": "no" if is_public else "yes", "seen": str(newest.id if newest else 0)}
    address = settings().public_url
    return render_template(
        "publicity/show.html",
        is_public=is_public,
        switch=PublicityForm(formdata=None, prefix="publicity", data=offered),
        form=form or SiteTextsForm.of(newest),
        refusal=refusal,
        number=count_all(session),
        address=address,
        is_only_here=address.startswith(_ONLY_HERE),
    )
