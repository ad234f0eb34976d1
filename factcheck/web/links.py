"""The share links of a claim: listed, made, given another address, revoked."""

from typing import Any

import segno
from flask import Blueprint, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from factcheck.errors import NotFound, RuleBroken
from factcheck.models import Claim, LinkPurpose, May, now
from factcheck.queries import links as questions
from factcheck.queries.viewing import claim_seen, demand
from factcheck.web.context import reading, settings, transaction, viewer
from factcheck.web.flashes import tell_done
from factcheck.web.forms.fields import written
from factcheck.web.forms.links import LinkForm
from factcheck.web.permission import needs
from factcheck.workflow import links

blueprint = Blueprint("links", __name__)

#: Where a list of links may be come back to after one of them was revoked.
FROM_ALL = "all"


@blueprint.get("/claims/<int:claim_id>/links")
@needs(May.SHARE)
def index(claim_id: int) -> str:
    """Every link to this claim's report, and the form that makes another."""
    return _page(claim_id, purpose=_purpose(request.args.get("purpose")))


@blueprint.post("/claims/<int:claim_id>/links")
@needs(May.SHARE)
def make(claim_id: int) -> str | tuple[str, int]:
    """Make a link; its address is in the answer and nowhere else."""
    purpose = _purpose(request.form.get("link-purpose"))
    form = _form(claim_seen(reading(), viewer(), claim_id), purpose, fresh=False)
    if not form.validate():
        form.ask_for_password_again()
        return _page(claim_id, form, purpose=purpose), 422
    terms = form.terms(purpose)
    try:
        with transaction() as session:
            link, token = links.share(
                session,
                viewer(),
                claim_id,
                terms,
                label=written(form.label),
                sends_mail=settings().mail_server is not None,
                form_key=written(form.key) or None,
            )
    except RuleBroken as refusal:
        form.form_errors.append(str(refusal))
        form.ask_for_password_again()
        return _page(claim_id, form, purpose=purpose), 422
    return _page(claim_id, purpose=purpose, made=link.label, token=token)


@blueprint.post("/links/<int:link_id>/replacement")
@needs(May.SHARE)
def replace(link_id: int) -> str:
    """Give a link another address, in the answer and nowhere else; the old one stops at once."""
    with transaction() as session:
        link, token = links.replace_secret(session, viewer(), link_id)
    return _page(link.claim_id, purpose=link.purpose, made=link.label, token=token)


@blueprint.post("/links/<int:link_id>/revocation")
@needs(May.SHARE)
def revoke(link_id: int) -> Response:
    """End a link for good."""
    with transaction() as session:
        link = links.revoke(session, viewer(), link_id)
    tell_done(f"The link for {link.label} no longer works.")
    if request.args.get("from") == FROM_ALL:
        asked: dict[str, Any] = {k: v for k, v in request.args.items() if k != "from"}
        return redirect(url_for("live_links.index", **asked), code=303)
    return redirect(url_for("links.index", claim_id=link.claim_id), code=303)


def _purpose(asked: str | None) -> LinkPurpose:
    try:
        purpose = LinkPurpose(asked or LinkPurpose.PUBLIC_LATEST)
    except ValueError:
        raise NotFound("There is no such purpose of a link.") from None
    if purpose.is_unpublished:
        demand(viewer(), May.PREVIEW)
    return purpose


def _form(claim: Claim, purpose: LinkPurpose, *, fresh: bool = True) -> LinkForm:
    session, person = reading(), viewer()
    return LinkForm.of(
        purpose,
        editions=questions.edition_numbers(session, person, claim.id),
        people=questions.recipients(session, person, claim.id),
        fresh=fresh,
    )


def _page(
    claim_id: int,
    form: LinkForm | None = None,
    *,
    purpose: LinkPurpose,
    made: str | None = None,
    token: str | None = None,
) -> str:
    """``made`` is for whom a link was just made, ``token`` its secret, this once."""
    session, person = reading(), viewer()
    claim = claim_seen(session, person, claim_id)
    moment = now()
    address = settings().public_url + url_for("share.show", token=token) if token else None
    return render_template(
        "links/index.html",
        claim=claim,
        form=form or _form(claim, purpose),
        purpose=purpose,
        purposes=[one for one in LinkPurpose if not one.is_unpublished or person.may(May.PREVIEW)],
        made=made,
        address=address,
        qr=_qr(address) if address else None,
        rows=[
            (link, link.is_open_at(moment), link.made_by_id == person.id or person.may(May.REVOKE))
            for link in questions.of_claim(session, person, claim_id)
        ],
        is_published=bool(questions.edition_numbers(session, person, claim.id)),
        sends_mail=settings().mail_server is not None,
    )


def _qr(address: str) -> Markup:
    """The address as a QR code: dark on light in both colour schemes, for cameras read it so."""
    code = segno.make(address, micro=False).svg_inline(
        border=4, dark="#000", light="#fff", svgclass="qr-code", lineclass=None, omitsize=True
    )
    return Markup(code)  # noqa: S704 - drawn here, of an address that this desk made
