"""Which sentences are suggested for a claim."""

import pytest
from sqlmodel import Session, col, select

from factcheck.db import Database
from factcheck.errors import NotAllowed
from factcheck.models import Claim, Version
from factcheck.queries.suggestions import Suggestion, suggestions
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.evidence import withdraw
from factcheck.workflow.suggestions import bring_back, dismiss
from tests.factories import (
    a_claim,
    a_person,
    an_article,
    newest_version,
    some_evidence,
)
from tests.queries.pier import BEARING, CLAIM, the_affair
from tests.seed_articles import gold, take_in_seeds


def words_suggested(session: Session, claim: Claim, limit: int = 10) -> list[str]:
    return [one.exact for one in suggestions(session, a_person(session), claim, limit)]


def test_the_sentences_that_bear_on_a_claim_come_first(storage: Database) -> None:
    with storage.transaction() as session:
        claim, _ = the_affair(session)
        assert set(words_suggested(session, claim)[:3]) == set(BEARING)


def test_both_databases_suggest_the_same_in_the_same_order(
    sqlite: Database, postgresql: Database
) -> None:
    found = []
    for database in (sqlite, postgresql):
        with database.transaction() as session:
            claim, _ = the_affair(session)
            found.append(words_suggested(session, claim, 5))
    assert found[0] == found[1]


def test_a_suggestion_says_where_it_stands_and_why_it_is_there(storage: Database) -> None:
    with storage.transaction() as session:
        claim, articles = the_affair(session)
        found = suggestions(session, a_person(session), claim)
        one = next(one for one in found if one.exact == BEARING[1])
        version = newest_version(session, articles[1])
    assert (one.article_id, one.version_id) == (articles[1].id, version.id)
    assert (one.outlet, one.title) == ("The Harbour Ledger", "What the waiter saw")
    assert version.text[one.start : one.end] == one.exact
    assert version.text[: one.start].endswith(one.before)
    assert version.text[one.end :].startswith(one.after)
    assert set(one.reasons) == {"meeting", "builders"}
    assert found[0].score == 1.0
    assert sorted((each.score for each in found), reverse=True) == [each.score for each in found]


def test_the_claims_own_words_are_not_suggested(storage: Database) -> None:
    with storage.transaction() as session:
        claim, _ = the_affair(session)
        again = an_article(session, f"“{CLAIM},” Odile Fenn said.", outlet="Island Voice")
        assert newest_version(session, again).text
        assert all(CLAIM not in words for words in words_suggested(session, claim, 50))


def test_furniture_is_never_suggested(storage: Database) -> None:
    with storage.transaction() as session:
        claim, _ = the_affair(session)
        assert all("READ MORE" not in words for words in words_suggested(session, claim, 50))


def test_of_reprints_a_sentence_is_suggested_once(storage: Database) -> None:
    with storage.transaction() as session:
        claim, _ = the_affair(session)
        assert words_suggested(session, claim, 50).count(BEARING[2]) == 1


def test_what_is_attached_is_not_suggested_until_it_is_withdrawn(storage: Database) -> None:
    with storage.transaction() as session:
        claim, articles = the_affair(session)
        evidence = some_evidence(session, claim, BEARING[0], article=articles[1])
        assert BEARING[0] not in words_suggested(session, claim)
        withdraw(session, a_person(session), evidence.id)
        assert BEARING[0] in words_suggested(session, claim)


@pytest.mark.parametrize(
    "attached",
    [
        BEARING[2],
        "confirmed that Fenn had spoken to the pier's builders",
        f"{BEARING[2]} The ferry",
    ],
)
def test_what_is_attached_is_not_suggested_from_a_reprint(storage: Database, attached: str) -> None:
    with storage.transaction() as session:
        claim, articles = the_affair(session)
        wire, reprint = articles[2:4]
        for article in (wire, reprint):
            evidence = some_evidence(session, claim, attached, article=article)
            assert BEARING[2] not in words_suggested(session, claim, 50)
            withdraw(session, a_person(session), evidence.id)
            assert BEARING[2] in words_suggested(session, claim, 50)


def test_the_same_words_in_other_marks_are_not_suggested_again(database: Database) -> None:
    with database.transaction() as session:
        claim, articles = the_affair(session)
        curly = "The mayor’s diary lists a meeting with the builders, in early May."
        an_article(session, curly, outlet="Island Voice")
        some_evidence(session, claim, BEARING[1], article=articles[1])
        assert curly not in words_suggested(session, claim, 50)


def test_a_fragment_that_is_attached_keeps_no_sentence_out(database: Database) -> None:
    with database.transaction() as session:
        claim, articles = the_affair(session)
        some_evidence(session, claim, "the builders of the", article=articles[0])
        assert BEARING[0] in words_suggested(session, claim, 50)


def test_what_was_dismissed_is_not_suggested_until_it_is_brought_back(storage: Database) -> None:
    with storage.transaction() as session:
        claim, _ = the_affair(session)
        person = a_person(session)
        best = suggestions(session, person, claim)[0]
        dismiss(session, person, claim.id, best.sentence_id)
        assert best.exact not in words_suggested(session, claim)
        bring_back(session, person, claim.id, best.sentence_id)
        assert best.exact in words_suggested(session, claim)


def test_what_is_dismissed_for_one_claim_is_suggested_for_another(database: Database) -> None:
    with database.transaction() as session:
        claim, articles = the_affair(session)
        other = a_claim(session, article=articles[1], words="The mayor's diary lists a meeting")
        best = suggestions(session, a_person(session), claim)[0]
        dismiss(session, a_person(session), other.id, best.sentence_id)
        assert best.exact in words_suggested(session, claim)


def test_an_overtaken_version_of_an_article_is_not_suggested_from(storage: Database) -> None:
    with storage.transaction() as session:
        claim, _ = the_affair(session)
        address = "https://voice.example/inn"
        for guest in ("the builders of the pier", "nobody whom the waiter knew"):
            text = f"At the Harbour Bell, too, Mayor Fenn had met {guest}."
            an_article(session, text, outlet="Island Voice", address=address)
        found = [words for words in words_suggested(session, claim, 50) if "Bell" in words]
        assert found == [
            "At the Harbour Bell, too, Mayor Fenn had met nobody whom the waiter knew."
        ]


def test_a_statement_in_other_words_widens_what_is_found(database: Database) -> None:
    with database.transaction() as session:
        claim, _ = the_affair(session)
        snow = "The lighthouse keeper measured nine centimetres."
        assert snow not in words_suggested(session, claim)
        wording = Wording(statement="Fenn never asked the lighthouse keeper.")
        word_claim(session, a_person(session), claim.id, wording)
        assert snow in words_suggested(session, claim)


def test_a_claim_of_common_words_alone_has_no_suggestions(storage: Database) -> None:
    with storage.transaction() as session:
        article = an_article(session, "It was what it was, and that is all there is to it.")
        claim = a_claim(session, article=article, words="that is all there is to it")
        assert words_suggested(session, claim) == []


@pytest.mark.parametrize("odd", ["’", "(((", "NEAR(pier", '"', "a\\b", "pier:*", "😀"])
def test_marks_in_a_claim_do_not_break_the_search(storage: Database, odd: str) -> None:
    with storage.transaction() as session:
        article = an_article(session, f"The pier {odd} was closed in June.")
        claim = a_claim(session, article=article, words=f"The pier {odd} was closed")
        assert isinstance(words_suggested(session, claim), list)


def test_who_may_not_read_gets_no_suggestions(database: Database) -> None:
    with database.transaction() as session:
        claim, _ = the_affair(session)
        with pytest.raises(NotAllowed):
            suggestions(session, a_person(session, disabled=True), claim)


def test_five_of_the_six_gold_passages_are_among_the_first_ten(storage: Database) -> None:
    wanted = gold()["evidence"][0]
    passages = [*wanted["contradicts"], *wanted["supports"]]
    with storage.transaction() as session:
        versions = take_in_seeds(session)
        claim = session.exec(
            select(Claim).where(col(Claim.quotation).startswith(wanted["claim"]))
        ).one()
        found = suggestions(session, a_person(session), claim, 10)
    hit = [
        passage["exact"]
        for passage in passages
        if any(covers(one, versions[passage["file"]], passage["exact"]) for one in found)
    ]
    assert len(passages) == 6
    assert len(hit) >= 5, [one.exact for one in found]


def covers(one: Suggestion, version: Version, exact: str) -> bool:
    """Whether the suggestion holds at least half of the passage."""
    if one.version_id != version.id:
        return False
    start = version.text.index(exact)
    shared = min(one.end, start + len(exact)) - max(one.start, start)
    return shared * 2 >= len(exact)
