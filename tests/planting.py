"""Words planted in every column of the records that may hold some, to be looked for outside.

Each column has a word of its own, so that whatever gets out names where it came from. A column is
planted unless it is listed here with the reason; the lists are short on purpose.
"""

import html
import re
from collections.abc import Collection, Iterator
from typing import Any
from urllib.parse import unquote

from sqlalchemy import JSON, Column, LargeBinary, String, Table, cast, literal, update
from sqlmodel import Session, SQLModel

from factcheck.models.base import Word
from factcheck.queries.rows import choose

#: Every planted word begins with it; no word of the desk's own has it.
MARKER = "quokka"

#: What readers may see of a claim that is published, and why.
PUBLIC = {
    "article.address": "sources are listed",
    "article.author": "sources are listed",
    "article.title": "sources are listed",
    "claim.headline": "readers find the check by it",
    "claim.occasion": "the report says where it was said",
    "claim.quotation": "it is what was checked",
    "claim.statement": "it is what was checked",
    "claimant.initials": "they are those of the name",
    "claimant.name": "the report says who said it",
    "claimant.name_key": "it is the name, folded",
    "claimant.plain_key": "it is the name, folded",
    "claimant.sound_key": "it is the name, folded",
    "claimant.role": "the report says who said it",
    "contact.answer": "who is asked is quoted",
    "contact.printed_as": "it is how a report names whom the desk asked",
    "contact.role": "a report names whom the desk asked, unless it prints them as somebody else",
    "contact.whom": "a report names whom the desk asked, unless it prints them as somebody else",
    "correction.rating_after": "corrections are told",
    "correction.rating_before": "corrections are told",
    "correction.sentence": "corrections are told",
    "correction.title": "corrections are told",
    "edition.json_bytes": "an edition is what is published",
    "edition.markdown_bytes": "an edition is what is published",
    "gateoverride.reason": "a report says which rule was set aside, and why",
    "outlet.name": "sources are listed",
    "outlet.name_key": "it is the name, folded",
    "part.words": "a report goes by the parts of the claim",
    "part.wording": "a report goes by the parts of the claim",
    "passage.exact": "it is the evidence",
    "passage.prefix": "the words beside a passage are told with it",
    "passage.suffix": "the words beside a passage are told with it",
    "searchrecord.address": "searches that are evidence are told",
    "searchrecord.found": "searches that are evidence are told",
    "searchrecord.searched_for": "searches that are evidence are told",
    "searchrecord.searched_in": "searches that are evidence are told",
    "topic.name": "checks are found by their topics",
    "topic.name_key": "it is the name, folded",
    "verdict.conclusion": "it is the ruling",
    "verdict.correction": "corrections are told",
    "version.text": "the paragraphs around a passage are shown; a test's text has words elsewhere",
}
#: Tables that are the public site's own, or the same for all claims.
PUBLIC_TABLES = {
    "publicity": "the site's own words; those that were replaced are planted by the test",
    "publishedcheck": "the list of the public site",
    "publishedname": "the names under which the public site listed its checks",
    "publishedtopic": "the list of the public site",
    "rating": "the method page defines the ratings",
    "ratingscheme": "the method page defines the ratings",
}
#: Words that nobody writes: the desk's own vocabulary, and digests of what is public.
VOCABULARY = {
    "edition.content_hash",
    "edition.previous_hash",
    "event.subject",
    "event.verb",
    "learnedweight.feature",
    "notice_choices.deliveries",
    "notice_choices.time_zone",
    "part.place",
    "passage.place",
    "version.canonicaliser",
    "version.extractor",
    "version.furniture",
    "version.language",
    "version.original_sha256",
    "version.original_type",
    "version.sha256",
}
#: What the desk couldn't work without, and nobody may read: these are looked for as they stand.
SECRETS = {
    "calendar_feed.token_hash",
    "claim.statement_key",
    "gateoverride.evidence_digest",
    "invitation.token_hash",
    "linkcode.nonce",
    "person.password_hash",
    "round.evidence_digest",
    "sharelink.password_hash",
    "sharelink.token_hash",
    "signintry.who",
    "verdict.report_digest",
}
_CLOSED_UP = re.compile(r"[\s\u00ad\u200b-]+")


def plant(session: Session, *, public_too: bool = False, spared: Collection[str] = ()) -> set[str]:
    """Put a word into every inside column of every row; gives the columns that have one now.

    ``public_too``: nothing of what the desk has so far is for the public. ``spared`` are cells,
    as “person.name 3”.
    """
    connection = session.connection()
    for table in ("event", "version", "edition", "correction"):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_no_update")
    planted = set()
    for table, column in inside(public_too=public_too):
        if _is_planted(session, table, column, spared):
            planted.add(_name(table, column))
    session.flush()
    return planted


def inside(*, public_too: bool = False) -> Iterator[tuple[Table, Column[Any]]]:
    """The columns to plant: all that hold words and aren't listed above."""
    listed = VOCABULARY | SECRETS | (set() if public_too else set(PUBLIC))
    for table in SQLModel.metadata.sorted_tables:
        if table.name in PUBLIC_TABLES and (not public_too or table.name.startswith("rating")):
            continue
        for column in table.columns:
            if holds_words(column) and _name(table, column) not in listed:
                yield table, column


def holds_words(column: Column[Any]) -> bool:
    """Whether somebody's words may stand in it; those of a vocabulary are no one's."""
    if isinstance(column.type, Word):
        return False
    kinds = (String, JSON, LargeBinary)
    return isinstance(column.type, kinds) or isinstance(getattr(column.type, "impl", None), kinds)


def secrets_of(session: Session) -> dict[str, list[str]]:
    """By column, what nobody may read."""
    found = {}
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            if _name(table, column) in SECRETS:
                values = session.connection().scalars(choose(column).distinct())
                found[_name(table, column)] = [value.casefold() for value in values if value]
    return found


def leaks(told: str, secrets: dict[str, list[str]]) -> list[str]:
    """Planted words and secrets in what was told, however it is written there."""
    plain = _CLOSED_UP.sub("", html.unescape(unquote(told)).casefold())
    words = [plain[one.start() : one.start() + 48] for one in re.finditer(MARKER, plain)]
    closed_up = {name: [_CLOSED_UP.sub("", one) for one in some] for name, some in secrets.items()}
    return words + [name for name, some in closed_up.items() if any(one in plain for one in some)]


def _is_planted(
    session: Session, table: Table, column: Column[Any], spared: Collection[str]
) -> bool:
    name, word = _name(table, column), MARKER + table.name + column.name
    [key] = table.primary_key.columns
    here = list(session.connection().scalars(choose(key)))
    rows = [number for number in here if f"{name} {number}" not in spared]
    if isinstance(column.type, JSON):
        for number in rows:
            kept = session.connection().scalar(choose(column).where(key == number))
            values = {column: _worded(kept, word)}
            session.connection().execute(update(table).where(key == number).values(values))
    elif isinstance(column.type, LargeBinary):
        session.connection().execute(update(table).values({column: word.encode()}))
    elif rows:
        # Numbered, since some have to be unlike each other.
        numbered = literal(word + "x") + cast(key, String)
        session.connection().execute(update(table).where(key.in_(rows)).values({column: numbered}))
    return bool(rows)


def _worded(value: Any, word: str) -> Any:
    """The same shape with this word in it, wherever there are words."""
    if isinstance(value, dict):
        return {name: _worded(one, word) for name, one in value.items()} or {"words": word}
    if isinstance(value, list):
        return [_worded(one, word) for one in value] or [word]
    return word if isinstance(value, str) else value


def _name(table: Table, column: Column[Any]) -> str:
    return f"{table.name}.{column.name}"


def all_columns() -> set[str]:
    """Every column that holds words."""
    tables = SQLModel.metadata.sorted_tables
    return {_name(one, column) for one in tables for column in one.columns if holds_words(column)}
