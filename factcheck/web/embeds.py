"""Published checks in other people's pages: the card for a frame, its code, and oEmbed."""

import re
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, jsonify, render_template, request, url_for
from markupsafe import Markup

from factcheck.errors import NotFound, Refusal, Withheld
from factcheck.models import Edition, ref_of
from factcheck.queries.publicity import NOTHING_PUBLISHED, public_editions
from factcheck.report import card
from factcheck.report.embed import frame_code, frame_size, render_embed, render_withheld
from factcheck.report.feeds import sayable
from factcheck.report.json import from_json
from factcheck.report.wording import heading, title
from factcheck.web import site, standalone
from factcheck.web.caching import FOR_FIVE_MINUTES
from factcheck.web.context import reading, settings
from factcheck.web.editions import chosen_of
from factcheck.web.permission import open_to_all

blueprint = Blueprint("embeds", __name__)

#: A page of any site may hold the card; nothing runs in it, and nothing comes from elsewhere.
IN_A_FRAME = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors *"
)
#: The page with the code shows the frame too.
WITH_A_FRAME = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_CHECK = re.compile(r"/checks/(?P<ref>[^/]+)(?:/editions/(?P<number>\d{1,9}))?/?")


@blueprint.get("/checks/<ref>/embed")
@open_to_all
def frame(ref: str) -> Response:
    """The newest edition as a card, or the reason why there is none, for a frame."""
    try:
        newest = public_editions(reading(), ref)[0]
    except Refusal as refusal:
        page = render_withheld(
            desk=settings().desk_name, sentence=str(refusal), css_hrefs=standalone.sheets("embed")
        )
        return _framed(page, 451 if isinstance(refusal, Withheld) else 404)
    report_href = settings().public_url + url_for("checks.show", ref=ref_of(newest.claim_id))
    page = render_embed(
        from_json(newest.json_bytes), css_hrefs=standalone.sheets("embed"), report_href=report_href
    )
    return _framed(page, 200)


@blueprint.get("/checks/<ref>/embedding")
@open_to_all
def code(ref: str) -> Response:
    """The code of the frame, to be copied, and how it looks."""
    editions = public_editions(reading(), ref)
    newest = editions[0]
    report, size = from_json(newest.json_bytes), frame_size()
    page = render_template(
        "embeds/show.html",
        report=report,
        title=title(report.claim),
        code=frame_code(report, _frame_address(newest), *size),
        size=size,
        masthead=site.masthead("checks", site.crumbs(report.ref, len(editions))),
        **standalone.frame("masthead", "report"),
    )
    response = Response(page)
    response.headers["Content-Security-Policy"] = WITH_A_FRAME
    return response


@blueprint.get("/oembed")
@open_to_all
def oembed() -> Response:
    """What oEmbed asks about the address of a check (https://oembed.com)."""
    form = request.args.get("format", "json")
    if form not in ("json", "xml"):
        return _said("This desk answers in json or xml.", 501)
    try:
        newest = _named(request.args.get("url", ""))
    except Refusal as refusal:
        return _said(str(refusal), 451 if isinstance(refusal, Withheld) else 404)
    told = _told(newest, _pixels("maxwidth"), _pixels("maxheight"))
    response = jsonify(told) if form == "json" else _xml(told)
    response.headers["Cache-Control"] = FOR_FIVE_MINUTES
    # Asked by scripts of other sites, too; it is public anyway.
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _named(address: str) -> Edition:
    """The newest edition of the check with this address: a frame never shows an older one."""
    here = urlsplit(settings().public_url)
    try:
        asked = urlsplit(address)
    except ValueError:
        raise NotFound(NOTHING_PUBLISHED) from None
    is_ours = asked.scheme in ("http", "https") and asked.netloc.lower() == here.netloc.lower()
    check = _CHECK.fullmatch(asked.path.removeprefix(here.path)) if is_ours else None
    if check is None:
        raise NotFound("This is not the address of a check of this desk.")
    editions = public_editions(reading(), check["ref"])
    if check["number"]:
        chosen_of(editions, int(check["number"]))
    return editions[0]


def _told(newest: Edition, widest: int | None, highest: int | None) -> dict[str, Any]:
    report, (across, down) = from_json(newest.json_bytes), frame_size(widest, highest)
    site = settings().public_url
    told = {
        "version": "1.0",
        "type": "rich",
        "title": heading(report.claim),
        "author_name": report.desk,
        "provider_name": report.desk,
        "provider_url": site,
        "cache_age": 300,
        "html": str(frame_code(report, _frame_address(newest), across, down)),
        "width": across,
        "height": down,
    }
    if (widest or card.WIDTH) >= card.WIDTH and (highest or card.HEIGHT) >= card.HEIGHT:
        told |= {
            "thumbnail_url": site + url_for("cards.newest", ref=ref_of(newest.claim_id)),
            "thumbnail_width": card.WIDTH,
            "thumbnail_height": card.HEIGHT,
        }
    return told


def _pixels(name: str) -> int | None:
    """A length that was asked for; what is no length counts as none."""
    written = request.args.get(name, "")
    return int(written) or None if written.isdecimal() and len(written) < 6 else None


def _xml(told: dict[str, Any]) -> Response:
    fields = Markup("").join(
        Markup("<{0}>{1}</{0}>").format(Markup(name), sayable(str(value)))  # noqa: S704 - names are ours
        for name, value in told.items()
    )
    head = Markup('<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n')
    return Response(
        head + Markup("<oembed>{}</oembed>\n").format(fields),
        content_type="text/xml; charset=utf-8",
    )


def _said(sentence: str, status: int) -> Response:
    return Response(f"{sentence}\n", status, content_type="text/plain; charset=utf-8")


def _framed(page: str, status: int) -> Response:
    response = Response(page, status)
    response.headers["Content-Security-Policy"] = IN_A_FRAME
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Cache-Control"] = FOR_FIVE_MINUTES if status == 200 else "no-store"
    return response


def _frame_address(edition: Edition) -> str:
    return settings().public_url + url_for("embeds.frame", ref=ref_of(edition.claim_id))
