"""What is drawn when it is asked for, and for how many at once."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice
from threading import Event

from flask import Flask
from werkzeug.exceptions import ServiceUnavailable

from factcheck.report.json import to_json
from factcheck.report.public import PublicReport
from factcheck.web.drawn import MOST_WAITING, drawn_once
from tests.report.harbour import harbour_report

CROWD = 30


def test_a_crowd_that_asks_for_much_leaves_room_for_everybody_else(app: Flask) -> None:
    go_on = Event()

    def draw(report: PublicReport) -> bytes:
        assert report.edition == 1 or go_on.wait(60)
        return f"drawn {report.edition}".encode()

    asked = drawn_once(draw, 64)
    editions = [to_json(harbour_report(edition=number)) for number in range(1, CROWD + 2)]
    assert asked(editions[0]) == b"drawn 1"
    with app.app_context(), ThreadPoolExecutor(CROWD) as crowd:
        asking = [crowd.submit(asked, edition) for edition in editions[1:]]
        refused = list(islice(as_completed(asking), CROWD - MOST_WAITING))
        for one in refused:
            error = one.exception()
            assert isinstance(error, ServiceUnavailable)
            assert error.get_response().headers["Retry-After"] == "5"
        # What was drawn before is at hand all the same.
        assert asked(editions[0]) == b"drawn 1"
        go_on.set()
        assert all(one.result().startswith(b"drawn") for one in asking if one not in refused)
    assert asked(editions[-1]) == f"drawn {CROWD + 1}".encode()
