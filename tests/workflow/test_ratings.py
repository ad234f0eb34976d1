"""Schemes of rating: added to, worded, ordered, retired, brought back."""

from typing import Any

import pytest
from sqlmodel import Session, col, select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import (
    Claim,
    Event,
    Person,
    Rating,
    RatingScheme,
    Role,
    Rules,
    SettlingReason,
    Status,
)
from factcheck.queries.ratings import offered, scale, scheme_of, schemes
from factcheck.queries.telling import tell
from factcheck.workflow.desk import change_policy
from factcheck.workflow.drafts import Unfinished, save_draft
from factcheck.workflow.ratings import (
    RatingWording,
    add_rating,
    add_scheme,
    bring_rating_back,
    move_rating,
    remove_rating,
    rename_scheme,
    retire_rating,
    word_rating,
)
from factcheck.workflow.reviews import settle_dispute
from factcheck.workflow.revisions import revise_review
from factcheck.workflow.verdicts import sign_off
from tests.factories import a_claim, a_person, a_review, rating_named, some_evidence


def editor(session: Session) -> Person:
    return a_person(session, Role.EDITOR)


def wording(label: str = "Half true", **changes: Any) -> RatingWording:
    return RatingWording(
        **{"label": label, "definition": "One half holds.", "colour": "#8a8377"} | changes
    )


def desk_scale(session: Session) -> RatingScheme:
    return session.exec(select(RatingScheme).where(RatingScheme.key == "desk-scale")).one()


def labels(session: Session, scheme: RatingScheme) -> list[str]:
    return [rating.label for rating in scale(session, scheme)]


def told(session: Session) -> list[str]:
    """What the history says of ratings, without who did it."""
    events = session.exec(select(Event).where(col(Event.verb).startswith("rating.")))
    return [tell(event).removeprefix(f"{event.actor_name} ") for event in events]


def test_a_rating_is_added_at_the_end_and_the_history_tells_of_it(storage: Database) -> None:
    with storage.transaction() as session:
        scheme = desk_scale(session)
        rating = add_rating(session, editor(session), scheme.id, wording("  Half\n true "), 6)
        assert labels(session, scheme)[-1] == "Half true"
        assert (rating.key, rating.number, scheme.revision) == ("half-true", 6, 2)
        assert told(session) == ["added a rating: “Half true”."]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"label": " "}, "what it is called"),
        ({"label": "x" * 61}, "under 60"),
        ({"definition": ""}, "what it means"),
        ({"definition": "x" * 501}, "under 500"),
        ({"colour": "red"}, "like #a3221b"),
        ({"colour": "#fffdf0"}, "hardly be seen on the light page"),
        ({"colour": "#101014"}, "hardly be seen on the dark page"),
    ],
)
def test_a_wording_that_nobody_could_use_is_refused(wrong: dict[str, str], said: str) -> None:
    with pytest.raises(RuleBroken, match=said):
        wording(**wrong)


def test_a_label_or_a_number_stands_once_in_a_scheme(database: Database) -> None:
    with database.transaction() as session:
        ilse, scheme = editor(session), desk_scale(session)
        for label in ("MIXED", "Mostly  true"):
            with pytest.raises(RuleBroken, match="already"):
                add_rating(session, ilse, scheme.id, wording(label))
        with pytest.raises(RuleBroken, match="“Mixed” has the number 3"):
            add_rating(session, ilse, scheme.id, wording(), 3)
        for number in (0, 101, -1):
            with pytest.raises(RuleBroken, match="from 1 to 100"):
                add_rating(session, ilse, scheme.id, wording(), number)
        with pytest.raises(RuleBroken, match="already"):
            word_rating(session, ilse, rating_named(session, "false").id, wording("true"))
        other = add_scheme(session, ilse, "School marks", shows_rating=True)
        assert add_rating(session, ilse, other.id, wording("Mixed"), 3).key == "mixed-2"


def test_a_rating_is_worded_anew_with_what_it_was_before_on_record(database: Database) -> None:
    with database.transaction() as session:
        mixed, ilse = rating_named(session, "mixed"), editor(session)
        word_rating(session, ilse, mixed.id, wording(mixed.label, definition="Some of it holds."))
        word_rating(session, ilse, mixed.id, wording(mixed.label, definition="Some of it holds."))
        event = session.exec(select(Event)).one()
    assert event.before is not None
    assert event.before["definition"].startswith("Parts of the claim")
    assert event.after == {
        "label": "Mixed",
        "definition": "Some of it holds.",
        "colour": "#8a8377",
        "number": 3,
    }


def test_ratings_change_places(database: Database) -> None:
    with database.transaction() as session:
        ilse, scheme, mixed = editor(session), desk_scale(session), rating_named(session, "mixed")
        move_rating(session, ilse, mixed.id, up=True)
        assert labels(session, scheme)[:3] == ["True", "Mixed", "Mostly true"]
        move_rating(session, ilse, mixed.id, up=True)
        move_rating(session, ilse, mixed.id, up=True)
        assert labels(session, scheme)[:3] == ["Mixed", "True", "Mostly true"]
        move_rating(session, ilse, mixed.id, up=False)
        assert labels(session, scheme)[:3] == ["True", "Mixed", "Mostly true"]


def test_a_retired_rating_is_offered_no_more_and_can_be_brought_back(storage: Database) -> None:
    with storage.transaction() as session:
        ilse, scheme, mixed = editor(session), desk_scale(session), rating_named(session, "mixed")
        claim = a_claim(session)
        some_evidence(session, claim)
        retire_rating(session, ilse, mixed.id)
        retire_rating(session, ilse, mixed.id)
        assert "Mixed" not in labels(session, scheme)
        with pytest.raises(RuleBroken, match="Choose a rating"):
            a_review(session, claim, "mixed")
        with pytest.raises(RuleBroken, match="bring it back"):
            add_rating(session, ilse, scheme.id, wording("mixed"))
        bring_rating_back(session, ilse, mixed.id)
        a_review(session, claim, "mixed")
        assert told(session) == ["retired a rating: “Mixed”.", "brought a rating back: “Mixed”."]


def test_a_number_that_was_given_away_keeps_its_first_owner_retired(database: Database) -> None:
    with database.transaction() as session:
        ilse, mixed = editor(session), rating_named(session, "mixed")
        retire_rating(session, ilse, mixed.id)
        add_rating(session, ilse, mixed.scheme_id, wording(), 3)
        with pytest.raises(RuleBroken, match="“Half true” has the number 3"):
            bring_rating_back(session, ilse, mixed.id)


def test_a_scheme_that_judges_claims_keeps_a_choice(database: Database) -> None:
    with database.transaction() as session:
        ilse, scheme = editor(session), desk_scale(session)
        ratings = list(scale(session, scheme))
        for rating in ratings[2:]:
            retire_rating(session, ilse, rating.id)
        for verb in (retire_rating, remove_rating):
            with pytest.raises(RuleBroken, match="two ratings at least"):
                verb(session, ilse, ratings[0].id)
        unused = add_scheme(session, ilse, "School marks", shows_rating=True)
        with pytest.raises(RuleBroken, match="offers no choice yet"):
            change_policy(session, ilse, Rules(scheme_id=unused.id))
        only = add_rating(session, ilse, unused.id, wording())
        remove_rating(session, ilse, only.id)
        assert labels(session, unused) == []


def test_a_rating_can_be_removed_until_somebody_judges(storage: Database) -> None:
    with storage.transaction() as session:
        ilse, scheme = editor(session), desk_scale(session)
        remove_rating(session, ilse, rating_named(session, "misleading").id)
        assert "Misleading" not in labels(session, scheme)
        a_claim(session, Status.IN_REVIEW)
        # Whether the sealed review gave it isn't asked: the answer would tell.
        for key in ("false", "true"):
            with pytest.raises(RuleBroken, match="Retire it instead"):
                remove_rating(session, ilse, rating_named(session, key).id)
        added = add_rating(session, ilse, scheme.id, wording())
        [view] = [view for view in schemes(session, ilse) if view.is_in_force]
        assert view.removable == {added.id}
        remove_rating(session, ilse, added.id)
        with pytest.raises(NotFound):
            remove_rating(session, ilse, added.id)


def test_what_was_rated_before_it_was_retired_is_agreed_on_and_published(
    database: Database,
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.IN_REVIEW)
        false = rating_named(session, "false")
        retire_rating(session, editor(session), false.id)
        disputed = a_claim_in_dispute(session, "true", "mixed")
        retire_rating(session, editor(session), rating_named(session, "mixed").id)
        a_review(session, claim, "true")
        assert claim.status is Status.DISPUTED
        with pytest.raises(RuleBroken, match="Choose a rating"):
            settle_dispute(
                session,
                editor(session),
                disputed.id,
                rating_id=rating_named(session, "mixed").id,
                reason=SettlingReason.JUDGEMENT,
                note="It was offered once.",
            )


def a_claim_in_dispute(session: Session, *ratings: str) -> Claim:
    claim = a_claim(session)
    some_evidence(session, claim)
    for rating in ratings:
        a_review(session, claim, rating)
    return claim


def test_a_reviewer_whose_rating_was_retired_revises_to_one_that_is_offered(
    database: Database,
) -> None:
    with database.transaction() as session:
        claim, ada = a_claim(session), a_person(session)
        some_evidence(session, claim)
        review = a_review(session, claim, "mixed", by=ada)
        a_review(session, claim, "true")
        retire_rating(session, editor(session), rating_named(session, "mixed").id)
        words = "The accounts leave no doubt."
        with pytest.raises(RuleBroken, match="Choose a rating"):
            revise_review(session, ada, review.id, rating_id=review.rating_id, justification=words)
        true = rating_named(session, "true").id
        revise_review(session, ada, review.id, rating_id=true, justification=words)
        assert claim.status is Status.AGREED


def test_a_correction_may_keep_the_rating_that_was_retired_meanwhile(database: Database) -> None:
    with database.transaction() as session:
        claim, false = a_claim(session, Status.CORRECTING), rating_named(session, "false")
        retire_rating(session, editor(session), false.id)
        assert offered(session, claim, scheme_of(session, claim))[-1].id == false.id
        verdict = sign_off(
            session,
            editor(session),
            claim.id,
            conclusion="The council paid.",
            rating_id=false.id,
            correction="A date was wrong.",
        )
        assert verdict.rating_id == false.id


def test_a_claim_is_rated_on_the_scheme_it_was_opened_under(database: Database) -> None:
    with database.transaction() as session:
        ilse, before = editor(session), a_claim(session)
        some_evidence(session, before)
        marks = add_scheme(session, ilse, "School marks", shows_rating=True)
        add_rating(session, ilse, marks.id, wording("Pass"), 2)
        add_rating(session, ilse, marks.id, wording("Fail"), 1)
        change_policy(session, ilse, Rules(scheme_id=marks.id))
        after = a_claim(session)
        some_evidence(session, after)
        with pytest.raises(RuleBroken, match="Choose a rating"):
            a_review(session, after, "false")
        a_review(session, after, "fail")
        with pytest.raises(RuleBroken, match="Choose a rating"):
            a_review(session, before, "fail")
        a_review(session, before, "false")


def test_who_saw_an_older_scheme_changes_nothing(storage: Database) -> None:
    with storage.transaction() as session:
        ilse, scheme, mixed = editor(session), desk_scale(session), rating_named(session, "mixed")
        seen = scheme.revision
        rename_scheme(session, ilse, scheme.id, "Scale of the desk", seen)
        late: list[Any] = [
            lambda: add_rating(session, ilse, scheme.id, wording(), None, seen),
            lambda: word_rating(session, ilse, mixed.id, wording(), seen),
            lambda: move_rating(session, ilse, mixed.id, up=True, seen=seen),
            lambda: retire_rating(session, ilse, mixed.id, seen),
            lambda: remove_rating(session, ilse, mixed.id, seen),
            lambda: rename_scheme(session, ilse, scheme.id, "Scale", seen),
        ]
        for verb in late:
            with pytest.raises(OutOfDate, match="Scale of the desk"):
                verb()


def test_schemes_are_called_differently_and_are_the_editors_affair(database: Database) -> None:
    with database.transaction() as session:
        ilse, mara, scheme = editor(session), a_person(session), desk_scale(session)
        for taken in ("desk  SCALE", "Conclusion alone"):
            with pytest.raises(RuleBroken, match="already"):
                add_scheme(session, ilse, taken, shows_rating=True)
        with pytest.raises(RuleBroken, match="already"):
            rename_scheme(session, ilse, scheme.id, "Conclusion Alone")
        mixed = rating_named(session, "mixed").id
        refused: list[Any] = [
            lambda: add_scheme(session, mara, "Marks", shows_rating=True),
            lambda: rename_scheme(session, mara, scheme.id, "Marks"),
            lambda: add_rating(session, mara, scheme.id, wording()),
            lambda: word_rating(session, mara, mixed, wording()),
            lambda: move_rating(session, mara, mixed, up=True),
            lambda: retire_rating(session, mara, mixed),
            lambda: bring_rating_back(session, mara, mixed),
            lambda: remove_rating(session, mara, mixed),
        ]
        for verb in refused:
            with pytest.raises(NotAllowed):
                verb()
        assert session.exec(select(Rating)).all()[0].label == "True"


def test_a_draft_that_chose_a_removed_rating_keeps_its_words(storage: Database) -> None:
    with storage.transaction() as session:
        ada, claim = a_person(session), a_claim(session)
        some_evidence(session, claim)
        false = rating_named(session, "false")
        begun = Unfinished(rating_id=false.id, justification="The accounts show")
        draft = save_draft(session, ada, claim.id, begun, seen=0)
        assert draft.rating_id == false.id
        remove_rating(session, editor(session), false.id)
        session.refresh(draft)
        assert (draft.rating_id, draft.justification) == (None, "The accounts show")
        save_draft(session, ada, claim.id, begun, seen=draft.revision)
        assert draft.rating_id is None
