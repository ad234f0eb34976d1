"""Lists of claims as pages: the table and the board, and what both are narrowed by."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from factcheck.models import AsideReason, BatchDeed, Status, now
from factcheck.queries import choices, listing, saved_filters
from factcheck.queries.wanted import GROUPS, Due, Queue, Sort, Wanted, asked
from factcheck.web.context import reading, viewer
from factcheck.web.forms.evidence import new_key
from factcheck.workflow.batches import MOST_CLAIMS, NEEDED

#: What the page calls the groups of statuses; in the order of its tabs.
TABS = {"running": "In work", "public": "Published", "aside": "Set aside", "all": "All"}
STATUSES_OF_TABS = {**GROUPS, "aside": (Status.SET_ASIDE,)}


def table(
    wanted: Wanted,
    left_out: Iterable[str],
    after: str | None,
    *,
    chosen: Iterable[int] = (),
    filled: dict[str, str] | None = None,
    refusal: str | None = None,
) -> str:
    """The claims that are asked for, as a table with what can be done to several at once."""
    session, person = reading(), viewer()
    found = listing.claims(session, person, wanted, after=after)
    return render_template(
        "claims/index.html",
        found=found,
        after=after,
        deeds={deed.value for deed in BatchDeed if person.may(NEEDED[deed])},
        reasons=[(reason.value, reason.label) for reason in AsideReason],
        key=new_key(),
        chosen=set(chosen),
        filled=filled or {},
        refusal=refusal,
        most=MOST_CLAIMS,
        today=now().date(),
        **_around(wanted, left_out, "claims.index"),
    )


def board(wanted: Wanted, left_out: Iterable[str]) -> str:
    """The same claims in a column for each status."""
    session, person = reading(), viewer()
    columns = listing.board(session, person, wanted)
    return render_template(
        "claims/board.html",
        columns=columns,
        today=now().date(),
        **_around(wanted, left_out, "claims.board"),
    )


def wanted_here() -> tuple[Wanted, list[str]]:
    """What the address of this request asks for, and what in it makes no sense."""
    return asked(request.args.items(multi=True))


def tidied(endpoint: str) -> Response | None:
    """A form of filters sends its empty fields too; the address does better without them."""
    if all(value for _, value in request.args.items(multi=True)):
        return None
    wanted, left_out = wanted_here()
    if left_out:
        return None
    return redirect(address(wanted, endpoint), code=302)


def address(wanted: Wanted, endpoint: str = "claims.index", **more: str) -> str:
    """Where these claims are listed."""
    said: dict[str, Any] = {**more}
    for name, value in wanted.pairs():
        said.setdefault(name, []).append(value)
    return url_for(endpoint, **said)


def age(moment: datetime) -> str:
    """“today”, “5 days”: how long ago that was, in whole days."""
    days = max(0, (now() - moment).days)
    return "today" if days == 0 else f"{days:,} day{'' if days == 1 else 's'}"


def _around(wanted: Wanted, left_out: Iterable[str], endpoint: str) -> dict[str, Any]:
    """What stands around the claims: filters, tabs, saved filters, the ways out."""
    session, person = reading(), viewer()
    # A queue is dear to count, and its statuses go without saying.
    counted = None if wanted.queue else listing.counts(session, person, wanted)
    return {
        "wanted": wanted,
        "left_out": list(left_out),
        "counted": counted,
        "tabs": [] if counted is None else list(tabs_of(wanted, counted, endpoint)),
        "facets": [] if counted is None else list(facets_of(wanted, counted, endpoint)),
        "statuses": list(Status),
        "dues": [(one.value, one.label) for one in Due],
        "queues": [(one.value, one.label) for one in Queue],
        "sorts": [(one.value, one.label) for one in Sort],
        "offered": choices.choices(session, person, wanted),
        "saved": [
            (one, address(one.wanted, endpoint), one.wanted == wanted)
            for one in saved_filters.saved_filters(session, person)
        ],
        "address": address,
        "endpoint": endpoint,
        "age": age,
    }


def tabs_of(
    wanted: Wanted, counted: dict[Status, int], endpoint: str
) -> Iterator[tuple[str, str, bool, int]]:
    """The groups of statuses: label, address, whether it is this one, and how many claims."""
    for name, label in TABS.items():
        statuses = STATUSES_OF_TABS[name]
        many = sum(counted.get(status, 0) for status in statuses or Status)
        where = address(wanted.but(statuses=statuses), endpoint)
        yield label, where, wanted.statuses == statuses, many


def facets_of(
    wanted: Wanted, counted: dict[Status, int], endpoint: str
) -> Iterator[tuple[Status, str, bool, int]]:
    """The single statuses of which there is something, within the tab that is open."""
    group = next(
        (
            statuses
            for statuses in STATUSES_OF_TABS.values()
            if wanted.statuses and set(wanted.statuses) <= set(statuses)
        ),
        tuple(Status),
    )
    for status in group:
        if len(group) > 1 and (many := counted.get(status, 0)):
            is_this = wanted.statuses == (status,)
            where = address(wanted.but(statuses=group if is_this else (status,)), endpoint)
            yield status, where, is_this, many
