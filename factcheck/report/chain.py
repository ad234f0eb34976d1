"""Editions that came from elsewhere: whether their bytes are those that were published."""

import hashlib

from factcheck.report.json import from_json


class Chain:
    """Looks at the editions of many claims, those of each claim in their order."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, str]] = {}

    def add(
        self, ref: str, number: int, content: bytes, content_hash: str, previous: str | None
    ) -> None:
        """Take the next edition. Raises ValueError when it isn't what its hashes say."""
        if hashlib.sha256(content).hexdigest() != content_hash:
            raise ValueError(
                f"edition {number} of {ref} isn’t what was published: its hash differs"
            )
        before, hash_before = self._last.get(ref, (0, None))
        if number != before + 1:
            raise ValueError(f"edition {number} of {ref} comes after edition {before}")
        report = from_json(content)
        if (report.ref, report.edition) != (ref, number):
            itself = f"edition {report.edition} of {report.ref}"
            raise ValueError(f"edition {number} of {ref} says that it is {itself}")
        # Editions from before they named it in their own bytes have it in their row alone.
        if previous != hash_before or report.previous_sha256 not in (None, hash_before):
            raise ValueError(f"edition {number} of {ref} names another one as that before it")
        self._last[ref] = (number, content_hash)
