"""The desk itself: its first ratings and policies, and the person at the shell."""

from dataclasses import asdict, replace

from sqlmodel import Session, col, select

from factcheck.db import take_turns
from factcheck.errors import OutOfDate, RuleBroken
from factcheck.models import (
    FEWEST_RATINGS,
    May,
    Person,
    Policy,
    Rating,
    RatingScheme,
    Role,
    Rules,
)
from factcheck.queries.ratings import scale
from factcheck.workflow.history import demand, record
from factcheck.workflow.scales import locked_scheme

#: key, label, number, colour, definition. Unordered ratings carry no number.
_Given = tuple[str, str, int | None, str, str]

FIRST_RATINGS: tuple[_Given, ...] = (
    ("true", "True", 5, "#17683f", "The evidence bears it out, and nothing of weight is missing."),
    ("mostly-true", "Mostly true", 4, "#7ba05b", "The claim holds, and needs a clarification."),
    ("mixed", "Mixed", 3, "#c79a2b", "Parts of the claim hold, and parts of equal weight do not."),
    ("mostly-false", "Mostly false", 2, "#c0562f", "It has a grain of truth, and its point fails."),
    ("false", "False", 1, "#a3221b", "The evidence shows that the claim is wrong."),
    ("misleading", "Misleading", None, "#6b4a9c", "The words are right; what they imply is not."),
    ("unproven", "Unproven", None, "#5d574e", "What is on record can’t settle it either way."),
)  # fmt: skip

#: What the evidence comes to, for a desk without ratings: readers never see it.
FINDINGS: tuple[_Given, ...] = (
    ("supported", "Supported", None, "#2f7d57", "The evidence bears the claim out."),
    ("contradicted", "Contradicted", None, "#c0562f", "The evidence shows that it is wrong."),
    ("not-settled", "Not settled", None, "#8a8377", "The evidence doesn’t settle it."),
)  # fmt: skip

DESK_SCALE = "desk-scale"
CONCLUSION_ALONE = "conclusion-alone"


def set_up(session: Session) -> None:
    """Give an empty desk its schemes and its first policy; a desk that has them keeps its own."""
    first = _scheme(session, DESK_SCALE, "Desk scale", FIRST_RATINGS, shows_rating=True)
    _scheme(session, CONCLUSION_ALONE, "Conclusion alone", FINDINGS, shows_rating=False)
    if session.exec(select(Policy).limit(1)).first() is None:
        session.add(Policy(scheme_id=first.id))
    session.flush()


def _scheme(
    session: Session, key: str, label: str, ratings: tuple[_Given, ...], *, shows_rating: bool
) -> RatingScheme:
    """The scheme with this key, made and filled where the desk doesn't have it."""
    scheme = session.exec(select(RatingScheme).where(RatingScheme.key == key)).first()
    if scheme is None:
        scheme = RatingScheme(key=key, label=label, shows_rating=shows_rating)
        session.add(scheme)
        session.flush()
    if session.exec(select(Rating).where(Rating.scheme_id == scheme.id).limit(1)).first() is None:
        for position, (own_key, own_label, number, colour, definition) in enumerate(ratings):
            session.add(
                Rating(
                    scheme_id=scheme.id,
                    key=own_key,
                    label=own_label,
                    number=number,
                    colour=colour,
                    definition=definition,
                    position=position,
                )
            )
    return scheme


def policy_in_force(session: Session) -> Policy:
    """The newest policy."""
    return session.exec(select(Policy).order_by(col(Policy.id).desc()).limit(1)).one()


def change_policy(session: Session, actor: Person, rules: Rules, seen: int | None = None) -> Policy:
    """Put a new policy in force; claims that are open keep the one they were opened under.

    ``seen`` is the policy that the form showed; raises ``OutOfDate`` when another is in force. The
    same rules again change nothing. Raises ``RuleBroken`` for a scheme that offers no choice.
    """
    demand(actor, May.POLICY)
    take_turns(session, "policy")
    before = policy_in_force(session)
    if seen is not None and seen != before.id:
        raise OutOfDate("Somebody changed the policy while you had it open. Look at it again.")
    rules = replace(rules, scheme_id=rules.scheme_id or before.scheme_id)
    if rules == before.rules:
        return before
    scheme = locked_scheme(session, rules.scheme_id)
    if len(scale(session, scheme)) < FEWEST_RATINGS:
        raise RuleBroken(f"“{scheme.label}” offers no choice yet. Add two {scheme.noun}s to it.")
    policy = Policy(**asdict(rules), made_by_id=actor.id)
    session.add(policy)
    session.flush()
    record(
        session,
        actor,
        "policy.changed",
        f"policy:{policy.id}",
        before=asdict(before.rules),
        after=asdict(rules),
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
