"""The log of corrections, for everybody and for the desk."""

import pytest
from sqlmodel import Session

from factcheck.db import Database
from factcheck.errors import NotFound
from factcheck.models import Claim, CorrectionTier, Ground, Role, Status
from factcheck.queries.corrections import corrections, public_corrections, withheld
from factcheck.workflow.confidentiality import keep_confidential
from factcheck.workflow.corrections import mark_outdated
from factcheck.workflow.publicity import set_publicity
from factcheck.workflow.withholding import withhold
from tests.factories import a_claim, a_person


def outdated(session: Session, sentence: str) -> Claim:
    claim = a_claim(session, Status.PUBLISHED)
    mark_outdated(session, a_person(session, Role.EDITOR), claim.id, sentence)
    return claim


def test_everybody_reads_the_corrections_of_what_everybody_may_read(storage: Database) -> None:
    with storage.transaction() as session:
        editor, admin = a_person(session, Role.EDITOR), a_person(session, Role.ADMIN)
        first = outdated(session, "One.")
        secret, kept_back = outdated(session, "Two."), outdated(session, "Three.")
        last = outdated(session, "Four.")
        with pytest.raises(NotFound):
            public_corrections(session)
        set_publicity(session, editor, is_public=True)
        keep_confidential(session, editor, secret.id, [editor.id])
        withhold(session, admin, kept_back.id, Ground.LEGAL, "A court.")
        rows = public_corrections(session)
        assert [(row.ref, row.sentence, row.edition) for row in rows] == [
            (last.ref, "Four.", 2),
            (first.ref, "One.", 2),
        ]
        assert rows[0].tier is CorrectionTier.OUTDATED
        assert first.quotation in rows[1].title
        assert not rows[0].changes_rating
        older = public_corrections(session, before=rows[0].id, limit=1)
        assert [row.ref for row in older] == [first.ref]

        seen = corrections(session, a_person(session))
        assert [(row.ref, row.sentence) for row in seen] == [
            (last.ref, "Four."),
            (kept_back.ref, ""),
            (first.ref, "One."),
        ]
        assert secret.ref in {row.ref for row in corrections(session, editor)}
        (row,) = withheld(session, a_person(session))
        assert (row.ref, row.reason, row.by, row.ended_by) == (
            kept_back.ref,
            "A court.",
            admin.name,
            None,
        )
