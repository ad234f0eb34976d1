"""Whom a comment mentions: each mention is one person who may know of the claim."""

from sqlmodel import Session, col, select

from factcheck.errors import RuleBroken
from factcheck.models import Claim, Person
from factcheck.queries.viewing import may_know
from factcheck.text.mentions import Known, Mention, mentions_in

MOST = 20


def mentioned(session: Session, claim: Claim, text: str) -> list[tuple[int, str]]:
    """Number of each person mentioned, with the name as it was written.

    Raises ``RuleBroken`` for a mention of nobody, of somebody who has left or may not know of the
    claim, and for one that fits several people.
    """
    if "@" not in text:
        return []
    people = {
        person.id: person
        for person in session.exec(select(Person).where(col(Person.is_shell).is_(False)))
    }
    found = mentions_in(text, [Known(one.id, one.name, one.email) for one in people.values()])
    if len(found) > MOST:
        raise RuleBroken(f"That mentions {len(found)} people; mention at most {MOST}.")
    return [(_only(session, claim, mention, people).id, mention.written) for mention in found]


def _only(session: Session, claim: Claim, mention: Mention, people: dict[int, Person]) -> Person:
    written = f"“@{mention.written}”"
    fitting = [people[one.id] for one in mention.fitting]
    if not fitting:
        raise RuleBroken(
            f"{written} is nobody at this desk. Write the name as the list has it, or a blank"
            " after the @ if you mean no person."
        )
    if len(active := [one for one in fitting if one.disabled_at is None]) > 1:
        forms = " or ".join(f"@{_surest(one, active)}" for one in active)
        raise RuleBroken(f"{written} could be several people. Write {forms}.")
    if not active:
        raise RuleBroken(f"{fitting[0].name}’s account is disabled, so nobody reads {written}.")
    if not may_know(session, active[0], claim):
        raise RuleBroken(
            f"{claim.ref} is confidential, and {active[0].name} isn’t named for it:"
            f" take {written} out."
        )
    return active[0]


def _surest(person: Person, fitting: list[Person]) -> str:
    """The name, or the e-mail address where others are called the same."""
    same = [one for one in fitting if one.name.lower() == person.name.lower()]
    return person.name if len(same) == 1 else person.email
