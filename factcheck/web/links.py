"""The share links of a claim: listed, made, revoked."""

import segno
from flask import Blueprint, redirect, render_template, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from factcheck.errors import RuleBroken
from factcheck.models import May, now
from factcheck.queries import links as questions
from factcheck.queries.reports import newest_edition
from factcheck.queries.viewing import claim_seen
from factcheck.web.context import reading, settings, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.evidence import new_key
from factcheck.web.forms.fields import written
from factcheck.web.forms.links import LinkForm
from factcheck.web.permission import needs
from factcheck.workflow import links

blueprint = Blueprint("links", __name__)


@blueprint.get("/claims/<int:claim_id>/links")
@needs(May.SHARE)
def index(claim_id: int) -> str:
    """Every link to this claim's report, and the form that makes another."""
    return _page(claim_id, _empty_form())


@blueprint.post("/claims/<int:claim_id>/links")
@needs(May.SHARE)
def make(claim_id: int) -> str | tuple[str, int]:
    """Make a link; its address is in the answer and nowhere else."""
    form = LinkForm(prefix="link")
    if not form.validate():
        return _page(claim_id, form), 422
    try:
        with transaction() as session:
            link, token = links.share(
                session,
                viewer(),
                claim_id,
                label=written(form.label),
                expires_at=form.expires_at(),
                form_key=written(form.key) or None,
            )
    except RuleBroken as refusal:
        form.form_errors.append(str(refusal))
        return _page(claim_id, form), 422
    address = settings().public_url + url_for("share.show", token=token) if token else None
    return _page(claim_id, _empty_form(), made=link.label, address=address)


@blueprint.post("/links/<int:link_id>/revocation")
@needs(May.SHARE)
def revoke(link_id: int) -> Response:
    """End a link for good."""
    with transaction() as session:
        link = links.revoke(session, viewer(), link_id)
    tell_done(f"The link for {link.label} no longer works.")
    return redirect(url_for("links.index", claim_id=link.claim_id), code=303)


def _empty_form() -> LinkForm:
    return LinkForm(formdata=None, prefix="link", data={"key": new_key()})


def _page(
    claim_id: int, form: LinkForm, *, made: str | None = None, address: str | None = None
) -> str:
    """``made`` is for whom a link was just made, ``address`` where it leads, this once."""
    session, person = reading(), viewer()
    claim = claim_seen(session, person, claim_id)
    moment = now()
    return render_template(
        "links/index.html",
        claim=claim,
        form=form,
        made=made,
        address=address,
        qr=_qr(address) if address else None,
        rows=[
            (link, link.is_open_at(moment), link.made_by_id == person.id or person.may(May.REVOKE))
            for link in questions.of_claim(session, person, claim_id)
        ],
        is_published=newest_edition(session, claim.id) is not None,
        today=moment.date(),
    )


def _qr(address: str) -> Markup:
    """The address as a QR code: dark on light in both colour schemes, for cameras read it so."""
    code = segno.make(address, micro=False).svg_inline(
        border=4, dark="#000", light="#fff", svgclass="qr-code", lineclass=None, omitsize=True
    )
    return Markup(code)  # noqa: S704 - drawn here, of an address that this desk made
