"""Articles and pages of our own that the tests of intake read."""

FERRY = (
    "HARWICK, March 4 (PTI): The ferry to Saltholm will run again by May, the mayor said.\n\n"
    "“We have repaired both engines and the ramp,” Mayor Ada Brook said on Monday.\n\n"
    "She denied that the council had paid the owner twice. The owner, Tolland Lines, had asked for "
    "340,000 crowns in January and received the money in two parts, its accounts show.\n\n"
    "READ MORE: Winter on the island"
)

PARAGRAPHS = (
    "The ferry to Saltholm will run again by May, eleven weeks after a fire in its engine room.",
    "“We have repaired the engines and the ramp,” Mayor Ada Brook said. “Nobody was paid twice.”",
    "The owner, Tolland Lines, had asked for 340,000 crowns and received the money in two parts.",
)

LINKED_DATA = """
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "WebPage", "datePublished": "2001-01-01"},
  {"@type": "NewsArticle", "headline": "Ferry back by May",
   "datePublished": "2026-03-04T08:15:00+01:00",
   "author": [{"@type": "Person", "name": "Ines Okafor"}, {"name": "Tom Reyes"}],
   "publisher": {"@type": "Organization", "name": "The Harbour Post"}}]}
</script>"""


def page(head: str = "", *, before: str = "", after: str = "", lines: tuple[str, ...] = ()) -> str:
    """A page with an article of a few paragraphs, and what the test wants around it."""
    body = "\n".join(f"<p>{line}</p>" for line in lines or PARAGRAPHS)
    return (
        f"<!DOCTYPE html>\n<html><head><meta charset='utf-8'>{head}</head><body>"
        f"{before}<article>{body}</article>{after}</body></html>"
    )


#: An article that isn't English, of words of our own.
BRUECKE = """Die alte Brücke bleibt bis zum Herbst geschlossen

Die Stadt hat am Montag angekündigt, dass die Arbeiten an der Brücke nicht vor dem Herbst enden.

„Wir haben jeden Pfeiler geprüft, und drei von ihnen sind nicht sicher“, sagte die Bürgermeisterin.
"""
