"""What was done to share links, in words that follow the name of who did it."""

from collections.abc import Callable
from typing import Any

from factcheck.models import LinkPurpose
from factcheck.queries.quoted import quoted


def _made(after: dict[str, Any]) -> str:
    purpose = LinkPurpose(after["purpose"]).label.lower()
    whom = f" to {after['recipient']}" if after.get("recipient") else ""
    return f"made a share link{whom}, {purpose}: {quoted(after.get('label'))}"


LINKS: dict[str, Callable[[dict[str, Any]], str]] = {
    "link.made": _made,
    "link.replaced": lambda after: (
        f"gave a share link another address: {quoted(after.get('label'))}"
    ),
    # Those revoked before labels were written down have none.
    "link.revoked": lambda after: (
        f"revoked a share link: {quoted(after['label'])}" if after else "revoked a share link"
    ),
    "link.shut": lambda after: (
        "gave too many wrong passwords or codes, so that it is shut for a quarter of an hour:"
        f" {quoted(after.get('label'))}"
    ),
}
