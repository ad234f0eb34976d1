"""The frozen texts behind published reports, for showing what a report quotes in place."""

from sqlmodel import Session, col, select

from factcheck.errors import NotFound
from factcheck.models import Version
from factcheck.report.public import Source


def kept_text(session: Session, source: Source) -> str:
    """The frozen text of a source that a published report names; raises ``NotFound``.

    It takes no viewer: whoever may read the report may see what it quotes in place, and nobody is
    shown more of it than that.
    """
    text = session.exec(
        select(Version.text).where(col(Version.sha256) == source.version_sha256).limit(1)
    ).first()
    if text is None:
        raise NotFound("The desk no longer keeps the text of this source.")
    return text
