"""The stretches of a text around marked places: as much as shows them in place, and no more."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from factcheck.text.sentences import paragraphs, sentences
from factcheck.text.spans import Span

#: How many code points are shown at most on either side of a place.
REACH = 600
#: How many are shown at most around all places together, however many there are.
TOGETHER = 6000


def around(text: str, places: Sequence[Span]) -> list[Span]:
    """The stretches that hold ``places``, in the order of ``text``, with something between any two.

    On each side a stretch takes in the rest of the paragraph and the paragraph next to it, up to
    ``REACH``; where that ends within a paragraph, it is cut at the end of a sentence, else of a
    word. The places themselves are never cut.
    """
    if not places:
        return []
    lines = paragraphs(text)
    reach = min(REACH, TOGETHER // (2 * len(places)))
    found: list[Span] = []
    for place in sorted(places):
        stretch = Span(_begin(text, lines, place, reach), _end(text, lines, place, reach))
        if found and not text[found[-1].end : stretch.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, stretch.end))
        else:
            found.append(stretch)
    return found


def _begin(text: str, lines: Sequence[Span], place: Span, reach: int) -> int:
    at = bisect_right(lines, place.start, key=lambda line: line.start) - 1
    first = lines[max(0, at - 1)].start
    furthest = place.start - reach
    if furthest <= first:
        return first
    before = text[furthest : place.start]
    if begun := [sentence.start for sentence in sentences(before)[1:]]:
        return furthest + begun[0]
    return furthest + before.find(" ") + 1


def _end(text: str, lines: Sequence[Span], place: Span, reach: int) -> int:
    at = bisect_left(lines, place.end, key=lambda line: line.end)
    last = lines[min(len(lines) - 1, at + 1)].end
    furthest = place.end + reach
    if furthest >= last:
        return last
    after = text[place.end : furthest]
    if ended := [sentence.end for sentence in sentences(after)[:-1]]:
        return place.end + ended[-1]
    return place.end + (after.rfind(" ") if " " in after else len(after))
