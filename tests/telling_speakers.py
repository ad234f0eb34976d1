"""Articles whose statements and speakers are written by hand, as the machine would tell them."""

from dataclasses import replace
from itertools import count

from sqlmodel import Session, col, select

from factcheck.intake.composing import Source, compose
from factcheck.intake.drafts import Facts, Pulled
from factcheck.models import Appearance, Claim, Passage, Version
from factcheck.text.attribution import Statement
from factcheck.text.checkworthy import worth
from factcheck.text.proposing import proposal
from factcheck.text.spans import Span
from factcheck.workflow.articles import take_in
from tests.factories import a_person

_numbers = count(1)


def a_told_claim(
    session: Session,
    name: str,
    role: str | None = None,
    *,
    is_unnamed: bool = False,
    relayed_by: str | None = None,
    words: str | None = None,
) -> Claim:
    """The claim of an article of its own, in which ``name`` says something."""
    number = next(_numbers)
    words = words or f"The light on breakwater {number} has burnt for {number} nights"
    text = f"{name} spoke at harbour {number} on Monday.\n\n“{words},” {name} said there."
    draft = compose(
        text,
        Facts("The Sandvik Courier", f"Breakwater {number}"),
        Source(text.encode(), "text/plain", "plain/1", None),
    )
    start = draft.text.index(words)
    beside = draft.text.index(name, start)
    statement = Statement(
        spans=(Span(start, start + len(words)),),
        kind="direct",
        speaker=Span(beside, beside + len(name)),
        speaker_name=name,
        speaker_role=role,
        cue=None,
        is_unnamed=is_unnamed,
        proof=Span(0, len(name)),
        relayed_by=relayed_by,
    )
    pulled = Pulled(statement, words, worth(words, "direct"), proposal(draft.text, statement, None))
    taken = take_in(session, a_person(session), replace(draft, pulled=(pulled,)))
    return session.exec(
        select(Claim)
        .join(Appearance, col(Appearance.claim_id) == Claim.id)
        .join(Passage, col(Passage.id) == Appearance.passage_id)
        .join(Version, col(Version.id) == Passage.version_id)
        .where(Version.article_id == taken.article.id)
    ).one()
