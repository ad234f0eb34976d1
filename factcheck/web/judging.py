"""The form of a review or revision as it is to begin with: one's draft, else what one said last."""

from typing import Any, TypeVar

from factcheck.models import QUESTIONS, Answers, Confidence, ReviewDraft
from factcheck.queries.drafts import readings_in
from factcheck.queries.readings import Readings
from factcheck.queries.revisions import Said
from factcheck.queries.workbench import Workbench
from factcheck.web.forms.readings import preset
from factcheck.web.forms.reviews import JudgementForm

Form = TypeVar("Form", bound=JudgementForm)
_FIELDS = ("rating", "confidence", "justification", *QUESTIONS)


def begun(kind: type[Form], prefix: str, bench: Workbench, last: Said | None) -> Form:
    """A form of this kind, filled in as far as the viewer has come."""
    draft = bench.open_draft
    contents = _drafted(draft) if draft else _said(last)
    form = kind(
        formdata=None,
        prefix=prefix,
        data=contents,
        readings=_read(bench, readings_in(draft) if draft else last.readings if last else {}),
    )
    form.draft.data = str(bench.draft.revision if bench.draft else 0)
    return form


def differing(form: JudgementForm, bench: Workbench) -> list[tuple[str, str, str]]:
    """What this form says and the newer draft of another window says otherwise, field by field.

    Nothing, where no other window saved since. From then on the form goes before that draft.
    """
    draft = bench.open_draft
    window = form.window.data
    if draft is None or form.draft.data == str(draft.revision):
        return []
    if window and draft.saved_by_window == window:
        return []
    form.draft.data = str(draft.revision)
    mine, theirs = _in_words(_typed(form), bench), _in_words(_drafted(draft), bench)
    labels = {name: form[name].label.text for name in mine}
    return [
        (labels[name], mine[name], theirs[name])
        for name in mine
        if mine[name].split() != theirs[name].split()
    ]


def _typed(form: JudgementForm) -> dict[str, Any]:
    return {name: form[name].data for name in _FIELDS}


def _in_words(contents: dict[str, Any], bench: Workbench) -> dict[str, str]:
    """What a form holds, as a person reads it."""
    labels = {str(rating.id): rating.label for rating in bench.ratings}
    labels |= {confidence.value: confidence.label for confidence in Confidence}
    chosen = {name: labels.get(contents[name] or "", "") for name in ("rating", "confidence")}
    return {name: contents[name] or "" for name in _FIELDS} | chosen


def _read(bench: Workbench, judged: Readings) -> Readings:
    """As judged before, but for what has changed since: that is to be read anew."""
    changed = {change.row.id for change in bench.changes}
    kept = {number: read for number, read in judged.items() if number not in changed}
    return preset({row.id: row.stance for row in bench.counted}, kept)


def _drafted(draft: ReviewDraft) -> dict[str, Any]:
    return {
        "rating": str(draft.rating_id) if draft.rating_id else None,
        "justification": draft.justification,
        "confidence": draft.confidence.value if draft.confidence else None,
        **Answers.of(draft).by_name,
    }


def _said(last: Said | None) -> dict[str, Any]:
    if last is None:
        return {}
    return {
        "rating": str(last.rating.id),
        "justification": last.justification,
        "confidence": last.confidence.value if last.confidence else None,
        **last.answers.by_name,
    }
