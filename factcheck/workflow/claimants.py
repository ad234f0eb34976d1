"""Whom a name means: the claimant of the register that is called so, made when there is none.

A machine joins what is one name written otherwise. It never makes two people of one surname one:
whoever is known in an article by a surname alone, or by no name, is that article's own.
"""

from collections.abc import Iterable
from typing import NamedTuple

from sqlmodel import Session, col, select

from factcheck.db import take_turns
from factcheck.models import (
    LONGEST_NAME,
    AliasKind,
    Claimant,
    ClaimantAlias,
    ClaimantKind,
    Person,
)
from factcheck.text.namesakes import Bearer, bearer, is_description, names_nobody, variant
from factcheck.text.walks import differ_clearly, share_a_word

#: More titles of one claimant than these aren't kept.
MOST_TITLES = 30


class Told(NamedTuple):
    """Whom an article makes responsible for some words, and where it says who that is."""

    name: str | None
    role: str | None
    is_unnamed: bool
    article_id: int
    version_id: int
    #: First code point and the one behind the last.
    place: list[int] | None


def claimant_named(
    session: Session, name: str | None, role: str | None = None, article_id: int | None = None
) -> Claimant | None:
    """The claimant whom a person means by that name, made when new; a role fills an empty one.

    None for no name, and for something too long to be one. A description (“a spokesman”) is of
    somebody unnamed, who is known in the article ``article_id`` alone.
    """
    if (written := _name(name)) is None:
        return None
    if is_description(written) and written[0].islower():
        return _of_article(session, written, _role(role), article_id, is_unnamed=True)
    called = _called(session, key_of_name(written)) or _variant(session, bearer(written), role)
    claimant = called or _made(session, written, key_of_name(written))
    return _with_role(claimant, _role(role))


def claimant_told(session: Session, actor: Person, told: Told) -> Claimant | None:
    """The claimant whom an article names, made when new; what it calls them is kept.

    None for no name, and for something too long to be one.
    """
    if (written := _name(told.name)) is None:
        return None
    name, role = bearer(written), _role(told.role)
    if told.is_unnamed or names_nobody(written):
        return _of_article(session, written, role, told.article_id, is_unnamed=True)
    called = _called(session, key_of_name(written))
    if name.is_lone and not _is_body(called):
        return _of_article(session, written, role, told.article_id)
    if called is not None:
        called = _namesake(session, called, written, role)
    elif (called := _variant(session, name, role)) is not None:
        _note(session, actor, called, AliasKind.NAME, written, told)
    claimant = called or _made(session, written, key_of_name(written))
    if role and key_of_name(role) != key_of_name(claimant.role or role):
        _note(session, actor, claimant, AliasKind.TITLE, role, told)
    return _with_role(claimant, role)


def standing(session: Session, claimant: Claimant) -> Claimant:
    """Who that is now: the one into whom a claimant was merged, as far as that goes."""
    while claimant.merged_into_id is not None:
        claimant = session.get_one(Claimant, claimant.merged_into_id)
    return claimant


def can_be_one(claimant: Claimant | None, other: Claimant | None) -> bool:
    """Whether the same words of these two are one claim: nobody is known to be somebody else.

    Of one who is known in one article alone it is enough that what they are called fits.
    """
    if claimant is None or other is None or claimant.id == other.id:
        return True
    if claimant.is_unnamed or other.is_unnamed:
        return claimant.is_unnamed and other.is_unnamed
    mine, theirs = bearer(claimant.name), bearer(other.name)
    if claimant.is_of_one_article and other.is_of_one_article:
        return mine.words == theirs.words
    if claimant.is_of_one_article:
        return mine.surname == theirs.surname
    return other.is_of_one_article and mine.surname == theirs.surname


def name_it(claimant: Claimant, name: str, article_id: int | None = None) -> None:
    """Write a claimant's name, and whatever they are found by."""
    claimant.name = name
    claimant.name_key = key_of_name(name) if article_id is None else _own_key(name, article_id)
    _write_keys(claimant)


def key_missing(session: Session, most: int) -> int:
    """Let up to ``most`` claimants be found who came before there was a register; how many."""
    unkeyed = session.exec(select(Claimant).where(Claimant.plain_key == "").limit(most)).all()
    for claimant in unkeyed:
        _write_keys(claimant)
    session.flush()
    return len(unkeyed)


def key_of_name(name: str) -> str:
    """What the spellings of one name share; folding can triple it, so it is cut to what is kept."""
    return name.casefold()[: 2 * LONGEST_NAME]


def _write_keys(claimant: Claimant) -> None:
    name = bearer(claimant.name)
    claimant.plain_key = (name.key or claimant.name_key)[: 2 * LONGEST_NAME]
    claimant.sound_key = name.sound
    claimant.initials = name.initials


def _name(name: str | None) -> str | None:
    written = " ".join((name or "").split())
    return written if 0 < len(written) <= LONGEST_NAME else None


def _role(role: str | None) -> str | None:
    return (role or "").strip()[:LONGEST_NAME] or None


def _with_role(claimant: Claimant, role: str | None) -> Claimant:
    if role and claimant.role is None:
        claimant.role = role
    return claimant


def _called(session: Session, key: str) -> Claimant | None:
    """Who has exactly this name, or has it for an alias that no other shares."""
    named = session.exec(select(Claimant).where(Claimant.name_key == key)).first()
    if named is not None:
        return standing(session, named)
    bearers = session.exec(
        select(Claimant)
        .join(ClaimantAlias, col(ClaimantAlias.claimant_id) == Claimant.id)
        .where(
            ClaimantAlias.key == key,
            ClaimantAlias.kind == AliasKind.NAME,
            col(ClaimantAlias.withdrawn_at).is_(None),
        )
        .order_by(col(Claimant.id))
        .limit(2)
    ).all()
    return standing(session, bearers[0]) if len(bearers) == 1 else None


def _variant(session: Session, name: Bearer, role: str | None) -> Claimant | None:
    """Who alone has a name that this one is a way to write, and none that it can't be."""
    if name.is_lone or not name.key:
        return None
    alike = session.exec(
        select(Claimant).where(
            Claimant.plain_key == name.key[: 2 * LONGEST_NAME],
            col(Claimant.is_unnamed).is_(False),
        )
    ).all()
    people = {one.id: one for one in (standing(session, row) for row in alike)}
    fitting = [
        one
        for one in people.values()
        if _fits(name, role, one, _names_and_titles(session, one, alike))
    ]
    return fitting[0] if len(fitting) == 1 else None


class _Known(NamedTuple):
    names: list[str]
    titles: list[str]
    #: Names that an editor said are somebody else's.
    refused: list[str]


def _names_and_titles(
    session: Session, claimant: Claimant, also: Iterable[Claimant] = ()
) -> _Known:
    known = session.exec(
        select(ClaimantAlias).where(ClaimantAlias.claimant_id == claimant.id)
    ).all()
    kept = [alias for alias in known if alias.withdrawn_at is None]
    merged = [one for one in also if one is not claimant and standing(session, one) is claimant]
    names = [alias.words for alias in kept if alias.kind is AliasKind.NAME]
    titles = [alias.words for alias in kept if alias.kind is AliasKind.TITLE]
    return _Known(
        [claimant.name, *(one.name for one in merged), *names],
        [one.role for one in (claimant, *merged) if one.role] + titles,
        [alias.key for alias in known if alias.withdrawn_at and alias.kind is AliasKind.NAME],
    )


def _fits(name: Bearer, role: str | None, claimant: Claimant, known: _Known) -> bool:
    if key_of_name(name.written) in known.refused or differ_clearly(role, known.titles):
        return False
    called = [bearer(other) for other in known.names]
    ways = [variant(name, other) for other in called if other.key == name.key]
    if None in ways or not ways:
        return False
    if "same" in ways:
        return True
    # A short form of the given name wants other grounds, where there could be any.
    return not role or not known.titles or share_a_word(role, known.titles)


def _namesake(session: Session, called: Claimant, written: str, role: str | None) -> Claimant:
    """Of those who share a full name, the one whose role it can be: a coach is no senator."""
    if not differ_clearly(role, [called.role or ""]):
        return called
    if not differ_clearly(role, _names_and_titles(session, called).titles):
        return called
    others = session.exec(
        select(Claimant).where(
            Claimant.plain_key == called.plain_key, col(Claimant.is_unnamed).is_(False)
        )
    ).all()
    mine = bearer(written)
    for other in (standing(session, row) for row in others):
        titles = _names_and_titles(session, other).titles
        is_called_so = variant(mine, bearer(other.name)) == "same"
        if other is not called and is_called_so and not differ_clearly(role, titles):
            return other
    name = f"{written} ({role})"[:LONGEST_NAME]
    return _called(session, key_of_name(name)) or _made(session, name, key_of_name(name))


def _of_article(
    session: Session,
    name: str,
    role: str | None,
    article_id: int | None,
    *,
    is_unnamed: bool = False,
) -> Claimant:
    """Who is called so in one article, whoever that is: another article's may be another."""
    key = _own_key(name, article_id or 0)
    known = session.exec(select(Claimant).where(Claimant.name_key == key)).first()
    if known is not None:
        return _with_role(standing(session, known), role)
    return _with_role(_made(session, name, key, article_id or 0, is_unnamed=is_unnamed), role)


def _is_body(called: Claimant | None) -> bool:
    """Whether one word is a body that the desk knows, and not the surname of somebody."""
    return called is not None and called.kind is ClaimantKind.ORGANIZATION


def _own_key(name: str, article_id: int) -> str:
    ending = f" @{article_id}"
    return key_of_name(name)[: 2 * LONGEST_NAME - len(ending)] + ending


def _made(
    session: Session,
    name: str,
    key: str,
    article_id: int | None = None,
    *,
    is_unnamed: bool = False,
) -> Claimant:
    take_turns(session, "claimants")
    known = session.exec(select(Claimant).where(Claimant.name_key == key)).first()
    if known is not None:
        return standing(session, known)
    claimant = Claimant(name=name, name_key=key, is_unnamed=is_unnamed)
    name_it(claimant, name, article_id)
    session.add(claimant)
    session.flush()
    return claimant


def _note(
    session: Session,
    actor: Person,
    claimant: Claimant,
    kind: AliasKind,
    words: str,
    told: Told,
) -> None:
    """Keep what an article calls a claimant, once; what an editor took away stays away."""
    key = key_of_name(words)
    known = session.exec(
        select(ClaimantAlias.key).where(
            ClaimantAlias.claimant_id == claimant.id, ClaimantAlias.kind == kind
        )
    ).all()
    if key in known or (kind is AliasKind.TITLE and len(known) >= MOST_TITLES):
        return
    session.add(
        ClaimantAlias(
            claimant_id=claimant.id,
            kind=kind,
            words=words,
            key=key,
            version_id=told.version_id,
            place=told.place,
            added_by_id=actor.id,
        )
    )
    session.flush()
