"""An affair in four articles, told so that it is plain which sentences bear on the claim."""

from datetime import date

from sqlmodel import Session

from factcheck.models import Article, Claim
from tests.factories import a_claim, an_article

CLAIM = "I never met the builders of the pier"
DENIAL = f"""\
SANDVIK — Mayor Odile Fenn spoke to the council on Monday about the new pier.

“{CLAIM},” Fenn said.

She left the hall by the back door. The council will sit again in June."""

BEARING = (
    "Fenn met the builders of the pier at the Anchor Inn in May, a waiter said.",
    "The mayor's diary lists a meeting with the builders in early May.",
    "A spokesman confirmed that Fenn had spoken to the pier's builders by telephone.",
)
INQUIRY = f"""\
{BEARING[0]} It rained all week.

{BEARING[1]} The diary is kept at the town hall.

READ MORE: How Mayor Fenn met the builders of the pier"""
WIRE = f"""\
{BEARING[2]} The ferry to the islands was late."""
WEATHER = """\
Snow fell on the islands. The lighthouse keeper measured nine centimetres.

Gulls were seen at the fish market. A baker sold forty loaves before noon."""


def the_affair(session: Session) -> tuple[Claim, list[Article]]:
    """The open claim, and the articles: denial, inquiry, wire story, its reprint, weather."""
    texts = (
        (DENIAL, "The Sandvik Courier", "Fenn denies it"),
        (INQUIRY, "The Harbour Ledger", "What the waiter saw"),
        (WIRE, "Northern Wire", "Fenn spoke to builders"),
        (WIRE, "Island Voice", "Mayor on the telephone"),
        (WEATHER, "Island Voice", "Snow"),
    )
    articles = [
        an_article(session, text, outlet=outlet, title=title, published_on=date(2026, 5, 9))
        for text, outlet, title in texts
    ]
    return a_claim(session, article=articles[0]), articles
