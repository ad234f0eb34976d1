"""The inbox: best first, in groups, page by page, with a reckoning that adds up."""

from collections.abc import Sequence

import pytest
from sqlmodel import Session

from factcheck.db import Database
from factcheck.errors import NotAllowed
from factcheck.models import Claim, ClaimKind, ClaimType, Person, Role
from factcheck.queries.inbox import inbox, waiting_of_article
from factcheck.queries.inbox_asks import Asks, By, asked
from factcheck.queries.why import why
from factcheck.workflow.claims import Wording, open_claim, word_claim
from factcheck.workflow.confidentiality import keep_confidential
from tests.factories import a_person, an_article, article_of


def waiting(session: Session, scores: Sequence[float], said_by: str = "Odile Fenn") -> list[Claim]:
    """Waiting claims of one article, with these scores."""
    lines = [
        f"“Shed {number} of {said_by} was never let in May,” {said_by} said."
        for number in range(len(scores))
    ]
    article = an_article(session, "\n\n".join(lines))
    found = [
        session.get_one(Claim, number)
        for number, _ in waiting_of_article(session, a_person(session), article.id, 99)
    ]
    found.sort(key=lambda claim: claim.id)
    for claim, score in zip(found, scores, strict=True):
        claim.score = claim.priority = score
        session.add(claim)
    session.flush()
    return found


def shown(session: Session, viewer: Person, asks: Asks) -> list[list[int]]:
    return [[row.id for row in group.rows] for group in inbox(session, viewer, asks).groups]


def test_claims_stand_in_one_line_the_best_first(storage: Database) -> None:
    with storage.transaction() as session:
        low, high, even, opened = waiting(session, (0.1, 0.9, 0.1, 0.5))
        viewer = a_person(session)
        open_claim(session, viewer, opened.id)
        assert shown(session, viewer, Asks()) == [[high.id, even.id, low.id]]
        assert shown(session, viewer, Asks(least=50)) == [[high.id]]


def test_articles_stand_where_their_best_claims_do(storage: Database) -> None:
    with storage.transaction() as session:
        first = waiting(session, (0.3, 0.8))
        second = waiting(session, (0.9, 0.2), "Bo Lind")
        viewer = a_person(session)
        found = inbox(session, viewer, Asks(By.ARTICLE))
        assert [[row.id for row in group.rows] for group in found.groups] == [
            [second[0].id, second[1].id],
            [first[1].id, first[0].id],
        ]
        assert found.groups[0].id == article_of(session, second[0]).id
        assert [group.total for group in found.groups] == [2, 2]


def test_claimants_stand_where_their_best_claims_do_the_unknown_among_them(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        first = waiting(session, (0.3, 0.8, 0.5))
        second = waiting(session, (0.7,), "Bo Lind")
        word_claim(session, a_person(session), first[2].id, Wording())
        found = inbox(session, a_person(session), Asks(By.CLAIMANT))
        assert [(group.title, [row.id for row in group.rows]) for group in found.groups] == [
            ("Odile Fenn", [first[1].id, first[0].id]),
            ("Bo Lind", [second[0].id]),
            (None, [first[2].id]),
        ]


@pytest.mark.parametrize("by", By)
def test_page_by_page_nothing_is_left_out_and_no_group_comes_twice(
    storage: Database, by: By
) -> None:
    with storage.transaction() as session:
        made = [
            claim
            for number in range(19)
            for claim in waiting(
                session, (number / 40, (40 - number) / 40, 0.5), f"Bo Lind{number}"
            )
        ]
        viewer = a_person(session)
        asks: Asks | None = Asks(by)
        seen: list[int] = []
        groups: list[int | None] = []
        while asks is not None:
            page = inbox(session, viewer, asked(asks.pairs().items()))
            seen += [row.id for group in page.groups for row in group.rows]
            groups += [group.id for group in page.groups]
            asks = page.next
        assert sorted(seen) == sorted(claim.id for claim in made)
        if by is not By.LINE:
            assert len(set(groups)) == len(groups) == 19


def test_the_inbox_is_narrowed_by_type_claimant_outlet_and_article(storage: Database) -> None:
    with storage.transaction() as session:
        ours = waiting(session, (0.5, 0.4))
        [other] = waiting(session, (0.6,), "Bo Lind")
        other.claim_type = ClaimType.NUMBER
        session.flush()
        viewer = a_person(session)
        assert shown(session, viewer, Asks(type=ClaimType.NUMBER)) == [[other.id]]
        assert shown(session, viewer, Asks(claimant=other.claimant_id)) == [[other.id]]
        assert shown(session, viewer, Asks(outlet=999)) == []
        article = article_of(session, ours[0]).id
        both = [[ours[0].id, ours[1].id]]
        assert shown(session, viewer, Asks(article=article)) == both
        assert shown(session, viewer, Asks(By.ARTICLE, article=article)) == both


def test_a_confidential_claim_waits_for_who_is_named_alone(storage: Database) -> None:
    with storage.transaction() as session:
        made = waiting(session, (0.5, 0.4))
        editor, other = a_person(session, Role.EDITOR), a_person(session)
        keep_confidential(session, editor, made[0].id, [editor.id])
        for by in By:
            assert shown(session, editor, Asks(by)) == [[made[0].id, made[1].id]]
            assert shown(session, other, Asks(by)) == [[made[1].id]]
        article = article_of(session, made[0]).id
        assert len(waiting_of_article(session, other, article, 9)) == 1
        assert inbox(session, other, Asks(By.ARTICLE)).groups[0].total == 1
        with pytest.raises(NotAllowed):
            inbox(session, a_person(session, disabled=True), Asks())


@pytest.mark.parametrize(
    "odd",
    [
        {"by": "colour", "type": "odd", "least": "900", "after": "x_y"},
        {"claimant": "99999999999", "article": "-1", "after": "nan_3"},
        {"least": "²", "outlet": "½", "after": "0.5"},
    ],
)
def test_what_makes_no_sense_in_an_address_narrows_nothing(odd: dict[str, str]) -> None:
    assert asked(odd.items()) == Asks()


def test_the_reckoning_adds_up_to_the_place() -> None:
    words = "I have not met with any harbour master in 2020, and I think it was great"
    weights = {"says:harbour": 1.2, "kind:direct": -0.4, "says:tar": 9.0}
    told = why(words, ClaimKind.DIRECT, None, 0.41, ["says:harbour", "kind:direct"], weights, {})
    assert told.begins + sum(one.points for one in told.reasons) == told.score == 41
    assert told.score + sum(one.points for one in told.learned) == told.place
    assert [one.said for one in told.learned] == ["says “harbour”", "is given as quotation"]
    assert told.moved > 0


def test_what_cannot_be_checked_says_why_it_ranks_low() -> None:
    told = why("It will be great", ClaimKind.DIRECT, ClaimType.PREDICTION, 0.1, [], {}, {})
    assert told.low is not None
    assert "A prediction ranks low" in told.low
    assert told.place == 10


@pytest.mark.parametrize(
    ("headline", "is_shown"),
    [
        ("Shed 0 of Odile Fenn was never let in May", False),
        ("Odile Fenn’s shed was never let, for all that anybody in the harbour…", False),
        ("Shed 0 of Odile Fenn was never let in May 2026", True),
    ],
)
def test_a_heading_stands_there_only_where_it_adds_something(
    storage: Database, headline: str, is_shown: bool
) -> None:
    with storage.transaction() as session:
        (claim,) = waiting(session, (0.5,))
        claim.suggested_headline = headline
        session.add(claim)
        session.flush()
        (group,) = inbox(session, a_person(session), Asks()).groups
        assert group.rows[0].heading == (headline if is_shown else None)
