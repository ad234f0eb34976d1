"""The card of a check in a page of another site."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import Browser, expect

from factcheck.db import Database
from factcheck.models import Role, Status
from factcheck.workflow.publicity import set_publicity
from tests.browser.live import LiveDesk
from tests.browser.reader import Reader
from tests.factories import a_claim, a_person


@contextmanager
def elsewhere(code: str) -> Iterator[str]:
    """The address of another site with one page, which holds the code."""
    page = f"<!doctype html><html lang=en><title>Elsewhere</title><h1>Elsewhere</h1>{code}</html>"

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - its name there
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        # Another name of this machine is another site.
        yield f"http://localhost:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def test_a_page_of_another_site_holds_the_card_by_the_code_that_the_desk_gives(
    chromium: Browser, new_desk: LiveDesk, people: list[Reader]
) -> None:
    database = Database(f"sqlite:///{new_desk.instance}/factcheck.sqlite3")
    with database.transaction() as session:
        set_publicity(session, a_person(session, Role.EDITOR), is_public=True)
        claim = a_claim(session, Status.PUBLISHED)
    database.close()
    reader = Reader(chromium, new_desk, width=390)
    people.append(reader)
    reader.open(f"/checks/{claim.ref}/embedding")
    expect(reader.page.get_by_role("button", name="Copy")).to_be_visible()
    code = reader.page.get_by_label("Put this into the HTML of your page").input_value()

    with elsewhere(code) as address:
        reader.page.goto(address)
        card = reader.page.frame_locator("iframe")
        expect(card.get_by_role("heading")).to_contain_text(claim.quotation)
        frame = reader.page.frames[1]
        assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
        assert reader.context.cookies() == []
