"""What is drawn from an edition when it is asked for: kept for the next one who asks, and bounded.

Drawing takes a tenth of a second of the processor. So in each worker one thing of a kind is drawn
at a time, and what was drawn last is kept.
"""

from collections.abc import Callable
from functools import lru_cache
from threading import Lock

from factcheck.report.json import from_json
from factcheck.report.public import PublicReport


def drawn_once(draw: Callable[[PublicReport], bytes], most: int) -> Callable[[bytes], bytes]:
    """``draw`` for the frozen bytes of an edition, with its last ``most`` answers kept."""
    one_at_a_time = Lock()

    @lru_cache(maxsize=most)
    def drawn(json_bytes: bytes) -> bytes:
        return draw(from_json(json_bytes))

    def asked(json_bytes: bytes) -> bytes:
        with one_at_a_time:
            return drawn(json_bytes)

    return asked
