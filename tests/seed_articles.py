"""The two real articles and what is marked in them by hand; both stand beside the clone."""

import json
from typing import Any

from sqlmodel import Session

from factcheck.intake.drafts import Draft
from factcheck.intake.paths import read_paths
from factcheck.models import Version
from factcheck.workflow.articles import take_in
from tests.factories import a_person, newest_version
from tests.needs import do_without, seeds


def gold() -> dict[str, Any]:
    """The quotations of the two articles by file, and the passages that bear on one claim."""
    path = seeds().parent / "data" / "seeds-gold.json"
    if not path.is_file():
        do_without("../shared/data is not beside this clone")
    marked: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return marked


def take_in_seeds(session: Session) -> dict[str, Version]:
    """Take both articles in; their versions by the name of the file."""
    person = a_person(session)
    taken = {}
    for draft in read_paths([seeds()], workers=1):
        assert isinstance(draft, Draft)
        article = take_in(session, person, draft).article
        taken[str(article.source_file)] = newest_version(session, article)
    return taken
