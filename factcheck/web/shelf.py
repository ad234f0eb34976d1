"""The articles to read beside a claim, and to paste passages from."""

from sqlmodel import Session

from factcheck.queries import articles
from factcheck.queries.ledger import PassageRow
from factcheck.queries.workbench import Workbench
from factcheck.web.asked import number_asked
from factcheck.web.context import viewer

LONGEST_TITLE = 90


def version_shown(bench: Workbench) -> int | None:
    """The version that the address asks for, else that of the claim's first appearance."""
    return number_asked("version") or next((place.version_id for place in bench.places), None)


def shelf_of(session: Session, bench: Workbench) -> dict[str, list[tuple[int, str]]]:
    """The articles that a passage may be pasted from: those of the claim, and the latest."""
    own = {one.version_id: _title(one.outlet, one.title) for one in bench.places}
    own |= {
        one.version_id: _title(one.outlet, one.title)
        for one in bench.ledger
        if isinstance(one, PassageRow)
    }
    latest = {
        row.version_id: _title(row.outlet, row.title)
        for row in articles.latest(session, viewer())
        if row.version_id not in own
    }
    shown = version_shown(bench)
    if shown and shown not in own and shown not in latest:
        row = articles.reading(session, viewer(), shown, bench.claim.id).article
        own[shown] = _title(row.outlet, row.title)
    return {"Articles of this claim": [*own.items()], "Latest articles": [*latest.items()]}


def _title(outlet: str, title: str) -> str:
    whole = f"{outlet}: {title}"
    return whole if len(whole) <= LONGEST_TITLE else whole[: LONGEST_TITLE - 1].rstrip() + "…"
