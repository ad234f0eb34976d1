"""The share links of a claim of the story. Their secrets are thrown away: nobody needs them."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from factcheck.cli.demo.story import People
from factcheck.models import Claim, LinkPurpose, now
from factcheck.workflow.links import Recipient, Terms, share


def share_it(session: Session, people: People, told: dict[str, Any], claim: Claim) -> None:
    """Make the links that the story names, each with its purpose."""
    for one in told.get("links", []):
        terms = Terms(
            purpose=LinkPurpose(one.get("purpose", LinkPurpose.PUBLIC_LATEST)),
            expires_at=_in_days(one.get("expires_in_days")),
            edition_number=one.get("edition"),
            embargo_until=_in_days(one.get("embargo_in_days")),
            recipient=Recipient(name=one.get("to", "")),
        )
        share(session, people[one["by"]], claim.id, terms, label=one["label"])


def _in_days(days: int | None) -> datetime | None:
    return now() + timedelta(days=days) if days else None
