"""Cards, embeds and PDF tell nothing of the desk's inside."""

import pypdfium2

from factcheck.db import Database
from factcheck.models import Role, Status
from factcheck.queries.publicity import public_editions
from factcheck.report.card import card_svg
from factcheck.report.json import from_json
from factcheck.workflow.evidence import withdraw
from factcheck.workflow.publicity import set_publicity
from tests.factories import (
    a_claim,
    a_person,
    a_review,
    a_sign_off,
    an_article,
    an_edition,
    some_evidence,
)
from tests.stern import Stern

MARKER = "quokka"


def test_what_was_noted_written_and_withdrawn_at_the_desk_is_on_none_of_them(
    database: Database, stern: Stern
) -> None:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR, name=f"Edda {MARKER}")
        set_publicity(session, editor, is_public=True)
        claim = a_claim(session, Status.OPEN)
        some_evidence(session, claim, note=f"Only the desk reads of the {MARKER}.")
        other = an_article(session, f"The pier was closed in May. The {MARKER} paid for it.")
        gone = some_evidence(session, claim, f"The {MARKER} paid for it.", article=other)
        withdraw(session, editor, gone.id)
        for name in ("Ann", "Ben"):
            reviewer = a_person(session, name=f"{name} {MARKER}")
            a_review(session, claim, by=reviewer, justification=f"The {MARKER} says so, and more.")
        a_sign_off(session, claim, by=editor)
        an_edition(session, claim, by=editor)
        drawn = card_svg(from_json(public_editions(session, claim.ref)[0].json_bytes))
    base = f"/checks/{claim.ref}"
    told = [
        drawn,
        stern.get(base).text,
        stern.get(f"{base}/embed").text,
        stern.get(f"{base}/embedding").text,
        stern.get(f"/oembed?url=http://localhost{base}").text,
    ]
    file = stern.get(f"{base}/editions/1/report.pdf").response.data
    with pypdfium2.PdfDocument(file) as document:
        told += [page.get_textpage().get_text_range() for page in document]
    assert claim.quotation.split()[0] in told[-1]
    assert [text for text in told if MARKER in text] == []
