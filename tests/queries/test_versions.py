"""The versions of an article, the claims in each, and where a report's sources are kept."""

import pytest

from factcheck.db import Database
from factcheck.errors import NotFound
from factcheck.models import Role, Status
from factcheck.queries.reports import editions
from factcheck.queries.versions import claims_of, kept_places, versions
from factcheck.report.json import from_json
from factcheck.workflow.verdicts import sign_again
from tests.factories import a_claim, a_person, an_article, an_edition, article_of, newest_version


def test_versions_come_the_newest_first_without_their_text(storage: Database) -> None:
    address = "https://courier.example/pier"
    with storage.transaction() as session:
        viewer = a_person(session)
        article = an_article(session, "“It is open,” Fenn said.", address=address)
        an_article(session, "“It is shut,” Fenn said.", address=address)
        newest = newest_version(session, article)
    with storage.reading() as session:
        found = versions(session, viewer, article.id)
        assert [version.number for version in found] == [2, 1]
        assert found[0].sha256 == newest.sha256
        with pytest.raises(NotFound):
            versions(session, viewer, article.id + 1)


def test_claims_of_a_version_come_in_the_order_of_the_text_each_once(storage: Database) -> None:
    words = "It rained.\n\n“It is open,” Fenn said. “It is open,” Fenn said again."
    with storage.transaction() as session:
        viewer = a_person(session)
        article = an_article(session, words)
        pulled = a_claim(session, article=article)
        first = a_claim(session, article=article, words="It rained.")
        version = newest_version(session, article)
    with storage.reading() as session:
        here = claims_of(session, viewer, version.id)
    assert [(claim.id, claim.paragraph) for claim in here] == [(first.id, 1), (pulled.id, 2)]
    assert here[1].claimant is not None


def test_a_source_is_found_where_its_own_outlet_printed_the_text(storage: Database) -> None:
    with storage.transaction() as session:
        viewer = a_person(session)
        claim = a_claim(session, Status.SIGNED_OFF)
        article = article_of(session, claim)
        text = newest_version(session, article).text
        reprint = an_article(session, text, outlet="The Harbour Post", title=article.title)
        # The claim appears in one article more than when it was signed off.
        sign_again(session, a_person(session, Role.EDITOR), claim.id)
        an_edition(session, claim)
    with storage.reading() as session:
        report = from_json(editions(session, viewer, claim.id)[0].json_bytes)
        places = kept_places(session, viewer, report.sources)
    kept = {report.sources[number - 1].outlet: place for number, place in places.items()}
    assert kept == {"The Sandvik Courier": (article.id, 1), "The Harbour Post": (reprint.id, 1)}
