"""Rows for tests, made as the desk makes them: each function takes a session that may write.

What isn't said is honest and unlike everything made before: names and words are numbered.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import count

from sqlmodel import Session, col, select

from factcheck.credentials import hash_password
from factcheck.intake.composing import Source, compose
from factcheck.intake.drafts import Facts
from factcheck.models import (
    Answers,
    Appearance,
    Article,
    AsideReason,
    Claim,
    Confidence,
    Edition,
    Evidence,
    Part,
    Passage,
    Person,
    Rating,
    Read,
    Review,
    Role,
    Sentence,
    ShareLink,
    Stance,
    Status,
    Verdict,
    Version,
    now,
)
from factcheck.queries.reports import Masthead
from factcheck.workflow import (
    articles,
    claims,
    evidence,
    links,
    parts,
    reports,
    reviews,
    verdicts,
)
from factcheck.workflow.passages import Selection

PASSWORD = "the pier was paid for twice"
MASTHEAD = Masthead("The Sandvik Desk")

TEXT = """\
Mayor Odile Fenn opened pier {n} of Sandvik harbour on Monday in front of a small crowd.

“Pier {n} did not cost the town a single crown,” Fenn said.

The council's accounts list a grant of {n} million crowns to the builder of the pier. A spokesman \
for the builder confirmed in writing that the money for pier {n} had arrived in May.

Fishermen have used pier {n} since March. The old one was pulled down last year."""

_numbers = count(101)


@cache
def password_hash() -> str:
    """The hash of ``PASSWORD``, which takes its time and is made once in a run."""
    return hash_password(PASSWORD)


def a_person(
    session: Session,
    role: Role = Role.REVIEWER,
    *,
    name: str | None = None,
    email: str | None = None,
    disabled: bool = False,
) -> Person:
    """Somebody with an account, whose password is ``PASSWORD``."""
    number = next(_numbers)
    person = Person(
        name=name or f"{role.label} {number}",
        email=email or f"{role.value}-{number}@desk.example",
        role=role,
        password_hash=password_hash(),
        disabled_at=now() if disabled else None,
    )
    session.add(person)
    session.flush()
    return person


def an_article(
    session: Session,
    text: str | None = None,
    *,
    by: Person | None = None,
    outlet: str = "The Sandvik Courier",
    title: str | None = None,
    author: str | None = "Tilda Marsh",
    published_on: date | None = date(2026, 10, 5),
    address: str | None = None,
) -> Article:
    """An article with its frozen version, sentences and the claims pulled from it.

    The text of its own has one quotation, of Odile Fenn.
    """
    number = next(_numbers)
    words = text or TEXT.format(n=number)
    facts = Facts(outlet, title or f"Pier {number} is open", author, published_on, address)
    draft = compose(words, facts, Source(words.encode(), "text/plain", "plain/1", None))
    return articles.take_in(session, by or a_person(session), draft).article


def newest_version(session: Session, article: Article) -> Version:
    """The frozen text of the article as it stands."""
    return session.exec(
        select(Version).where(
            Version.article_id == article.id, Version.number == article.newest_version
        )
    ).one()


def a_selection(session: Session, article: Article, words: str) -> Selection:
    """These words, pasted from the article."""
    return Selection(newest_version(session, article).id, words)


def a_claim(
    session: Session,
    status: Status = Status.OPEN,
    *,
    article: Article | None = None,
    words: str | None = None,
    by: Person | None = None,
) -> Claim:
    """A claim that came to its status the way claims do, with all that it takes.

    It is the one pulled from the article, or marked by hand when ``words`` are given. From
    “in review” on it has two passages and the reviews of people of its own.
    """
    actor = by or a_person(session)
    article = article or an_article(session, by=actor)
    if words is not None:
        claim, _ = claims.mark_claim(
            session, actor, a_selection(session, article, words), claims.Wording()
        )
    else:
        claim = _pulled_claim(session, article)
    _lead(session, actor, claim, status)
    return claim


def some_evidence(
    session: Session,
    claim: Claim,
    words: str | None = None,
    stance: Stance = Stance.CONTRADICTS,
    *,
    article: Article | None = None,
    by: Person | None = None,
    note: str | None = None,
) -> Evidence:
    """A passage attached to the claim: these words, else the article's next free sentence."""
    article = article or article_of(session, claim)
    selection = a_selection(session, article, words or _free_sentence(session, claim, article))
    actor = by or a_person(session)
    return evidence.attach_passage(session, actor, claim.id, selection, stance, note)


def a_part(session: Session, claim: Claim, words: str, *, by: Person | None = None) -> Part:
    """These words of the claim, split off as a part."""
    return parts.split_off(session, by or a_person(session), claim.id, words)


def a_review(
    session: Session,
    claim: Claim,
    rating: str = "false",
    *,
    by: Person | None = None,
    justification: str = "The accounts show the grant.",
    confidence: Confidence = Confidence.MEDIUM,
    answers: Answers | None = None,
    readings: Mapping[int, Read] | None = None,
) -> Review:
    """A review of the running round; ``rating`` is a key, as “mostly-false”."""
    return reviews.submit_review(
        session,
        by or a_person(session),
        claim.id,
        rating_id=rating_named(session, rating).id,
        justification=justification,
        confidence=confidence,
        answers=answers,
        readings=readings,
    )


def a_sign_off(
    session: Session,
    claim: Claim,
    *,
    by: Person | None = None,
    conclusion: str = "The council paid the builder a grant; the pier was not free.",
) -> Verdict:
    """The verdict on a claim that is agreed."""
    actor = by or a_person(session, Role.EDITOR)
    return verdicts.sign_off(session, actor, claim.id, conclusion=conclusion)


def an_edition(session: Session, claim: Claim, *, by: Person | None = None) -> Edition:
    """The next edition of a claim that is signed off."""
    return reports.publish(session, by or a_person(session, Role.EDITOR), claim.id, MASTHEAD)


def a_link(
    session: Session,
    claim: Claim,
    terms: links.Terms | None = None,
    *,
    by: Person | None = None,
    label: str = "the printers",
) -> tuple[ShareLink, str]:
    """A share link and its secret; of a desk that sends mail."""
    unpublished = terms is not None and terms.purpose.is_unpublished
    maker = by or a_person(session, Role.EDITOR if unpublished else Role.REVIEWER)
    link, token = links.share(session, maker, claim.id, terms, label=label, sends_mail=True)
    assert token is not None
    return link, token


def article_of(session: Session, claim: Claim) -> Article:
    """The article in which the claim appeared first."""
    return session.exec(
        select(Article)
        .join(Version, col(Version.article_id) == Article.id)
        .join(Passage, col(Passage.version_id) == Version.id)
        .join(Appearance, col(Appearance.passage_id) == Passage.id)
        .where(Appearance.claim_id == claim.id)
        .order_by(col(Appearance.id))
        .limit(1)
    ).one()


def rating_named(session: Session, key: str) -> Rating:
    """The rating with this key."""
    return session.exec(select(Rating).where(Rating.key == key)).one()


def _pulled_claim(session: Session, article: Article) -> Claim:
    found = session.exec(
        select(Claim)
        .join(Appearance, col(Appearance.claim_id) == Claim.id)
        .join(Passage, col(Passage.id) == Appearance.passage_id)
        .join(Version, col(Version.id) == Passage.version_id)
        .where(Version.article_id == article.id, Claim.status == Status.SUGGESTED)
        .order_by(col(Claim.id))
    ).first()
    assert found is not None, "the article has no claim in the inbox; give `words`"
    return found


def _free_sentence(session: Session, claim: Claim, article: Article) -> str:
    attached = set(
        session.exec(
            select(Passage.exact)
            .join(Evidence, col(Evidence.passage_id) == Passage.id)
            .where(Evidence.claim_id == claim.id)
        )
    )
    sentences = session.exec(
        select(Sentence.text)
        .where(Sentence.version_id == newest_version(session, article).id)
        .order_by(col(Sentence.start))
    )
    return next(text for text in sentences if text not in attached and claim.quotation not in text)


def _lead(session: Session, actor: Person, claim: Claim, status: Status) -> None:
    """Bring a claim from where it is to ``status`` by the verbs of the desk."""
    if status is Status.SUGGESTED:
        return
    if status is Status.SET_ASIDE:
        claims.set_aside(session, actor, claim.id, AsideReason.NOT_CHOSEN)
        return
    if claim.status is Status.SUGGESTED:
        claims.open_claim(session, actor, claim.id)
    if status is Status.OPEN:
        return
    some_evidence(session, claim, by=actor)
    some_evidence(session, claim, stance=Stance.SUPPORTS, by=actor)
    a_review(session, claim)
    if status is Status.IN_REVIEW:
        return
    a_review(session, claim, "unproven" if status is Status.DISPUTED else "false")
    if status in (Status.DISPUTED, Status.AGREED):
        return
    a_sign_off(session, claim)
    if status is Status.SIGNED_OFF:
        return
    an_edition(session, claim)
    if status is Status.CORRECTING:
        verdicts.begin_correction(session, a_person(session, Role.EDITOR), claim.id)
    assert claim.status is status, f"no factory leads a claim to {status.value}"
