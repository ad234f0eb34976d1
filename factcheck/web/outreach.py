"""The pane of a claim that shows whom the desk asked and where it searched."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_wtf import FlaskForm
from sqlmodel import Session

from factcheck.queries.ledger import SearchRow
from factcheck.queries.outreach import ContactSeen, SearchSeen
from factcheck.queries.workbench import Workbench
from factcheck.web.forms.outreach import AnswerForm, ContactForm, LogForm, SearchForm


@dataclass(frozen=True, slots=True)
class _Search:
    seen: SearchSeen
    #: As which it counts.
    evidence: SearchRow | None
    form: FlaskForm


@dataclass(frozen=True, slots=True)
class _Contact:
    seen: ContactSeen
    form: FlaskForm
    answer: FlaskForm


def contents(
    _session: Session, bench: Workbench, filled: Mapping[str, FlaskForm]
) -> dict[str, Any]:
    """What the template of the pane is given; ``filled`` are forms that were refused."""
    searches = [
        _Search(
            seen,
            bench.evidence_of(seen),
            filled.get(f"search-{seen.record.id}") or SearchForm.of(seen.record),
        )
        for seen in bench.searches
    ]
    contacts = [
        _Contact(
            seen,
            filled.get(f"contact-{seen.contact.id}") or ContactForm.of(seen.contact),
            filled.get(f"answer-{seen.contact.id}") or AnswerForm.of(seen.contact),
        )
        for seen in bench.contacts
    ]
    return {
        "searches": searches,
        "contacts": contacts,
        "search_form": filled.get("search") or SearchForm.fresh(),
        "contact_form": filled.get("contact") or _first_question(bench),
        "comparisons": _comparisons(bench, filled),
    }


def _first_question(bench: Workbench) -> ContactForm:
    """Whoever made the claim is who is asked first."""
    claimant = bench.claimant if not bench.contacts else None
    if claimant is None:
        return ContactForm.fresh(None, None)
    return ContactForm.fresh(claimant.name, claimant.role)


def _comparisons(
    bench: Workbench, filled: Mapping[str, FlaskForm]
) -> dict[str, list[tuple[str, object, object]]]:
    """Of forms with which somebody else was quicker, what was typed and what is there now."""
    current: dict[str, LogForm] = {}
    for search in bench.searches:
        current[f"search-{search.record.id}"] = SearchForm.of(search.record)
    for asked in bench.contacts:
        current[f"contact-{asked.contact.id}"] = ContactForm.of(asked.contact)
        current[f"answer-{asked.contact.id}"] = AnswerForm.of(asked.contact)
    return {
        name: form.differing(current[name])
        for name, form in filled.items()
        if isinstance(form, LogForm) and form.is_outdated and name in current
    }
