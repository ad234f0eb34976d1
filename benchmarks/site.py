"""What everything published costs on a large desk: the public site, links, the desk's own lists.

Processor time of this process, median of alternating runs, beside an answer without a question.
"""

import tempfile
from pathlib import Path

from flask.testing import FlaskClient
from sqlmodel import select

from benchmarks.big_desk import Size, email_of, fill
from benchmarks.pages import alternating, fetching
from benchmarks.public_desk import EDITIONS, OFTEN, ONCE, PASSAGES, SECRET, link_all, publish_all
from benchmarks.rows import Row, middle, tell
from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Claimant, Person, Role
from factcheck.queries.people import person_by_email
from factcheck.text.slugs import slug
from factcheck.web.sessions import EPOCH, PERSON

COMMAND = "python -m benchmarks site"
MOST_MILLISECONDS = 50.0
ROUNDS = 20
#: The least that the application does for any request: no question, no template.
FLOOR = "/healthz"
_OFTEN = f"/checks/FC-{OFTEN}/editions"
_LONG = f"{PASSAGES} passages"

#: What everybody may ask for.
OPEN = {
    "front page": "/checks",
    "front page, searched": "/checks?q=ferry+permit",
    "front page, one common word": "/checks?q=million",
    "front page, one letter": "/checks?q=c",
    "front page, topic and rating": "/checks?topic=harbour&rating=false",
    "front page, far down": "/checks?before=FC-100",
    "claimants": "/claimants",
    "a claimant": "/claimants/{claimant}",
    "method": "/method",
    "corrections": "/corrections",
    "feed of checks": "/feeds/checks.atom",
    "feed of a claimant": "/feeds/checks.atom?claimant={claimant}",
    "feed of corrections": "/feeds/corrections.atom",
    "feed of ClaimReviews": "/claimreviews.json",
    "5,000 addresses of the sitemap": "/sitemaps/1.xml",
    "a report": "/checks/FC-7",
    f"a report, {_LONG}": f"/checks/FC-{ONCE}",
    f"a report, {_LONG}, {EDITIONS} editions": f"/checks/FC-{OFTEN}",
    "its first edition": f"{_OFTEN}/1",
    "its editions": _OFTEN,
    "what changed": f"{_OFTEN}/{EDITIONS}/changes",
    "its Markdown": f"{_OFTEN}/{EDITIONS}/report.md",
    "its JSON": f"{_OFTEN}/{EDITIONS}/report.json",
    "its annotations": f"{_OFTEN}/{EDITIONS}/annotations.jsonld",
    "a source in place": f"{_OFTEN}/{EDITIONS}/sources/3",
    "its card, drawn before": f"/checks/FC-{OFTEN}/card.png",
    "its frame": f"/checks/FC-{OFTEN}/embed",
    "oEmbed": f"/oembed?url={{site}}/checks/FC-{OFTEN}",
    "a secret link": f"/s/{SECRET.replace(' ', '%20')}/",
}
#: What an editor asks for.
DESK = {
    "reports": "/reports",
    "a report at the desk": f"/reports/FC-{OFTEN}",
    "log of corrections": "/reports/corrections",
    "links that work": "/links",
    "links, opened most": "/links?sort=openings",
    "links, the last page to be leafed to": "/links?page=200",
    "links of one check": f"/links?claim=FC-{OFTEN}",
}


def measure(checks: int) -> list[Row]:
    """The rows of the table; fills a public desk of its own, which takes a minute."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'factcheck.sqlite3'}")
        tell(f"site: publishing {checks:,} checks …")
        size = Size(articles=max(PASSAGES, checks // 10), claims=checks, evidence=0)
        fill(database, size)
        listing = publish_all(database, size)
        link_all(database)
        with database.transaction() as session:
            claimant = slug(session.exec(select(Claimant.name)).first() or "")
            editor = person_by_email(session, email_of(1))
            assert editor is not None
            editor.role = Role.EDITOR
        settings = Settings(Path(folder), database.url, secret_key="of a desk for a minute alone")
        app = create_app(settings)
        try:
            tell("site: the pages …")
            rows = _rows(
                app.test_client(),
                {n: p.format(claimant=claimant, site=settings.public_url) for n, p in OPEN.items()},
            )
            rows += _rows(signed_in(app.test_client(), editor), DESK)
        finally:
            app.extensions["factcheck"].database.close()
            database.close()
    return [*rows, Row(f"listing {checks:,} checks after an upgrade", f"{listing:.0f} s CPU", "")]


def signed_in(client: FlaskClient, person: Person) -> FlaskClient:
    """The client, as this person."""
    with client.session_transaction() as cookie:
        cookie[PERSON], cookie[EPOCH] = person.id, person.session_epoch
    return client


def _rows(client: FlaskClient, pages: dict[str, str]) -> list[Row]:
    floor, *times = alternating(
        [fetching(client, path) for path in (FLOOR, *pages.values())], ROUNDS
    )
    return [
        Row(
            f"{name} ({path})",
            f"{middle(taken):.1f} ms CPU",
            f"< {MOST_MILLISECONDS:g} ms; an empty answer {middle(floor):.1f} ms",
            middle(taken) < MOST_MILLISECONDS,
            command=COMMAND,
        )
        for (name, path), taken in zip(pages.items(), times, strict=True)
    ]
