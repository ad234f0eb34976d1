"""What decisions teach: bounded, held to nought, the same for the same decisions."""

import random

from factcheck.statistics.lessons import MOST, Lesson, learn, logit, moved, steps


def prior(_feature: str) -> float:
    return 0.3


def decisions(many: int, chance_of: dict[str, float]) -> list[Lesson]:
    dice = random.Random(7)  # noqa: S311
    return [
        Lesson([feature], 0.5, dice.random() < chance)
        for _ in range(many)
        for feature, chance in chance_of.items()
    ]


def test_before_the_first_decision_nothing_is_known_and_the_score_stands() -> None:
    assert learn([], prior) == {}
    assert steps(["a"], {}) == []
    assert moved(0.37, 0) == 0.37


def test_what_is_taken_up_more_often_goes_up_and_its_decisions_are_counted() -> None:
    known = learn(decisions(40, {"taken": 0.9, "left": 0.1}), prior)
    assert known["taken"].weight > 0.5
    assert known["left"].weight < -0.5
    assert known["taken"].taken + known["taken"].left == 40


def test_how_much_is_taken_up_altogether_moves_nothing() -> None:
    known = learn(decisions(200, {"one": 0.05, "other": 0.05}), prior)
    assert abs(known["one"].weight - known["other"].weight) < 0.5
    assert abs(known["one"].weight) < 0.7


def test_the_same_decisions_in_the_same_order_teach_the_same() -> None:
    line = decisions(60, {"a": 0.7, "b": 0.3})
    assert learn(line, prior) == learn(list(line), prior)


def test_all_that_was_learned_moves_a_thing_no_further_than_its_bound() -> None:
    found = steps(["a", "b", "c"], {"a": 5.0, "b": 2.0, "c": -0.5})
    assert abs(sum(step.by for step in found) - MOST) < 1e-9
    assert [step.feature for step in found] == ["a", "b", "c"]
    assert abs(logit(moved(0.5, MOST)) - MOST) < 1e-9


def test_scores_at_the_ends_can_be_moved_too() -> None:
    assert 0 < moved(0.0, 1.0) < 0.1
    assert 0.9 < moved(1.0, -1.0) < 1
