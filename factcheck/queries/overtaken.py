"""What was done to the evidence since somebody last judged it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from factcheck.models import Claim, Event, Person, Stance
from factcheck.queries import history
from factcheck.queries.ledger import LedgerRow


@dataclass(frozen=True, slots=True)
class Change:
    """What all that was done to a piece of evidence comes to."""

    row: LedgerRow
    #: “New”, “Restored”, “Withdrawn”, “Restated” or “Corrected”.
    deed: str
    by: str
    #: The stance before, where that is what changed.
    before: Stance | None = None

    @property
    def sentence(self) -> str:
        """Who did what, as the review area lists it; the passage follows."""
        stance = self.row.stance.value
        return {
            "New": f"{self.by} attached, as {_AS[stance]}:",
            "Restored": f"{self.by} restored, as {_AS[stance]}:",
            "Withdrawn": f"{self.by} withdrew:",
            "Restated": f"{self.by} restated from {self.before} to {stance}:",
            "Corrected": f"{self.by} corrected:",
        }[self.deed]


def changes_since(
    session: Session, viewer: Person, claim: Claim, ledger: Sequence[LedgerRow], moment: datetime
) -> list[Change]:
    """What changed since a moment, in the order of the ledger; notes aside.

    What was done and undone is no change.
    """
    done: dict[int, list[Event]] = defaultdict(list)
    for event in history.evidence_since(session, viewer, claim, moment):
        done[int(event.subject.partition(":")[2])].append(event)
    compared = (_compared(row, done[row.id]) for row in ledger if row.id in done)
    return [change for change in compared if change is not None]


def _compared(row: LedgerRow, events: Sequence[Event]) -> Change | None:
    first = events[0].verb
    counted = first not in ("evidence.attached", "evidence.restored")
    by = events[-1].actor_name
    if not counted:
        if row.is_withdrawn:
            return None
        return Change(row, "New" if first == "evidence.attached" else "Restored", by)
    if row.is_withdrawn:
        return Change(row, "Withdrawn", by)
    restated = [event for event in events if event.verb == "evidence.restated"]
    before = Stance((restated[0].before or {})["stance"]) if restated else row.stance
    if before != row.stance:
        return Change(row, "Restated", restated[-1].actor_name, before)
    corrected = [event for event in events if event.verb == "evidence.corrected"]
    if corrected and corrected[0].before != corrected[-1].after:
        return Change(row, "Corrected", corrected[-1].actor_name)
    return None


_AS = {
    "contradicts": "contradicting the claim",
    "supports": "supporting it",
    "context": "context",
}
