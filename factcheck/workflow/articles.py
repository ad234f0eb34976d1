"""Taking an article in: its frozen version, its sentences, and the claims pulled from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import Session, col, select

from factcheck.db import take_turns
from factcheck.errors import NotFound, OutOfDate
from factcheck.intake.drafts import Draft, Pulled
from factcheck.models import (
    Article,
    Claim,
    ClaimKind,
    ClaimType,
    May,
    Outlet,
    Person,
    Sentence,
    SourceKind,
    Status,
    Version,
)
from factcheck.text.attribution import Statement
from factcheck.text.spans import Span
from factcheck.workflow.claimants import Told, claimant_told, key_of_name
from factcheck.workflow.claims import Attribution, add_appearance, claim_with_words, key_of
from factcheck.workflow.history import demand, record
from factcheck.workflow.passages import MOST_PIECES, keep
from factcheck.workflow.reprints import Arrival, find_reprints
from factcheck.workflow.same_claims import propose


class Outcome(StrEnum):
    """What became of an article that came in."""

    ADDED = "added"
    #: The desk has it already, word for word.
    KNOWN = "known"
    #: The desk has it with other words: this is a new version of it.
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Taken:
    """An article that came in, and how many claims it brought."""

    article: Article
    outcome: Outcome
    claims: int = 0


def take_in(session: Session, actor: Person, draft: Draft) -> Taken:
    """Keep an article with its frozen text, and put the claims pulled from it into the inbox."""
    [taken] = take_all_in(session, actor, [draft])
    return taken


def take_all_in(session: Session, actor: Person, drafts: Sequence[Draft]) -> list[Taken]:
    """Keep articles with their frozen texts, and put the claims pulled from them into the inbox.

    The same article again is known; the same address with other words is a new version; a text that
    is much like another's is another article of one reprint group.
    """
    demand(actor, May.IMPORT)
    take_turns(session, "articles")
    # Nobody is merged while their claims come in; taken first, so that nobody waits in circles.
    take_turns(session, "claimants")
    taken = [_take(session, actor, draft) for draft in drafts]
    arrivals = [
        Arrival(one.article, draft.traces)
        for one, draft in zip(taken, drafts, strict=True)
        if one.outcome is not Outcome.KNOWN
    ]
    if arrivals:
        find_reprints(session, actor, arrivals)
    return taken


def _take(session: Session, actor: Person, draft: Draft) -> Taken:
    outlet = outlet_named(session, draft.outlet)
    article = _known(session, draft, outlet)
    if article is not None and _has_text(session, article, draft.sha256):
        return Taken(article, Outcome.KNOWN)
    outcome = Outcome.ADDED if article is None else Outcome.CHANGED
    if article is None:
        article = _add(session, actor, draft, outlet)
    else:
        article.newest_version += 1
    version = _freeze(session, article, draft)
    record(
        session,
        actor,
        f"article.{outcome.value}",
        f"article:{article.id}",
        article_id=article.id,
        after={"title": article.title, "version": version.number, "sha256": version.sha256},
    )
    claims = sum(_suggest(session, actor, version, pulled) for pulled in draft.pulled)
    return Taken(article, outcome, claims)


def set_source_kind(
    session: Session,
    actor: Person,
    article_id: int,
    kind: SourceKind,
    seen: SourceKind | None = None,
) -> Article:
    """Say what kind of source an article is; ``seen`` is what the form showed.

    Raises ``NotFound``, and ``OutOfDate`` when somebody said another kind meanwhile.
    """
    demand(actor, May.ATTACH)
    article = session.get(
        Article, article_id, with_for_update={"key_share": True}, populate_existing=True
    )
    if article is None:
        raise NotFound("There is no such article.")
    before = article.source_kind
    if seen not in (None, before):
        raise OutOfDate(
            f"While you had it open, somebody said that it is: {before.label.lower()}."
            f" You chose: {kind.label.lower()}."
        )
    if kind is not before:
        article.source_kind = kind
        session.add(article)
        record(
            session,
            actor,
            "article.kind_set",
            f"article:{article.id}",
            article_id=article.id,
            before={"source_kind": before.value},
            after={"source_kind": kind.value},
        )
    return article


def outlet_named(session: Session, name: str) -> Outlet:
    """The outlet of that name, made when new."""
    folded = " ".join(name.split())
    key = key_of_name(folded)
    outlet = session.exec(select(Outlet).where(Outlet.name_key == key)).first()
    if outlet is None:
        outlet = Outlet(name=folded, name_key=key)
        session.add(outlet)
        session.flush()
    return outlet


def _known(session: Session, draft: Draft, outlet: Outlet) -> Article | None:
    if draft.address:
        by_address = session.exec(select(Article).where(Article.address == draft.address)).first()
        if by_address is not None:
            return by_address
    same_words = (
        select(Article)
        .join(Version, col(Version.article_id) == Article.id)
        .where(Article.outlet_id == outlet.id, Version.sha256 == draft.sha256)
    )
    if draft.address:
        # The same words of one outlet at another address are another article.
        same_words = same_words.where(col(Article.address).is_(None))
    return session.exec(same_words.limit(1)).first()


def _has_text(session: Session, article: Article, sha256: str) -> bool:
    kept = select(Version.id).where(Version.article_id == article.id, Version.sha256 == sha256)
    return session.exec(kept.limit(1)).first() is not None


def _add(session: Session, actor: Person, draft: Draft, outlet: Outlet) -> Article:
    article = Article(
        outlet_id=outlet.id,
        title=draft.title,
        author=draft.author,
        published_on=draft.published_on,
        address=draft.address,
        identity=draft.address or f"{outlet.name_key}:{draft.sha256}",
        source_kind=SourceKind(draft.kind or SourceKind.JOURNALISM),
        source_file=draft.source_file,
        added_by_id=actor.id,
    )
    session.add(article)
    session.flush()
    return article


def _freeze(session: Session, article: Article, draft: Draft) -> Version:
    version = Version(
        article_id=article.id,
        number=article.newest_version,
        text=draft.text,
        sha256=draft.sha256,
        furniture=[[one.span.start, one.span.end, one.kind] for one in draft.furniture],
        language=draft.language,
        canonicaliser=draft.canonicaliser,
        extractor=draft.extractor,
        original_sha256=draft.original_sha256,
        original_type=draft.original_type,
    )
    session.add(version)
    session.flush()
    session.add_all(
        Sentence(version_id=version.id, start=span.start, end=span.end, text=span.of(draft.text))
        for span in draft.sentences
    )
    session.flush()
    return version


def _suggest(session: Session, actor: Person, version: Version, pulled: Pulled) -> bool:
    """Put a pulled claim into the inbox, or note one more appearance; says whether it is new."""
    statement = pulled.statement
    # Of somebody's speech over many paragraphs, the beginning stands for the whole.
    passage = keep(session, version, statement.spans[:MOST_PIECES])
    claimant = claimant_told(session, actor, _speaker(version, statement))
    attribution = _attribution(session, actor, version, statement)
    # Whoever brings it in: what was pulled, and what wasn't, the whole desk can see.
    known = claim_with_words(session, passage.exact, claimant, ~col(Claim.is_confidential))
    if known is not None:
        add_appearance(session, actor, known, passage, attribution)
        return False
    claim = Claim(
        quotation=passage.exact,
        statement_key=key_of(passage.exact),
        claimant_id=claimant.id if claimant else None,
        kind=ClaimKind(statement.kind),
        score=pulled.worth.score,
        priority=pulled.worth.score,
        reasons=list(pulled.worth.reasons),
        features=[feature.name for feature in pulled.worth.features],
        claim_type=ClaimType(pulled.proposal.claim_type),
        suggested_statement=pulled.proposal.statement,
        suggested_headline=pulled.proposal.headline,
        suggested_said_on=pulled.proposal.said_on,
        status=Status.SUGGESTED,
    )
    session.add(claim)
    session.flush()
    record(
        session,
        actor,
        "claim.suggested",
        f"claim:{claim.id}",
        claim_id=claim.id,
        article_id=version.article_id,
        after={"status": claim.status.value, "score": claim.score, "reasons": claim.reasons},
    )
    add_appearance(session, actor, claim, passage, attribution)
    propose(session, claim)
    return True


def _speaker(version: Version, statement: Statement) -> Told:
    return Told(
        statement.speaker_name,
        statement.speaker_role,
        statement.is_unnamed,
        version.article_id,
        version.id,
        _place(statement.proof or statement.speaker),
    )


def _attribution(
    session: Session, actor: Person, version: Version, statement: Statement
) -> Attribution:
    """Where the article says whose words these are, and who relayed them."""
    relayed = Told(statement.relayed_by, None, False, version.article_id, version.id, None)
    return Attribution(
        _place(statement.speaker), _place(statement.proof), claimant_told(session, actor, relayed)
    )


def _place(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
