"""What the register says of a claimant: name, role, person or body, and aliases."""

from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from factcheck.db import take_turns
from factcheck.errors import NotFound, RuleBroken
from factcheck.models import (
    LONGEST_NAME,
    AliasKind,
    Appearance,
    Claim,
    Claimant,
    ClaimantAlias,
    ClaimantKind,
    May,
    Passage,
    Person,
    Version,
    now,
)
from factcheck.queries.claimants import is_known
from factcheck.workflow.claimants import key_of_name, name_it
from factcheck.workflow.history import demand, record
from factcheck.workflow.published import list_under
from factcheck.workflow.register import changed, claimant_for_change


@dataclass(frozen=True, slots=True)
class Entry:
    """What an editor writes of a claimant."""

    name: str
    role: str | None = None
    kind: ClaimantKind | None = None
    is_unnamed: bool = False


def describe(
    session: Session, actor: Person, claimant_id: int, entry: Entry, seen: int | None = None
) -> Claimant:
    """Write a claimant's name, role and kind; the name before becomes an alias."""
    demand(actor, May.CLAIMANTS)
    take_turns(session, "claimants")
    claimant = claimant_for_change(session, actor, claimant_id, seen)
    before = _facts(claimant)
    name = " ".join(entry.name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise RuleBroken(f"Write the name, in at most {LONGEST_NAME} characters.")
    articles = _articles_of(session, claimant)
    if entry.is_unnamed and len(articles) > 1:
        raise RuleBroken(
            "These claims are of several articles, and nobody knows whether an unnamed source is"
            " the same in all of them. Split them first."
        )
    was_public, former = claimant.name, claimant.name_key
    claimant.is_unnamed = entry.is_unnamed
    # A surname alone stays what one article calls somebody, unless it is said to be a body.
    own = former != key_of_name(claimant.name) and name == claimant.name
    keeps = entry.is_unnamed or (own and entry.kind is not ClaimantKind.ORGANIZATION)
    with session.no_autoflush:
        article = next(iter(articles), None) if keeps and not own else None
        if not (keeps and own):
            name_it(claimant, name, article)
        _refuse_taken(session, claimant, claimant.name_key)
    claimant.role = " ".join((entry.role or "").split()) or None
    claimant.kind = entry.kind or claimant.kind
    if former == key_of_name(was_public) != claimant.name_key:
        _add(session, actor, claimant, was_public)
    if (after := _facts(claimant)) != before:
        mine = session.exec(select(Claim.id).where(Claim.claimant_id == claimant.id)).all()
        list_under(session, mine, was_public, claimant)
        changed(session, claimant)
        subject = f"claimant:{claimant.id}"
        record(session, actor, "claimant.described", subject, before=before, after=after)
    return claimant


def add_alias(
    session: Session, actor: Person, claimant_id: int, words: str, seen: int | None = None
) -> ClaimantAlias:
    """Say that a claimant is called so too: whoever is, is this one from now on."""
    demand(actor, May.CLAIMANTS)
    take_turns(session, "claimants")
    claimant = claimant_for_change(session, actor, claimant_id, seen)
    name = " ".join(words.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise RuleBroken(f"Write the name, in at most {LONGEST_NAME} characters.")
    _refuse_taken(session, claimant, key_of_name(name))
    if key_of_name(name) == claimant.name_key:
        raise RuleBroken("That is the name already.")
    alias = _add(session, actor, claimant, name)
    changed(session, claimant)
    _tell(session, actor, "alias_added", alias)
    return alias


def withdraw_alias(session: Session, actor: Person, alias_id: int) -> ClaimantAlias:
    """Say that a claimant isn't called so; the machine doesn't bring it back."""
    return _turn_alias(session, actor, alias_id, withdrawn=True)


def restore_alias(session: Session, actor: Person, alias_id: int) -> ClaimantAlias:
    """Undo withdrawing an alias."""
    return _turn_alias(session, actor, alias_id, withdrawn=False)


def _turn_alias(
    session: Session, actor: Person, alias_id: int, *, withdrawn: bool
) -> ClaimantAlias:
    demand(actor, May.CLAIMANTS)
    alias = session.get(ClaimantAlias, alias_id, with_for_update=True)
    if alias is None or not is_known(session, actor, alias.claimant_id):
        raise NotFound("There is no such name.")
    if (alias.withdrawn_at is not None) == withdrawn:
        raise RuleBroken("That is done already.")
    alias.withdrawn_at = now() if withdrawn else None
    session.add(alias)
    changed(session, session.get_one(Claimant, alias.claimant_id))
    _tell(session, actor, "alias_withdrawn" if withdrawn else "alias_added", alias)
    return alias


def _add(session: Session, actor: Person, claimant: Claimant, words: str) -> ClaimantAlias:
    key = key_of_name(words)
    alias = session.exec(
        select(ClaimantAlias).where(
            ClaimantAlias.claimant_id == claimant.id,
            ClaimantAlias.kind == AliasKind.NAME,
            ClaimantAlias.key == key,
        )
    ).first() or ClaimantAlias(
        claimant_id=claimant.id, kind=AliasKind.NAME, words=words, key=key, added_by_id=actor.id
    )
    alias.withdrawn_at = None
    session.add(alias)
    session.flush()
    return alias


def _refuse_taken(session: Session, claimant: Claimant, key: str) -> None:
    taken = session.exec(
        select(Claimant).where(Claimant.name_key == key, Claimant.id != claimant.id)
    ).first()
    if taken is not None and taken.merged_into_id != claimant.id:
        raise RuleBroken(
            f"The register has {taken.name} already. Merge the two if they are one; else say in"
            f" brackets who this is: “{taken.name} (the coach)”."
        )
    if taken is not None:
        raise RuleBroken(f"{taken.name} is an alias of this claimant already.")


def _articles_of(session: Session, claimant: Claimant) -> list[int]:
    """Up to two articles in which the claims of a claimant appear."""
    query = (
        select(Version.article_id)
        .join(Passage, col(Passage.version_id) == Version.id)
        .join(Appearance, col(Appearance.passage_id) == Passage.id)
        .join(Claim, col(Claim.id) == Appearance.claim_id)
        .where(Claim.claimant_id == claimant.id)
        .group_by(col(Version.article_id))
        .order_by(func.min(Appearance.id))
        .limit(2)
    )
    return list(session.exec(query))


def _facts(claimant: Claimant) -> dict[str, str | None]:
    return {
        "claimant": claimant.name,
        "claimant_role": claimant.role,
        "claimant_kind": claimant.kind.value if claimant.kind else None,
        "unnamed": "yes" if claimant.is_unnamed else None,
    }


def _tell(session: Session, actor: Person, deed: str, alias: ClaimantAlias) -> None:
    after = {"alias": alias.words}
    record(session, actor, f"claimant.{deed}", f"claimant:{alias.claimant_id}", after=after)
