"""The addresses that ask nobody who they are, walked from the application's own map of them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any
from urllib.parse import urlencode

from flask import Flask, url_for

from factcheck.web.permission import is_open_to_all

#: Open to all, and not of the public site: why nothing of these is walked.
ELSEWHERE = {
    "calendars.feed": "whoever holds its secret reads their own due dates",
    "calendars.nothing": "it says that nothing is there",
    "invitations.show": "whoever holds its secret reads their own name",
    "share.nothing": "it says that nothing is there",
    "sign_in.show": "it has a form, and so a session",
    "static": "files of the program",
}


def open_addresses(
    app: Flask,
    refs: Sequence[str],
    *,
    tokens: Sequence[str] = (),
    claimants: Sequence[str] = ("odile-fenn",),
) -> Iterator[str]:
    """Each of them with everything that could stand in it; the claim in question comes first."""
    known: Mapping[str, Sequence[Any]] = {
        "ref": refs,
        "number": [0, 1, 2, 3],
        "source": [1, 2],
        "ending": ["md", "json"],
        "name": claimants,
        "token": tokens,
    }
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            is_read = "GET" in (rule.methods or ()) and is_open_to_all(rule.endpoint)
            if not is_read or rule.endpoint in ELSEWHERE:
                continue
            names = sorted(rule.arguments)
            assert set(names) <= set(known), f"say what stands in {rule.rule}"
            for values in product(*(known[name] for name in names)):
                yield url_for(rule.endpoint, **dict(zip(names, values, strict=True)))
        yield f"/checks/{refs[0]}/editions/2/changes?with=1"
        for form in ("json", "xml"):
            asked = urlencode({"url": f"http://localhost/checks/{refs[0]}", "format": form})
            yield f"/oembed?{asked}"
