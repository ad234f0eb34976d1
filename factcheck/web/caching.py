"""Answers that may be kept by whoever got them: for how long, and known by their own hash.

What is withheld, corrected or made confidential must be gone soon from wherever it was kept, so
nothing of a report is kept for long without being asked for again.
"""

from datetime import datetime
from hashlib import sha256

from flask import Response, request

#: A page of the public site, for a minute.
FOR_EVERYBODY = "public, max-age=60"
#: What is drawn from an edition: whoever saw the picture a moment ago needn't ask again.
FOR_FIVE_MINUTES = "public, max-age=300"
#: Asked for again each time, and sent only when it is another.
ASKED_AGAIN = "no-cache"
#: The same, and kept by the visitor alone: whoever signed out must not get it.
ASKED_AGAIN_ALONE = "private, no-cache"


def keepable(
    content: str | bytes,
    kind: str,
    cache_control: str,
    *,
    tag: str | None = None,
    modified: datetime | None = None,
) -> Response:
    """An answer with this content, or 304 without any for whoever has it already.

    ``tag`` is by what it is known, where that isn't the hash of these very bytes.
    """
    body = content.encode() if isinstance(content, str) else content
    response = Response(body, content_type=kind)
    response.headers["Cache-Control"] = cache_control
    response.set_etag(tag or sha256(body).hexdigest()[:32])
    if modified is not None:
        response.last_modified = modified
    response.make_conditional(request)
    return response
