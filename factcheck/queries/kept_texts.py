"""The frozen texts behind published reports, for showing what a report quotes in place.

No question takes a viewer: whoever may read a report may see what it quotes in place, and nobody is
shown more of a text than that.
"""

from collections.abc import Collection

from sqlmodel import Session, col, select

from factcheck.errors import NotFound
from factcheck.models import Version
from factcheck.queries.withholding import demand_text_shown, withheld_versions
from factcheck.report.public import Source


def kept_text(session: Session, source: Source) -> str:
    """The frozen text of a source that a published report names.

    Raises ``NotFound`` when the desk has it no longer, ``Withheld`` while it is shown to nobody. A
    text that several articles have is withheld with any of them.
    """
    found = session.exec(
        select(Version.article_id, Version.text).where(col(Version.sha256) == source.version_sha256)
    ).all()
    if not found:
        raise NotFound("The desk no longer keeps the text of this source.")
    demand_text_shown(session, [article_id for article_id, _ in found])
    return found[0][1]


def kept_texts(session: Session, sha256s: Collection[str]) -> dict[str, str]:
    """The frozen texts of several sources, by their sha256, without those that are withheld."""
    wanted = set(sha256s) - withheld_versions(session, sha256s)
    found = select(Version.sha256, Version.text).where(col(Version.sha256).in_(wanted))
    return dict(session.exec(found).all())
