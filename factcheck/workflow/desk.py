"""The desk itself: its first ratings and policy, and the person at the shell."""

from sqlmodel import Session, col, select

from factcheck.errors import OutOfDate, RuleBroken
from factcheck.models import May, Person, Policy, Rating, Role
from factcheck.workflow.history import demand, record

#: key, label, number, colour, definition. Unordered ratings carry no number.
FIRST_RATINGS = (
    ("true", "True", 5, "#17683f", "The evidence bears it out, and nothing of weight is missing."),
    ("mostly-true", "Mostly true", 4, "#7ba05b", "The claim holds, and needs a clarification."),
    ("mixed", "Mixed", 3, "#c79a2b", "Parts of the claim hold, and parts of equal weight do not."),
    ("mostly-false", "Mostly false", 2, "#c0562f", "It has a grain of truth, and its point fails."),
    ("false", "False", 1, "#a3221b", "The evidence shows that the claim is wrong."),
    ("misleading", "Misleading", None, "#6b4a9c", "The words are right; what they imply is not."),
    ("unproven", "Unproven", None, "#5d574e", "What is on record can’t settle it either way."),
)  # fmt: skip

MOST_SOURCES = 5
LONGEST_REVIEW_BY = 3_650  # days


def set_up(session: Session) -> None:
    """Give an empty desk its ratings and its first policy; a desk that has them keeps its own."""
    if session.exec(select(Rating).limit(1)).first() is None:
        for position, (key, label, number, colour, definition) in enumerate(FIRST_RATINGS):
            session.add(
                Rating(
                    key=key,
                    label=label,
                    number=number,
                    colour=colour,
                    definition=definition,
                    position=position,
                )
            )
    if session.exec(select(Policy).limit(1)).first() is None:
        session.add(Policy())
    session.flush()


def policy_in_force(session: Session) -> Policy:
    """The newest policy."""
    return session.exec(select(Policy).order_by(col(Policy.id).desc()).limit(1)).one()


def change_policy(
    session: Session,
    actor: Person,
    *,
    reviews_wanted: int,
    one_person_desk: bool,
    finder_may_review: bool = True,
    attacher_may_review: bool = True,
    sources_wanted: int = 1,
    own_article_may_suffice: bool = True,
    review_by_days: int | None = None,
    seen: int | None = None,
) -> Policy:
    """Put a new policy in force; claims that are open keep the one they were opened under.

    ``seen`` is the policy that the form showed; raises ``OutOfDate`` when another is in force. The
    same rules again change nothing.
    """
    demand(actor, May.POLICY)
    if reviews_wanted not in (1, 2, 3):
        raise RuleBroken("A claim needs one, two or three reviews.")
    if not 0 <= sources_wanted <= MOST_SOURCES:
        raise RuleBroken(f"Ask for {MOST_SOURCES} independent sources at most.")
    if review_by_days is not None and not 1 <= review_by_days <= LONGEST_REVIEW_BY:
        raise RuleBroken(f"Look at a report again after 1 to {LONGEST_REVIEW_BY:,} days.")
    before = policy_in_force(session)
    if seen is not None and seen != before.id:
        raise OutOfDate("Somebody changed the policy while you had it open. Look at it again.")
    policy = Policy(
        reviews_wanted=reviews_wanted,
        one_person_desk=one_person_desk,
        finder_may_review=finder_may_review,
        attacher_may_review=attacher_may_review,
        sources_wanted=sources_wanted,
        own_article_may_suffice=own_article_may_suffice,
        review_by_days=review_by_days,
        made_by_id=actor.id,
    )
    if _rules(policy) == _rules(before):
        return before
    session.add(policy)
    session.flush()
    record(
        session,
        actor,
        "policy.changed",
        f"policy:{policy.id}",
        before=_rules(before),
        after=_rules(policy),
    )
    return policy


def shell_name(login: str) -> str:
    """The name, and the stand-in for an e-mail address, of whoever acts at a shell."""
    return f"shell:{login.lower()}"


def shell_person(session: Session, login: str) -> Person:
    """Who acts at the shell: an admin named “shell:<login>” that can't sign in."""
    name = shell_name(login)
    person = session.exec(select(Person).where(Person.email == name)).first()
    if person is None:
        person = Person(name=name, email=name, role=Role.ADMIN, is_shell=True)
        session.add(person)
        session.flush()
    return person


def _rules(policy: Policy) -> dict[str, object]:
    return policy.model_dump(exclude={"id", "made_by_id", "made_at"})
