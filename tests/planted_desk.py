"""A public desk in which everything was done that leaves words, and a word in each column."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlmodel import Session, select

from factcheck.credentials import hash_password, hash_token
from factcheck.db import Database
from factcheck.models import (
    BatchDeed,
    Claim,
    CorrectionTier,
    Ground,
    LinkPurpose,
    NoticeChoices,
    Person,
    Reply,
    Role,
    Rule,
    Rules,
    SavedFilter,
    Sentence,
    SignInTry,
    SiteTexts,
    Stance,
    Status,
    TieKind,
    now,
)
from factcheck.workflow.batches import Order, do_batch
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.comments import comment, edit
from factcheck.workflow.contacts import record_answer
from factcheck.workflow.desk import change_policy
from factcheck.workflow.drafts import Unfinished, save_draft
from factcheck.workflow.evidence import attach_search, withdraw
from factcheck.workflow.gate import override, withdraw_override
from factcheck.workflow.links import Recipient, Terms
from factcheck.workflow.outlets import tie
from factcheck.workflow.parts import split_off
from factcheck.workflow.people import invite
from factcheck.workflow.proofs import ask_for_code
from factcheck.workflow.publicity import set_publicity, word_site
from factcheck.workflow.register import merge
from factcheck.workflow.reports import publish
from factcheck.workflow.revisions import revise_review
from factcheck.workflow.suggestions import dismiss
from factcheck.workflow.verdicts import begin_correction, sign_off
from factcheck.workflow.withholding import release, withhold
from tests.factories import (
    a_claim,
    a_link,
    a_person,
    a_review,
    an_article,
    newest_version,
    rating_named,
    some_evidence,
)
from tests.outreach import a_contact, a_search
from tests.planting import (
    MARKER,
    plant,
    secrets_of,
)
from tests.publishing import MASTHEAD
from tests.secrecy import a_world
from tests.telling_speakers import a_told_claim

WORDS = f"Only the desk reads of the {MARKER}."
TEXT = f"""\
Mayor Odile Fenn opened the pier of Sandvik harbour on Monday in front of a small crowd.

“The pier did not cost the town a single crown,” Fenn said.

The council's accounts list a grant of nine million crowns to the builder of the pier.

Fishermen have used the pier since March.

Nobody saw the first ferry come in.

Nobody saw the {MARKER} that stands far from any quotation.

Nobody saw the last ferry go out.

The old one was pulled down last year."""
CLAIMED = "The pier did not cost the town a single crown"
PASSWORD = "herring for breakfast"
DAY = timedelta(days=1)


@dataclass
class Planted:
    """A desk with a check that is public and much that isn't."""

    claim: Claim
    #: By purpose, the secrets of links.
    links: dict[LinkPurpose, str]
    secrets: dict[str, list[str]]
    columns: set[str] = field(default_factory=set)


def a_planted_desk(database: Database) -> Planted:
    """A public desk in which everything has been done, words planted after each step."""
    with database.transaction() as session:
        admin = _what_nobody_may_know_of(session)
    with database.transaction() as session:
        columns = plant(session, public_too=True)
    with database.transaction() as session:
        signer = a_person(session, Role.EDITOR, name="Edda Moss", email="edda@desk.example")
        signer.signs_by_name = True
        claim = _a_claim_with_everything(session, signer)
    spared = {f"person.name {signer.id}", f"person.email {signer.id}"}
    # What is planted before it is published would be frozen, if anything took it along.
    steps = (_signed, _published, _corrected, _signed_again, _published, _withheld_for_a_day)
    for step in steps:
        with database.transaction() as session:
            columns |= plant(session, spared=spared)
        with database.transaction() as session:
            step(session, admin if step is _withheld_for_a_day else signer, claim)
    with database.transaction() as session:
        links = _links(session, claim)
    with database.transaction() as session:
        columns |= plant(session, spared=spared)
        return Planted(claim, links, secrets_of(session), columns)


def _what_nobody_may_know_of(session: Session) -> Person:
    """Claims in every status but published ones, and two that are kept from the public."""
    world = a_world(session)
    admin = world.others[-1]
    for status in (
        Status.SUGGESTED,
        Status.SET_ASIDE,
        Status.IN_REVIEW,
        Status.DISPUTED,
        Status.AGREED,
        Status.SIGNED_OFF,
    ):
        a_claim(session, status)
    for claim in world.common:
        if claim.status is Status.PUBLISHED:
            withhold(session, admin, claim.id, Ground.PRIVACY, WORDS)
    person, _ = invite(
        session, admin, name=f"Zoe {MARKER}", email="zoe@desk.example", role=Role.READER
    )
    session.add_all(
        [
            SavedFilter(person_id=admin.id, name=WORDS, asks=f"q={MARKER}"),
            NoticeChoices(person_id=person.id),
            SignInTry(who=hash_token("somebody")),
        ]
    )
    marsh, _, holm = (
        a_told_claim(session, name).claimant_id or 0
        for name in ("Edward Q. Marsh", "Edward Marsh", "Ned Holm")
    )
    merge(session, admin, marsh, holm)
    an_article(session, outlet="The Elsewhere Times")
    tie(session, admin, "The Elsewhere Times", "The Sandvik Courier", next(iter(TieKind)))
    set_publicity(session, admin, is_public=True)
    word_site(session, admin, SiteTexts(about=WORDS, corrections_policy=WORDS, contact=WORDS))
    return admin


def _a_claim_with_everything(session: Session, signer: Person) -> Claim:
    word_site(session, signer, SiteTexts(about="A small desk.", contact="us@desk.example"))
    change_policy(session, signer, Rules(reviews_wanted=2, sources_wanted=3))
    article = an_article(session, TEXT, outlet="The Pier Gazette", author="Tilda Marsh")
    reviewers = [a_person(session) for _ in range(3)]
    claim = a_claim(session, article=article)
    wording = Wording(
        claimant="Odile Fenn",
        claimant_role="mayor",
        statement="The pier was free.",
        headline="The pier was paid for",
        occasion="at the opening",
        topics=("harbour",),
    )
    word_claim(session, reviewers[0], claim.id, wording)
    split_off(session, reviewers[0], claim.id, "did not cost the town", wording="The town paid 0.")
    _evidence(session, claim, reviewers[0], article)
    edit(
        session,
        reviewers[0],
        comment(session, reviewers[0], claim.id, WORDS).id,
        f"{WORDS} Or nobody.",
    )
    save_draft(session, reviewers[2], claim.id, Unfinished(justification=WORDS), seen=0)
    order = Order(BatchDeed.ADD_TOPIC, topics=("pier",))
    do_batch(session, signer, order, [(claim.id, claim.revision)], "a batch")
    first = a_review(session, claim, "false", by=reviewers[0], justification=WORDS)
    a_review(session, claim, "true", by=reviewers[1], justification=WORDS)
    revise_review(
        session,
        reviewers[0],
        first.id,
        rating_id=rating_named(session, "true").id,
        justification=f"{WORDS} After all.",
    )
    assert claim.status is Status.AGREED
    for reason in (WORDS, "No other paper wrote of it."):
        made = override(session, signer, claim.id, Rule.SOURCES, reason)
        if MARKER in reason:
            withdraw_override(session, signer, claim.id, made.id)
    return claim


def _evidence(session: Session, claim: Claim, actor: Person, article: Any) -> None:
    """Passages and a search that count, one of each that doesn't; who was asked, and how."""
    some_evidence(session, claim, "Fishermen have used the pier since March.", note=WORDS)
    some_evidence(
        session,
        claim,
        "The council's accounts list a grant of nine million crowns to the builder of the pier.",
        note=WORDS,
    )
    other = an_article(session, f"The pier was closed in May. The {MARKER} paid for it.")
    gone = some_evidence(session, claim, f"The {MARKER} paid for it.", article=other, note=WORDS)
    withdraw(session, actor, gone.id)
    found = a_search(session, claim, by=actor, note=WORDS, found="Nothing of use.")
    attach_search(session, actor, found.id, Stance.CONTRADICTS, WORDS)
    a_search(session, claim, by=actor, searched_for=WORDS, searched_in=WORDS, found=WORDS)
    asked = a_contact(
        session,
        claim,
        by=actor,
        whom=f"Jane {MARKER}",
        role=f"keeper of the {MARKER}",
        printed_as="an officer of the port",
        question=WORDS,
        note=WORDS,
    )
    record_answer(session, actor, asked.id, Reply.ANSWERED, now().date(), "The town paid for it.")
    version = newest_version(session, article)
    sentence = session.exec(select(Sentence.id).where(Sentence.version_id == version.id)).first()
    assert sentence is not None
    dismiss(session, actor, claim.id, sentence)


def _signed(session: Session, signer: Person, claim: Claim) -> None:
    sign_off(session, signer, claim.id, conclusion="The town paid nine million crowns.")


def _published(session: Session, signer: Person, claim: Claim) -> None:

    publish(session, signer, claim.id, MASTHEAD)


def _corrected(session: Session, signer: Person, claim: Claim) -> None:
    begin_correction(session, signer, claim.id)
    override(session, signer, claim.id, Rule.SOURCES, "Still no other paper.")


def _signed_again(session: Session, signer: Person, claim: Claim) -> None:
    sign_off(
        session,
        signer,
        claim.id,
        conclusion="The town paid eight million crowns.",
        correction="The sum was wrong.",
        tier=CorrectionTier.KEEPS_RATING,
    )


def _withheld_for_a_day(session: Session, admin: Person, claim: Claim) -> None:
    withhold(session, admin, claim.id, Ground.LEGAL, WORDS)
    release(session, admin, claim.id)


def _links(session: Session, claim: Claim) -> dict[LinkPurpose, str]:
    """A link of each purpose, opened by its secret or by ``PASSWORD``; and one that sends codes."""

    someone = Recipient(name=f"Bea {MARKER}", email=f"bea@{MARKER}.example")
    terms = [
        Terms(),
        Terms(purpose=LinkPurpose.PINNED, edition_number=1),
        Terms(purpose=LinkPurpose.EMBARGO, embargo_until=now() + DAY),
        Terms(purpose=LinkPurpose.CLAIMANT_PREVIEW, expires_at=now() + DAY, recipient=someone),
        Terms(
            purpose=LinkPurpose.REVIEWER_PREVIEW,
            password_hash=hash_password(PASSWORD),
            recipient=someone,
        ),
    ]
    by_mail, _ = a_link(
        session, claim, Terms(purpose=LinkPurpose.REVIEWER_PREVIEW, recipient=someone)
    )
    ask_for_code(session, by_mail)
    return {one.purpose: a_link(session, claim, one, label=WORDS)[1] for one in terms}
