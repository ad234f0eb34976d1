"""Events told in sentences."""

import re
from pathlib import Path

import pytest

from factcheck.models import Event
from factcheck.queries import telling
from factcheck.queries.changed import Change, changes
from factcheck.queries.telling import is_milestone, tell

WORKFLOW = Path(telling.__file__).parent.parent / "workflow"


def event(verb: str, after: dict[str, object] | None = None, **others: object) -> Event:
    return Event(
        actor_id=1, actor_name="Ada Moss", verb=verb, subject="claim:1", after=after, **others
    )


@pytest.mark.parametrize(
    ("verb", "after", "told"),
    [
        ("claim.opened", {"status": "open"}, "Ada Moss opened it."),
        (
            "claim.set_aside",
            {"reason": "not_checkable"},
            "Ada Moss set it aside: not checkable.",
        ),
        (
            "evidence.attached",
            {"stance": "supports", "exact": "The town paid."},
            "Ada Moss attached a passage as supporting it: “The town paid.”",
        ),
        (
            "evidence.attached",
            {"stance": "context", "exact": "the town"},
            "Ada Moss attached a passage as context: “the town”.",
        ),
        (
            "bearing.tied",
            {"stance": "supports", "words": "The town paid"},
            "Ada Moss tied evidence to a part, as supporting it: “The town paid”.",
        ),
        ("review.submitted", {"in": 1, "wanted": 2}, "Ada Moss submitted a review (1 of 2 in)."),
        (
            "round.completed",
            {"round": 1, "ratings": [{"person": "Ada Moss", "rating": "False"}]},
            "Ada Moss completed round 1 (Ada Moss: False).",
        ),
        (
            "dispute.settled",
            {"rating": "Mixed", "reason": "misreading", "note": "Look again."},
            "Ada Moss settled the dispute as Mixed (misreading): “Look again.”",
        ),
        ("report.published", {"edition": 2}, "Ada Moss published edition 2."),
        (
            "report.void",
            {"edition": 2, "sentence": "It was another pier."},
            "Ada Moss declared it void by edition 2: “It was another pier.”",
        ),
        (
            "report.withheld",
            {"ground": "privacy", "reason": "She is a child."},
            "Ada Moss withheld its report, for privacy: “She is a child.”",
        ),
        ("thing.not_known_yet", None, "Ada Moss thing not known yet."),
    ],
)
def test_an_event_is_a_sentence(verb: str, after: dict[str, object] | None, told: str) -> None:
    assert tell(event(verb, after)) == told


def test_a_long_passage_is_quoted_in_part() -> None:
    told = tell(event("evidence.attached", {"stance": "context", "exact": "word " * 100}))
    assert len(told) < 220
    assert told.endswith(" word…”")


def test_words_without_blanks_are_quoted_in_part_too() -> None:
    told = tell(event("evidence.attached", {"stance": "context", "exact": "桥" * 500}))
    assert 150 < told.count("桥") < 160


def test_a_day_is_told_as_people_write_it() -> None:
    worded = event("claim.worded", {"said_on": "2026-10-04"}, before={"said_on": None})
    assert changes(worded) == [Change("Said on", None, "4 October 2026")]


def test_what_changed_has_a_before_and_an_after() -> None:
    restated = event(
        "evidence.restated",
        {"stance": "context", "note": "New."},
        before={"stance": "supports", "note": None},
    )
    assert changes(restated) == [
        Change("Stance", "Supports", "Context"),
        Change("Note", None, "New."),
    ]


def test_what_is_new_has_no_before() -> None:
    assert changes(event("claim.marked", {"headline": "Free pier"})) == []


def test_only_the_steps_of_a_life_are_milestones() -> None:
    assert is_milestone(event("report.published"))
    assert not is_milestone(event("evidence.attached"))


def test_every_verb_about_a_claim_has_its_words() -> None:
    """People and policies have pages of their own; what a claim's activity shows is told here."""
    nouns = (
        "claim|evidence|part|bearing|suggestion|round|review|dispute|verdict|report|correction|link"
        "|comment|thread"
    )
    about_claims = rf'"((?:{nouns})\.[a-z_]+)"'
    written = {
        verb
        for file in WORKFLOW.glob("*.py")
        for verb in re.findall(about_claims, file.read_text(encoding="utf-8"))
    }
    assert len(written) > 20
    assert written <= set(telling._TELLINGS)
