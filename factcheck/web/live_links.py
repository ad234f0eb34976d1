"""All share links of the desk that work, for whoever may revoke them."""

from typing import Any

from flask import Blueprint, render_template, request, url_for

from factcheck.models import LinkPurpose, May
from factcheck.queries.live_links import Asked, Order, live_links
from factcheck.web.asked import number_asked
from factcheck.web.context import reading, viewer
from factcheck.web.permission import needs

blueprint = Blueprint("live_links", __name__)

PAGE = 50
#: Nobody leafs further; filters lead there.
_LAST_PAGE = 200


@blueprint.get("/links")
@needs(May.REVOKE)
def index() -> str:
    """The links that work, with what narrows them down."""
    asked = _asked()
    page = min(max(number_asked("page") or 1, 1), _LAST_PAGE)
    skip = (page - 1) * PAGE
    found = live_links(reading(), viewer(), asked, limit=PAGE + 1, skip=skip)
    here = {
        name: value for name, value in request.args.items() if name in ("purpose", "claim", "sort")
    }
    return render_template(
        "links/all.html",
        links=found[:PAGE],
        asked=asked,
        here=here,
        purposes=list(LinkPurpose),
        orders=list(Order),
        first=skip + 1,
        is_narrowed=bool(asked.purpose or asked.claim),
        previous=_address(here, page - 1) if page > 1 else None,
        next=_address(here, page + 1) if len(found) > PAGE else None,
    )


def _address(here: dict[str, Any], page: int) -> str:
    return url_for("live_links.index", **{**here, "page": page})


def _asked() -> Asked:
    """What makes no sense counts as not asked."""
    purposes = {one.value: one for one in LinkPurpose}
    orders = {one.value: one for one in Order}
    return Asked(
        purpose=purposes.get(request.args.get("purpose", "")),
        claim=request.args.get("claim", "").strip()[:20],
        order=orders.get(request.args.get("sort", ""), Order.MADE),
    )
