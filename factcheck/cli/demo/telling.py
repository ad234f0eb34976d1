"""One claim of the story, played through the product's own verbs, as people would."""

from typing import Any

from sqlmodel import Session, col, select

from factcheck.cli.demo.judging import conclude, judge, rating_named
from factcheck.cli.demo.sharing import share_it
from factcheck.cli.demo.story import People, day, joined
from factcheck.cli.demo.together import assign_it, talk
from factcheck.models import (
    Article,
    AsideReason,
    Channel,
    Claim,
    ClaimantKind,
    CorrectionTier,
    Evidence,
    LookedFor,
    Reply,
    Role,
    Stance,
    Status,
    Version,
)
from factcheck.queries.reports import Masthead
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
from factcheck.workflow.corrections import mark_outdated
from factcheck.workflow.evidence import attach_passage, attach_search
from factcheck.workflow.parts import split_off, tie
from factcheck.workflow.passages import Selection
from factcheck.workflow.reports import publish
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
_PUBLISHED = (Status.PUBLISHED, Status.CORRECTING, Status.OUTDATED)


class Telling:
    """One claim of the story, taken from the inbox as far as its status says."""

    def __init__(
        self,
        session: Session,
        people: People,
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
        found = self._search(claim)
        self._split(claim, attached)
        self._ask(claim)
        assign_it(self.session, self.people, self.told, claim)
        judge(self.session, self.people, self.told, claim, [*attached, *found])
        talk(self.session, self.people, self.told, claim, attached)
        conclude(self.session, self.people, self.told, claim)
        self._publish(claim)
        share_it(self.session, self.people, self.told, claim)

    def _found(self) -> Claim:
        """The claim as it was pulled, or marked by hand where it wasn't."""
        words = joined(self.told["quotation"])
        claim = claim_with_words(self.session, words, None, ~col(Claim.is_confidential))
        if claim is None:
            selection = self._selection(self.told["article"], words)
            claim, _ = mark_claim(self.session, self.sorter, selection, Wording())
            return_to_inbox(self.session, self.sorter, claim.id)
        for other in self.told.get("appearances", []):
            selection = self._selection(other["article"], joined(other["quotation"]))
            mark_claim(self.session, self.sorter, selection, Wording())
        return claim

    def _word(self, claim: Claim) -> None:
        told = self.told
        wording = Wording(
            claimant=told["claimant"],
            claimant_role=told.get("role"),
            claimant_kind=ClaimantKind(told.get("kind", ClaimantKind.PERSON)),
            said_on=told["said_on"],
            occasion=told.get("occasion"),
            statement=told.get("statement"),
            headline=told.get("headline"),
            topics=tuple(told.get("topics", ())),
        )
        word_claim(self.session, self.sorter, claim.id, wording)

    def _attach(self, claim: Claim, evidence: list[dict[str, Any]]) -> list[Evidence]:
        return [
            attach_passage(
                self.session,
                self.people[one["by"]],
                claim.id,
                self._selection(one["article"], joined(one["passage"])),
                Stance(one["stance"]),
                one.get("note"),
            )
            for one in evidence
        ]

    def _split(self, claim: Claim, attached: list[Evidence]) -> None:
        """The parts of the claim; what bears on one is named by its place in the evidence."""
        for one in self.told.get("parts", []):
            splitter = self.people[one["by"]]
            words, wording = joined(one["words"]), one.get("wording")
            part = split_off(self.session, splitter, claim.id, words, wording=wording)
            for stance in Stance:
                for place in one.get(stance.value, []):
                    tie(self.session, splitter, part.id, attached[place - 1].id, stance)

    def _search(self, claim: Claim) -> list[Evidence]:
        attached = []
        for one in self.told.get("searches", []):
            by = self.people[one["by"]]
            looked = Looked(
                searched_in=one["searched_in"],
                searched_for=one["searched_for"],
                period_from=one["period_from"],
                period_to=one["period_to"],
                searched_on=day(-one["days_ago"]),
                looked_for=LookedFor(one["looked_for"]),
                note=one["note"],
            )
            search = record_search(self.session, by, claim.id, looked)
            stance = Stance(one["stance"])
            attached.append(attach_search(self.session, by, search.id, stance, one["why"]))
        return attached

    def _ask(self, claim: Claim) -> None:
        for one in self.told.get("contacts", []):
            by = self.people[one["by"]]
            asking = Asking(
                whom=one["whom"],
                channel=Channel(one["channel"]),
                question=one["question"],
                asked_on=day(-one["asked_days_ago"]),
                deadline=day(one["deadline_in_days"]),
                note=one["note"],
            )
            contact = log_contact(self.session, by, claim.id, asking)
            if answer := one.get("answer"):
                reply, when = Reply(answer["reply"]), day(-answer["days_ago"])
                record_answer(self.session, by, contact.id, reply, when, answer["words"])

    def _publish(self, claim: Claim) -> None:
        if self.status not in _PUBLISHED:
            return
        signer = self.people[self.told["verdict"]["by"]]
        publish(self.session, signer, claim.id, self.masthead)
        if correction := self.told.get("correction"):
            self._correct(claim, correction)
        if outdated := self.told.get("outdated"):
            mark_outdated(self.session, self.people[outdated["by"]], claim.id, outdated["reason"])

    def _correct(self, claim: Claim, told: dict[str, Any]) -> None:
        """A correction as far as the story has it: begun, or published as another edition."""
        self._attach(claim, told.get("evidence", []))
        editor = self.people[told["by"]]
        begin_correction(self.session, editor, claim.id)
        if "conclusion" not in told:
            return
        sign_off(
            self.session,
            editor,
            claim.id,
            conclusion=told["conclusion"],
            rating_id=rating_named(self.session, told["rating"]) if "rating" in told else None,
            correction=told["reason"],
            tier=CorrectionTier(told["tier"]),
        )
        publish(self.session, editor, claim.id, self.masthead)

    def _selection(self, file: str, words: str) -> Selection:
        version = self.session.exec(
            select(Version)
            .join(Article, col(Article.id) == Version.article_id)
            .where(Article.source_file == file)
        ).one()
        return Selection(version_id=version.id, exact=words)
