"""Playing the story through the product's own verbs, as people would."""

import secrets
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from factcheck.cli.demo.story import Clipping, Story
from factcheck.cli.shell import Shell
from factcheck.config import Settings
from factcheck.credentials import hash_password
from factcheck.intake.drafts import Draft, Facts, Rejected
from factcheck.intake.originals import keep
from factcheck.intake.reading import read_bytes
from factcheck.models import (
    Article,
    AsideReason,
    Channel,
    Claim,
    Delivery,
    Evidence,
    LookedFor,
    NoticeKind,
    Person,
    Rating,
    Reply,
    Role,
    SettlingReason,
    Stance,
    Status,
    Version,
    now,
)
from factcheck.queries.reports import Masthead
from factcheck.report.checking import GAP
from factcheck.workflow.articles import take_in
from factcheck.workflow.claims import (
    Wording,
    claim_with_words,
    mark_claim,
    open_claim,
    return_to_inbox,
    set_aside,
    word_claim,
)
from factcheck.workflow.contacts import Asking, log_contact, record_answer
from factcheck.workflow.evidence import attach_passage, attach_search
from factcheck.workflow.links import share
from factcheck.workflow.notices import choose
from factcheck.workflow.parts import split_off, tie
from factcheck.workflow.passages import Selection
from factcheck.workflow.people import invite, set_password
from factcheck.workflow.reports import publish
from factcheck.workflow.reviews import settle_dispute, submit_review
from factcheck.workflow.searches import Looked, record_search
from factcheck.workflow.verdicts import begin_correction, sign_off

_ASIDE = {
    "opinion": AsideReason.OPINION,
    "prediction": AsideReason.PREDICTION,
    "not checkable": AsideReason.NOT_CHECKABLE,
    "duplicate of": AsideReason.DUPLICATE,
    "already checked": AsideReason.ALREADY_CHECKED,
    "not chosen": AsideReason.NOT_CHOSEN,
}


def password_file(settings: Settings) -> Path:
    """Where the demo desk's one password is kept, readable by its owner alone."""
    return settings.instance / "demo_password"


def load(shell: Shell, story: Story) -> None:
    """Fill an empty desk with the story, all of it or nothing."""
    password = "-".join(secrets.choice(_WORDS) for _ in range(4))
    password_hash = hash_password(password)
    drafts = [_read(clipping) for clipping in story.articles]
    for draft in drafts:
        keep(shell.settings.originals, draft.original)
    with shell.transaction() as (session, actor):
        people = {}
        for one in story.people:
            person, token = invite(
                session, actor, name=one.name, email=one.email, role=Role(one.role)
            )
            set_password(session, token, password_hash=password_hash)
            # Nobody reads the mail of people who don't exist.
            here_only = dict.fromkeys(NoticeKind, Delivery.APP)
            choose(session, person, here_only, digest_hour=8, time_zone="UTC")
            people[one.key] = person
        importer = next(person for person in people.values() if person.role is Role.REVIEWER)
        for draft in drafts:
            take_in(session, importer, draft)
        for told in story.claims:
            _Telling(session, people, told, Masthead(shell.settings.desk_name)).tell()
    kept = password_file(shell.settings)
    kept.touch(mode=0o600)
    kept.write_text(password + "\n", encoding="utf-8")


def _read(clipping: Clipping) -> Draft:
    facts = Facts(
        outlet=clipping.outlet,
        title=clipping.title,
        author=clipping.author,
        published_on=clipping.published,
        address=clipping.address,
    )
    draft = read_bytes(clipping.file, clipping.content, facts, where=clipping.file)
    if isinstance(draft, Rejected):
        raise RuntimeError(f"The demo's {draft.where} can't be read: {draft.reason}")
    return draft


class _Telling:
    """One claim of the story, taken from the inbox as far as its status says."""

    def __init__(
        self,
        session: Session,
        people: dict[str, Person],
        told: dict[str, Any],
        masthead: Masthead,
    ) -> None:
        self.session, self.people, self.told, self.masthead = session, people, told, masthead
        self.status = Status(told["status"])
        self.sorter = (
            people[told["by"]]
            if "by" in told
            else next(person for person in people.values() if person.role is Role.REVIEWER)
        )

    def tell(self) -> None:
        """Everything that happened to the claim."""
        claim = self._found()
        self._word(claim)
        if self.status is Status.SUGGESTED:
            return
        if self.status is Status.SET_ASIDE:
            set_aside(self.session, self.sorter, claim.id, _ASIDE[self.told["reason"]])
            return
        if claim.status is Status.SUGGESTED:
            open_claim(self.session, self.sorter, claim.id)
        attached = self._attach(claim, self.told.get("evidence", []))
        self._search(claim)
        self._split(claim, attached)
        self._ask(claim)
        for review in self.told.get("reviews", []):
            submit_review(
                self.session,
                self.people[review["by"]],
                claim.id,
                rating_id=self._rating(review["rating"]),
                justification=review["justification"],
            )
        self._settle(claim)
        self._sign(claim)
        self._publish(claim)

    def _found(self) -> Claim:
        """The claim as it was pulled, or marked by hand where it wasn't."""
        words = _joined(self.told["quotation"])
        claim = claim_with_words(self.session, words, None)
        if claim is None:
            selection = self._selection(self.told["article"], words)
            claim, _ = mark_claim(self.session, self.sorter, selection, Wording())
            return_to_inbox(self.session, self.sorter, claim.id)
        for other in self.told.get("appearances", []):
            selection = self._selection(other["article"], _joined(other["quotation"]))
            mark_claim(self.session, self.sorter, selection, Wording())
        return claim

    def _word(self, claim: Claim) -> None:
        told = self.told
        wording = Wording(
            claimant=told["claimant"],
            claimant_role=told.get("role"),
            said_on=told["said_on"],
            occasion=told.get("occasion"),
            statement=told.get("statement"),
            headline=told.get("headline"),
        )
        word_claim(self.session, self.sorter, claim.id, wording)

    def _attach(self, claim: Claim, evidence: list[dict[str, Any]]) -> list[Evidence]:
        return [
            attach_passage(
                self.session,
                self.people[one["by"]],
                claim.id,
                self._selection(one["article"], _joined(one["passage"])),
                Stance(one["stance"]),
                one.get("note"),
            )
            for one in evidence
        ]

    def _split(self, claim: Claim, attached: list[Evidence]) -> None:
        """The parts of the claim; what bears on one is named by its place in the evidence."""
        for one in self.told.get("parts", []):
            splitter = self.people[one["by"]]
            words, wording = _joined(one["words"]), one.get("wording")
            part = split_off(self.session, splitter, claim.id, words, wording=wording)
            for stance in Stance:
                for place in one.get(stance.value, []):
                    tie(self.session, splitter, part.id, attached[place - 1].id, stance)

    def _search(self, claim: Claim) -> None:
        for one in self.told.get("searches", []):
            by = self.people[one["by"]]
            looked = Looked(
                searched_in=one["searched_in"],
                searched_for=one["searched_for"],
                period_from=one["period_from"],
                period_to=one["period_to"],
                searched_on=_day(-one["days_ago"]),
                looked_for=LookedFor(one["looked_for"]),
                note=one["note"],
            )
            search = record_search(self.session, by, claim.id, looked)
            attach_search(self.session, by, search.id, Stance(one["stance"]), one["why"])

    def _ask(self, claim: Claim) -> None:
        for one in self.told.get("contacts", []):
            by = self.people[one["by"]]
            asking = Asking(
                whom=one["whom"],
                channel=Channel(one["channel"]),
                question=one["question"],
                asked_on=_day(-one["asked_days_ago"]),
                deadline=_day(one["deadline_in_days"]),
                note=one["note"],
            )
            contact = log_contact(self.session, by, claim.id, asking)
            if answer := one.get("answer"):
                reply, when = Reply(answer["reply"]), _day(-answer["days_ago"])
                record_answer(self.session, by, contact.id, reply, when, answer["words"])

    def _settle(self, claim: Claim) -> None:
        if settlement := self.told.get("settlement"):
            settle_dispute(
                self.session,
                self.people[settlement["by"]],
                claim.id,
                rating_id=self._rating(settlement["rating"]),
                reason=SettlingReason.JUDGEMENT,
                note=settlement["reason"],
            )

    def _sign(self, claim: Claim) -> None:
        if verdict := self.told.get("verdict"):
            signer = self.people[verdict["by"]]
            sign_off(self.session, signer, claim.id, conclusion=verdict["conclusion"])

    def _publish(self, claim: Claim) -> None:
        if self.status not in (Status.PUBLISHED, Status.CORRECTING):
            return
        signer = self.people[self.told["verdict"]["by"]]
        publish(self.session, signer, claim.id, self.masthead)
        for link in self.told.get("links", []):
            lasts = link.get("expires_in_days")
            share(
                self.session,
                self.people[link["by"]],
                claim.id,
                label=link["label"],
                expires_at=now() + timedelta(days=lasts) if lasts else None,
            )
        if correction := self.told.get("correction"):
            self._attach(claim, correction.get("evidence", []))
            begin_correction(self.session, self.people[correction["by"]], claim.id)

    def _selection(self, file: str, words: str) -> Selection:
        version = self.session.exec(
            select(Version)
            .join(Article, col(Article.id) == Version.article_id)
            .where(Article.source_file == file)
        ).one()
        return Selection(version_id=version.id, exact=words)

    def _rating(self, label: str) -> int:
        return self.session.exec(select(Rating).where(Rating.label == label)).one().id


def _day(days: int) -> date:
    """So many days from today: whoever asks and searches does so in the past of every desk."""
    return now().date() + timedelta(days=days)


def _joined(words: str | list[str]) -> str:
    return words if isinstance(words, str) else GAP.join(words)


#: Four of these make the password: easy to type, and another at every desk.
_WORDS = (
    "amber anchor basin beacon birch candle canal cedar chalk cliff clover cobalt copper coral"
    " crane delta drift ember fathom fern flint gable garnet harbour hazel heron indigo ivory"
    " juniper kelp lagoon lantern larch linen maple marsh meadow mallow oak ochre opal osprey"
    " otter pebble pewter pine plover quarry quill raven reed ridge river rowan saffron sable"
    " shale slate sparrow spruce tallow teal thistle tide timber topaz umber velvet walnut"
    " willow wren"
).split()
