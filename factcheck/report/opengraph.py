"""What a page says to programs that show links: Open Graph, and where its embed is told of."""

from markupsafe import Markup

from factcheck.report.card import HEIGHT, WIDTH, card_words
from factcheck.report.marking import mark_of
from factcheck.report.public import PublicReport
from factcheck.report.wording import heading
from factcheck.text.shortening import shortened

#: Programs cut what is longer, and not always between words.
_LONGEST_TITLE, _LONGEST_DESCRIPTION = 200, 300


def head_tags(
    report: PublicReport,
    *,
    page: str,
    card: str,
    oembed: str | None = None,
) -> Markup:
    """Tags for the head of the report's page.

    ``page``, ``card`` and ``oembed`` are whole addresses: of the page, of its picture, and of
    where oEmbed tells of it.
    """
    first = report.first_published_on or report.published_at
    properties = {
        "og:type": "article",
        "og:site_name": report.desk,
        "og:title": _line(_title(report), _LONGEST_TITLE),
        "og:description": _line(report.ruling.conclusion, _LONGEST_DESCRIPTION),
        "og:url": page,
        "og:image": card,
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": card_words(report),
        "article:published_time": first.isoformat(),
        "article:modified_time": report.published_at.isoformat(),
    }
    lines = [
        Markup('<meta property="{}" content="{}">').format(name, content)
        for name, content in properties.items()
    ]
    lines.append(Markup('<meta name="twitter:card" content="summary_large_image">'))
    description = Markup('<meta name="description" content="{}">')
    lines.append(description.format(properties["og:description"]))
    if oembed is not None:
        told = Markup('<link rel="alternate" type="application/json+oembed" href="{}" title="{}">')
        lines.append(told.format(oembed, properties["og:title"]))
    return Markup("\n").join(lines)


def _title(report: PublicReport) -> str:
    """The rating first, since the end is what gets cut."""
    mark = mark_of(report)
    verdict = mark.word if mark and mark.kind == "void" else report.ruling.rating
    name = heading(report.claim)
    return f"{verdict}: {name}" if verdict else name


def _line(words: str, longest: int) -> str:
    return shortened(" ".join(words.split()), longest)
