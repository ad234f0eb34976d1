"""Splitting a claim into parts, and saying which evidence bears on which."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from factcheck.errors import NotFound, OutOfDate, RuleBroken
from factcheck.models import (
    LONGEST_WORDING,
    Bearing,
    Claim,
    Evidence,
    May,
    Part,
    Person,
    Stance,
    now,
    place_of,
)
from factcheck.queries.evidence import evidence_digest
from factcheck.queries.viewing import NO_PART
from factcheck.report.checking import words_at
from factcheck.text.spans import Span
from factcheck.workflow.evidence import refuse_closed
from factcheck.workflow.history import claim_for_change, demand, record
from factcheck.workflow.passages import locate
from factcheck.workflow.resent import made_before
from factcheck.workflow.rounds import follow_evidence

#: More columns than this make no table that anybody reads.
MOST_PARTS = 12


def split_off(
    session: Session,
    actor: Person,
    claim_id: int,
    words: str,
    *,
    start: int | None = None,
    wording: str | None = None,
    form_key: str | None = None,
) -> Part:
    """Make these words of the claim a part that is judged by itself.

    The words are looked for in the claim's quotation; ``start``, in code points, says where they
    were selected. Parts may share words: “He knew of it … and kept silent”. A form sent twice (the
    same ``form_key``) splits once. Raises ``RuleBroken`` for words that are not the claim's, are
    all of them, or are a part already, ``Ambiguous`` for words that stand there twice.
    """
    demand(actor, May.ATTACH)
    claim = claim_for_change(session, actor, claim_id)
    refuse_closed(claim)
    spans = _selected(claim, words, start)
    place = place_of([(span.start, span.end) for span in spans])
    used, form_key = made_before(
        session, Part, form_key, made_by_id=actor.id, claim_id=claim.id, place=place
    )
    if used:
        return used
    _refuse_place(session, claim, place)
    part = Part(
        claim_id=claim.id,
        place=place,
        words=words_at(claim.quotation, spans),
        wording=_one_line(wording),
        made_by_id=actor.id,
        form_key=form_key,
    )
    session.add(part)
    session.flush()
    _tell(session, actor, claim, "part.split_off", part, after=_facts(part))
    return part


def reword(
    session: Session, actor: Person, part_id: int, wording: str | None, seen: int | None = None
) -> Part:
    """Put a part into words that stand alone; none leaves the claim's own."""
    part, claim = _for_change(session, actor, part_id, seen)
    _refuse_withdrawn(part)
    before = _facts(part)
    part.wording = _one_line(wording)
    if _facts(part) != before:
        _changed(part)
        _tell(session, actor, claim, "part.reworded", part, before=before, after=_facts(part))
    return part


def withdraw(session: Session, actor: Person, part_id: int, seen: int | None = None) -> Part:
    """Judge these words no longer by themselves; what bears on them is kept for a restoration."""
    part, claim = _for_change(session, actor, part_id, seen)
    if part.withdrawn_at is None:
        part.withdrawn_at = now()
        _changed(part)
        _tell(session, actor, claim, "part.withdrawn", part, after=_facts(part))
    return part


def restore(session: Session, actor: Person, part_id: int, seen: int | None = None) -> Part:
    """Take a withdrawn part back in, with what bore on it."""
    part, claim = _for_change(session, actor, part_id, seen)
    if part.withdrawn_at is not None:
        _refuse_place(session, claim, part.place)
        part.withdrawn_at = None
        _changed(part)
        _tell(session, actor, claim, "part.restored", part, after=_facts(part))
    return part


def tie(
    session: Session,
    actor: Person,
    part_id: int,
    evidence_id: int,
    stance: Stance,
    seen: int | None = None,
) -> Bearing:
    """Say how a piece of evidence bears on a part, or say it otherwise.

    ``seen`` is the revision of the bearing that the page showed, 0 where it showed none. The stance
    of the evidence on the claim as a whole stays what it is.
    """
    part, evidence, claim = _both(session, actor, part_id, evidence_id)
    bearing = _bearing(session, part, evidence, seen)
    if bearing is None:
        bearing = Bearing(
            part_id=part.id, evidence_id=evidence.id, stance=stance, tied_by_id=actor.id
        )
        session.add(bearing)
        session.flush()
        _tell_bearing(session, actor, claim, "bearing.tied", bearing, part, None)
    elif (before := bearing.standing) is not stance:
        bearing.stance, bearing.withdrawn_at, bearing.tied_by_id = stance, None, actor.id
        _changed(bearing)
        verb = "bearing.changed" if before else "bearing.tied"
        _tell_bearing(session, actor, claim, verb, bearing, part, before)
    return bearing


def untie(
    session: Session, actor: Person, part_id: int, evidence_id: int, seen: int | None = None
) -> None:
    """Say that a piece of evidence doesn't bear on a part."""
    part, evidence, claim = _both(session, actor, part_id, evidence_id)
    bearing = _bearing(session, part, evidence, seen)
    if bearing is not None and (before := bearing.standing):
        bearing.withdrawn_at = now()
        _changed(bearing)
        _tell_bearing(session, actor, claim, "bearing.untied", bearing, part, before)


def _selected(claim: Claim, words: str, start: int | None) -> Sequence[Span]:
    if not words.strip():
        raise RuleBroken("Select or paste the words of the part first.")
    spans = locate(claim.quotation, words.strip(), start=start, whole="claim")
    if sum(span.end - span.start for span in spans) >= len(claim.quotation.strip()):
        raise RuleBroken("These words are the whole claim; a part is a piece of it.")
    return spans


def _refuse_place(session: Session, claim: Claim, place: str) -> None:
    places = session.exec(
        select(Part.place).where(Part.claim_id == claim.id, col(Part.withdrawn_at).is_(None))
    ).all()
    if place in places:
        raise RuleBroken("These words are a part already.")
    if len(places) >= MOST_PARTS:
        raise RuleBroken(f"{claim.ref} has {MOST_PARTS} parts; withdraw one first.")


def _refuse_withdrawn(part: Part) -> None:
    if part.is_withdrawn:
        raise RuleBroken(f"The part “{part.words}” is withdrawn. Restore it first.")


def _for_change(
    session: Session, actor: Person, part_id: int, seen: int | None = None
) -> tuple[Part, Claim]:
    demand(actor, May.ATTACH)
    part = session.get(Part, part_id)
    if part is None:
        raise NotFound(NO_PART)
    claim = claim_for_change(session, actor, part.claim_id, missing=NO_PART)
    refuse_closed(claim)
    # Read again now that the claim is locked: somebody may have been quicker.
    session.refresh(part)
    if seen is not None and seen != part.revision:
        raise OutOfDate("Somebody changed this part while you had it open.")
    return part, claim


def _both(
    session: Session, actor: Person, part_id: int, evidence_id: int
) -> tuple[Part, Evidence, Claim]:
    part, claim = _for_change(session, actor, part_id)
    evidence = session.get(Evidence, evidence_id, populate_existing=True)
    if evidence is None or evidence.claim_id != claim.id:
        raise NotFound("There is no such evidence.")
    _refuse_withdrawn(part)
    if evidence.is_withdrawn:
        raise RuleBroken("This evidence is withdrawn. Restore it first.")
    return part, evidence, claim


def _bearing(session: Session, part: Part, evidence: Evidence, seen: int | None) -> Bearing | None:
    bearing = session.exec(
        select(Bearing)
        .where(Bearing.part_id == part.id, Bearing.evidence_id == evidence.id)
        .execution_options(populate_existing=True)
    ).first()
    if seen is not None and seen != (bearing.revision if bearing else 0):
        standing = bearing.standing if bearing else None
        says = f"“{standing.label.lower()}”" if standing else "that it doesn’t bear on this part"
        raise OutOfDate(
            f"Somebody was quicker: the table says {says} now. Choose again to replace that."
        )
    return bearing


def _changed(record_: Part | Bearing) -> None:
    record_.revision += 1
    record_.changed_at = now()


def _facts(part: Part) -> dict[str, object]:
    return {"words": part.words, "wording": part.wording}


def _one_line(wording: str | None) -> str | None:
    words = " ".join((wording or "").split())
    if len(words) > LONGEST_WORDING:
        raise RuleBroken(f"Keep your own words under {LONGEST_WORDING} characters.")
    return words or None


def _tell_bearing(
    session: Session,
    actor: Person,
    claim: Claim,
    verb: str,
    bearing: Bearing,
    part: Part,
    before: Stance | None,
) -> None:
    _tell(
        session,
        actor,
        claim,
        verb,
        bearing,
        before={"stance": before.value} if before else None,
        after={
            "stance": bearing.standing.value if bearing.standing else None,
            "words": part.words,
            "evidence": bearing.evidence_id,
        },
    )


def _tell(
    session: Session,
    actor: Person,
    claim: Claim,
    verb: str,
    changed: Part | Bearing,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object],
) -> None:
    """Write the event; the parts are among what a review was made on, so the rounds follow."""
    session.add(changed)
    session.flush()
    noun = verb.partition(".")[0]
    record(
        session,
        actor,
        verb,
        f"{noun}:{changed.id}",
        claim_id=claim.id,
        before=before,
        after=after,
    )
    follow_evidence(session, actor, claim, evidence_digest(session, claim.id))
