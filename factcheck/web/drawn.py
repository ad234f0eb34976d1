"""What is drawn from an edition when it is asked for: kept for the next one who asks, and bounded.

Drawing takes a tenth of a second of the processor. So in each worker one thing of a kind is drawn
at a time, what was drawn last is kept, and only a few may wait for their turn: whoever asks for a
hundred editions at once must not keep everybody else from reading.
"""

from collections.abc import Callable
from threading import BoundedSemaphore, Lock

from flask import Response
from werkzeug.exceptions import ServiceUnavailable

from factcheck.report.json import from_json
from factcheck.report.public import PublicReport

#: Of a worker's eight threads, those that may be drawing things of one kind or waiting to.
MOST_WAITING = 3


def drawn_once(draw: Callable[[PublicReport], bytes], most: int) -> Callable[[bytes], bytes]:
    """``draw`` for the frozen bytes of an edition, with its last ``most`` answers kept.

    What it gives raises ``ServiceUnavailable`` while too many others wait for their turn already.
    """
    one_at_a_time, room = Lock(), BoundedSemaphore(MOST_WAITING)
    drawn: dict[bytes, bytes] = {}

    def asked(json_bytes: bytes) -> bytes:
        if (found := drawn.get(json_bytes)) is not None:
            return found
        if not room.acquire(blocking=False):
            raise _busy()
        try:
            with one_at_a_time:
                return drawn.get(json_bytes) or drawn_anew(json_bytes)
        finally:
            room.release()

    def drawn_anew(json_bytes: bytes) -> bytes:
        content = drawn[json_bytes] = draw(from_json(json_bytes))
        if len(drawn) > most:
            del drawn[next(iter(drawn))]
        return content

    return asked


def _busy() -> ServiceUnavailable:
    sentence = "Many are asking for such files just now. Try again in a few seconds.\n"
    headers = {"Retry-After": "5", "Cache-Control": "no-store"}
    plain = Response(sentence, 503, headers, content_type="text/plain; charset=utf-8")
    return ServiceUnavailable(response=plain)
