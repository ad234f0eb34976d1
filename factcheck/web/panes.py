"""The panes beside a claim: one is shown at a time, and the address says which."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask_wtf import FlaskForm
from sqlmodel import Session

from factcheck.queries import articles, history, suggestions, telling
from factcheck.queries.changed import changes
from factcheck.queries.parts import marked
from factcheck.queries.talk import stretches
from factcheck.queries.workbench import Workbench
from factcheck.web import outreach, talk_pane
from factcheck.web.context import viewer
from factcheck.web.forms.evidence import new_key
from factcheck.web.forms.parts import RewordForm, SplitForm
from factcheck.web.shelf import version_shown

#: Forms that were refused, by name; a pane shows them as they were filled in.
Filled = Mapping[str, FlaskForm]


@dataclass(frozen=True, slots=True)
class Pane:
    """One of the panes; its template is ``claims/_pane_<name>.html``."""

    name: str
    label: str
    #: What the template is given, asked for only when the pane is shown.
    contents: Callable[[Session, Workbench, Filled], dict[str, Any]]
    #: The number on its tab, by what the pane was given if it is the one shown; None for none.
    count: Callable[[Workbench, dict[str, Any]], int | None] = lambda bench, shown: None


def _suggestions(session: Session, bench: Workbench, filled: Filled) -> dict[str, Any]:
    found = suggestions.suggestions(session, viewer(), bench.claim)
    return {"suggestions": [(one, new_key()) for one in found]}


def _article(session: Session, bench: Workbench, filled: Filled) -> dict[str, Any]:
    version = version_shown(bench)
    if version is None:
        return {"reading": None}
    talked_of = stretches(session, version, bench.claim.id)
    shown = articles.reading(session, viewer(), version, bench.claim.id, talked_of=talked_of)
    return {
        "reading": shown,
        "reprints": articles.reprints(session, viewer(), shown.article),
        "talked_of": talked_of,
        "remark_form": talk_pane.passage_form(bench, filled),
        "remark_asked": "remark" in filled,
    }


def _parts(session: Session, bench: Workbench, filled: Filled) -> dict[str, Any]:
    return {
        "words": marked(bench.claim.quotation, bench.parts.rows),
        "split": filled.get("split")
        or SplitForm(formdata=None, prefix="part", data={"key": new_key()}),
        "reword": {
            row.id: filled.get(f"reword-{row.id}")
            or RewordForm(
                formdata=None,
                prefix=f"reword-{row.id}",
                data={"wording": row.wording, "seen": str(row.revision)},
            )
            for row in bench.parts.rows
        },
        # Of forms about parts that are withdrawn meanwhile, what was typed is shown.
        "given_back": [
            filled[name] for row in bench.parts.withdrawn if (name := f"reword-{row.id}") in filled
        ],
    }


def _activity(session: Session, bench: Workbench, filled: Filled) -> dict[str, Any]:
    events = history.of_claim(session, viewer(), bench.claim.id)
    return {
        "events": [
            (one, telling.tell(one), changes(one), telling.is_milestone(one)) for one in events
        ]
    }


#: In the order of the tabs.
PANES = (
    Pane(
        "suggestions",
        "Suggestions",
        _suggestions,
        lambda bench, shown: len(shown["suggestions"]) if shown else None,
    ),
    Pane("article", "Article", _article),
    Pane("parts", "Parts", _parts, lambda bench, shown: len(bench.parts.rows) or None),
    Pane(
        "outreach",
        "Outreach",
        outreach.contents,
        lambda bench, shown: len(bench.contacts) + len(bench.searches) or None,
    ),
    Pane("talk", "Talk", talk_pane.contents, lambda bench, shown: bench.talk.open or None),
    Pane("activity", "Activity", _activity, lambda bench, shown: bench.events),
)
_FIRST = "article"


def pane_asked() -> Pane:
    """The pane that the address asks for; the article when it asks for none there is."""
    by_name = {pane.name: pane for pane in PANES}
    return by_name.get(request.args.get("pane", _FIRST), by_name[_FIRST])


def tabs(
    bench: Workbench, pane: Pane, shown: dict[str, Any]
) -> list[tuple[str, str, bool, int | None]]:
    """The tabs beside a claim of which ``pane`` is shown, given what its template is given."""
    return [
        (
            one.label,
            url_for("claims.show", claim_id=bench.claim.id, pane=one.name),
            one is pane,
            one.count(bench, shown if one is pane else {}),
        )
        for one in PANES
    ]
