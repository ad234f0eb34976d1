"""Questions about the desk's policy."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import zip_longest

from sqlmodel import Session, col, select

from factcheck.models import May, Person, Policy, RatingScheme, Rules
from factcheck.queries.viewing import demand


@dataclass(frozen=True, slots=True)
class Said:
    """A rule in words, as “Reviews: two”."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A rule that a policy changed."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """A policy, since when it has been in force, who put it there, and what it changed."""

    policy: Policy
    #: None for the policy that the desk began with.
    made_by: str | None
    said: list[Said]
    #: Against the policy before it; none for the first.
    changed: list[Difference]

    @property
    def made_at(self) -> datetime:
        """Since when."""
        return self.policy.made_at


def in_words(rules: Rules, scheme: str) -> list[Said]:
    """Every rule in words, in the order of ``Rules``; ``scheme`` is the name of its scheme."""
    sources, days = rules.sources_wanted, rules.review_by_days
    words = {
        "reviews_wanted": ("Reviews", counted(rules.reviews_wanted, "sealed review")),
        "one_person_desk": (
            "Who settles and signs off",
            "anybody whose role allows it, whoever reviewed too"
            if rules.one_person_desk
            else "somebody who did not review",
        ),
        "finder_may_review": (
            "Whoever marked or opened a claim",
            _may_review(rules.finder_may_review),
        ),
        "attacher_may_review": (
            "Whoever attached a passage of the evidence",
            _may_review(rules.attacher_may_review),
        ),
        "scheme_id": ("Rated on", scheme),
        "sources_wanted": (
            "Independent sources",
            f"at least {in_letters(sources)}" if sources else "no least number",
        ),
        "own_article_may_suffice": (
            "The article in which the claim was made",
            "may be the only source"
            if rules.own_article_may_suffice
            else "is not enough by itself",
        ),
        "primary_source_wanted": ("A primary source", _needed(rules.primary_source_wanted)),
        "other_side_wanted": ("A search for the other side", _needed(rules.other_side_wanted)),
        "review_by_days": (
            "A published report",
            f"is looked at again within {counted(days, 'day')}"
            if days
            else "is looked at again when its evidence changes",
        ),
    }
    return [Said(*words[rule.name]) for rule in fields(Rules)]


def counted(number: int, noun: str) -> str:
    """“one review”, “two reviews”, “90 days”."""
    return f"{in_letters(number)} {noun}{'' if number == 1 else 's'}"


def in_letters(number: int) -> str:
    """“two”; figures above five."""
    words = ("no", "one", "two", "three", "four", "five")
    return words[number] if number < len(words) else str(number)


def policies(session: Session, viewer: Person) -> Sequence[PolicyChange]:
    """Every policy that was ever in force, the one that is now first."""
    demand(viewer, May.READ)
    rows = session.exec(
        select(Policy, RatingScheme.label, Person.name)
        .join(RatingScheme, col(RatingScheme.id) == Policy.scheme_id)
        .outerjoin(Person, col(Person.id) == Policy.made_by_id)
        .order_by(col(Policy.id).desc())
    ).all()
    said = [in_words(policy.rules, scheme) for policy, scheme, _ in rows]
    return [
        PolicyChange(policy, name, now, differences(before, now) if before else [])
        for (policy, _, name), now, before in zip_longest(rows, said, said[1:])
    ]


def differences(before: Sequence[Said], after: Sequence[Said]) -> list[Difference]:
    """The rules that aren't said in the same words."""
    return [
        Difference(one.label, one.words, other.words)
        for one, other in zip(before, after, strict=True)
        if one != other
    ]


def _may_review(may: bool) -> str:
    return "may review it" if may else "does not review it"


def _needed(is_needed: bool) -> str:
    return "needed" if is_needed else "not asked for"
