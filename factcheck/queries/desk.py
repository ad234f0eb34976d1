"""Questions about the desk itself: its ratings and its policy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from factcheck.models import May, Person, Policy, Rating
from factcheck.queries.viewing import demand


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """A policy, since when it has been in force, and who put it there."""

    policy: Policy
    #: None for the policy that the desk began with.
    made_by: str | None

    @property
    def made_at(self) -> datetime:
        """Since when."""
        return self.policy.made_at


def rating_colours(session: Session) -> Sequence[tuple[int, str]]:
    """The number and colour of every rating, retired ones too; reports show them to everybody."""
    return session.exec(select(Rating.id, Rating.colour).order_by(col(Rating.id))).all()


def in_words(policy: Policy) -> list[str]:
    """The rules of a policy that ask for something, each in a few words."""
    reviews, sources, days = policy.reviews_wanted, policy.sources_wanted, policy.review_by_days
    said = [
        counted(reviews, "review").capitalize(),
        "whoever reviewed may also settle and sign off"
        if policy.one_person_desk
        else "somebody who did not review settles and signs off",
        "" if policy.finder_may_review else "whoever marked or opened a claim does not review it",
        ""
        if policy.attacher_may_review
        else "whoever attached a passage of the evidence does not review it",
        f"at least {counted(sources, 'independent source')}" if sources else "",
        ""
        if policy.own_article_may_suffice
        else "the article in which the claim was made is not enough by itself",
        f"looked at again within {counted(days, 'day')} of publication" if days else "",
    ]
    return [rule for rule in said if rule]


def counted(number: int, noun: str) -> str:
    """“one review”, “two reviews”, “90 days”."""
    words = ("no", "one", "two", "three", "four", "five")
    return f"{words[number] if number < len(words) else number} {noun}{'' if number == 1 else 's'}"


def policies(session: Session, viewer: Person) -> Sequence[PolicyChange]:
    """Every policy that was ever in force, the one that is now first."""
    demand(viewer, May.READ)
    rows = session.exec(
        select(Policy, Person.name)
        .outerjoin(Person, col(Person.id) == Policy.made_by_id)
        .order_by(col(Policy.id).desc())
    )
    return [PolicyChange(policy, name) for policy, name in rows]
