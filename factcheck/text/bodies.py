"""The bodies that a text names, departments, papers, companies, and their short names."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from factcheck.text.body_words import BODY_HEADS, BODY_NOUNS, called
from factcheck.text.grammar import TIMES
from factcheck.text.names import CAPITALS
from factcheck.text.spans import Span

_WORD = rf"[{CAPITALS}][\w&\u0300-\u036f]*(?:[-'’][{CAPITALS}]\w+)*"
_INITIALS = rf"(?:[{CAPITALS}]\.){{2,}}"
_RUN = re.compile(
    rf"(?<![\w'’.])(?:{_INITIALS}|{_WORD})(?:\ (?:&\ )?(?:{_INITIALS}|{_WORD}))*"
    rf"(?P<rest>\ (?:of|for|on)(?:\ the)?\ {_WORD}(?:\ {_WORD})*"
    rf"(?:,?\ and\ {_WORD}(?:\ {_WORD})*)?)?"
)
_SHORT = re.compile(rf"\s\((?:the\s)?([{CAPITALS}][\w.&-]{{1,9}})\)")
_APPOSITION = re.compile(
    r",\s(?:an?|the|its)\s(?P<kind>(?:[\w'’-]+\s){0,5}?[\w-]+)(?=[,.;]|\s(?:of|for|in|that|which|on|at|based)\s)"
)
_ACRONYM = re.compile(rf"[{CAPITALS}]{{2,6}}|(?:[{CAPITALS}]\.){{2,6}}")
_ON = frozenset("center centre council committee commission subcommittee institute panel".split())
_NO_SHORT = frozenset("house states party congress senate united america nations news".split())
_NO_BODY = frozenset("us uk eu un un. u.s. u.k. u.n. tv dvd am pm ceo pdf usa d.c. dc".split())
_SMALL = frozenset("of for on the and &".split())
_BY_FIRST_WORD = frozenset("university college institute center centre news research".split())
_NEVER = TIMES | _NO_BODY
_LEADS = frozenset(
    """the a an in on at for from with by to of but and or if when while as after before however
    although though because since under what who how why where here then now so yet not no its his
    her their our my this that these those according former even still also meanwhile""".split()
)
_LONGEST_NOUN = 16  # code points of "administration" and a blank
_LONGEST_ARTICLE = 4
_ADJECTIVES = re.compile(r"(?:'s|’s)?\s(?:[a-z]+\s)?")
_LONGEST = 90  # code points of the name of a body


@dataclass
class Body:
    """A body by its fullest name; ``calls`` is what it may be called, in small letters."""

    name: str
    proof: Span
    calls: set[str] = field(default_factory=set)


class Bodies:
    """The bodies of a text, by name, by short name and by what they are."""

    def __init__(self, text: str, people: Collection[int]) -> None:
        """``people`` is where names of people begin: those are no bodies."""
        self._text = text
        self._by_name: dict[str, Body] = {}
        self._by_call: dict[str, list[tuple[int, Body]]] = {}
        found = [span for span in _bodies_in(text) if span.start not in people]
        self._found = found
        self._starts = [span.start for span in found]
        for span in found:
            self._meet(span)
        self._shorten()
        for span in found:
            body = self._by_name[_key(span.of(text))]
            for noun in body.calls:
                self._by_call.setdefault(noun, []).append((span.start, body))

    def named(self, name: str) -> Body | None:
        """The body that a name, long or short, means; "the" before it doesn't matter."""
        return self._by_name.get(_key(name))

    def called(self, noun: str, before: int) -> Body | None:
        """The body last named before a place that can be called "the department"."""
        places = self._by_call.get(noun, [])
        at = bisect_left(places, before, key=lambda place: place[0])
        return places[at - 1][1] if at else None

    def beginning(self, place: Span) -> Body | None:
        """The body whose name begins a stretch of the text, but for an article."""
        at = bisect_left(self._starts, place.start)
        near = at < len(self._found) and self._starts[at] <= place.start + _LONGEST_ARTICLE
        return self.named(self._found[at].of(self._text)) if near else None

    def ending(self, place: Span) -> Body | None:
        """The body named last in a stretch of the text, right at its end."""
        at = bisect_left(self._starts, place.end) - 1
        if at < 0 or not place.start <= self._starts[at]:
            return None
        between = self._text[self._found[at].end : place.end]
        return (
            self.named(self._found[at].of(self._text)) if _ADJECTIVES.fullmatch(between) else None
        )

    def last_in(self, place: Span) -> Body | None:
        """The body named last in a stretch of the text."""
        at = bisect_left(self._starts, place.end) - 1
        if at < 0 or self._starts[at] < place.start:
            return None
        return self.named(self._found[at].of(self._text))

    def _meet(self, span: Span) -> None:
        name = span.of(self._text)
        body = self._by_name.get(_key(name))
        if body is None:
            body = Body(name, span, {*called(_head(name))})
            self._by_name[_key(name)] = body
        short = _SHORT.match(self._text, span.end)
        if short:
            self._by_name.setdefault(_key(short.group(1)), body)
        body.calls |= _what_it_is(self._text, span)

    def _shorten(self) -> None:
        """Let "the Times", "Quinnipiac" and "F.A.A." mean the one body that they can mean."""
        owners: dict[str, dict[int, Body]] = {}
        for body in list(self._by_name.values()):
            for form in _short_forms(body.name):
                owners.setdefault(form, {})[id(body)] = body
        for form, longer in owners.items():
            short = self._by_name.get(form)
            if len(longer) != 1 or (short and id(short) in longer):
                continue
            (body,) = longer.values()
            if short is not None:
                if " " in form and short.proof < body.proof:
                    continue
                body.calls |= short.calls
            self._by_name[form] = body


def _short_forms(name: str) -> set[str]:
    words = name.lower().split()
    if len(words) < 2:
        return set()
    initials = [word[0] for word in words if word not in _SMALL]
    forms = {"".join(initials)} if len(initials) > 2 else set()
    if not _SMALL & set(words):
        forms |= {" ".join(words[at:]) for at in range(1, len(words))} - _NO_SHORT
        if words[-1] in _BY_FIRST_WORD and len(words) == 2:
            forms.add(words[0])
    elif words[1] == "of" and len(words) == 3:
        forms.add(f"{words[2]} {words[0]}")
    return forms


def _bodies_in(text: str) -> Iterator[Span]:
    for match in _RUN.finditer(text):
        words = match.group().split(" ")
        start = match.start()
        leads = list(takewhile(lambda word: word.lower() in _LEADS, words[:-1]))
        start += sum(len(word) + 1 for word in leads)
        words = words[len(leads) :]
        rest = match.group("rest")
        if rest:
            right = rest.split(" ")
            left = words[: 1 - len(right)]
            heads = _ON if right[1] == "on" else BODY_HEADS
            if not left or left[-1].lower() not in heads:
                yield from _if_a_body(text, start, left)
                behind = right[2:] if right[2] != "the" else right[3:]
                yield from _if_a_body(text, match.end() - len(" ".join(behind)), behind)
                continue
        yield from _if_a_body(text, start, words)


def _if_a_body(text: str, start: int, words: list[str]) -> Iterator[Span]:
    span = Span(start, start + len(" ".join(words)))
    if not words or span.end - start > _LONGEST or words[-1].lower() in _NEVER:
        return
    alone = len(words) == 1
    if (
        (alone and _ACRONYM.fullmatch(words[0]))
        or (text.startswith(" (", span.end) and _SHORT.match(text, span.end))
        or (_head(span.of(text)) in BODY_HEADS and (not alone or _is_capital_inside(text, start)))
        or _what_it_is(text, span)
    ):
        yield span


def _is_capital_inside(text: str, start: int) -> bool:
    """Whether a word has its capital in the middle of a sentence."""
    return text[max(0, start - 2) : start].rstrip()[-1:].isalnum()


def _what_it_is(text: str, span: Span) -> set[str]:
    """ "tank" for ", a liberal think tank" behind a name; "group" for "the group" before it."""
    word = text[max(0, span.start - _LONGEST_NOUN) : span.start - 1].rpartition(" ")[2]
    found = {word} if word in BODY_NOUNS else set()
    if not text.startswith(", ", span.end):
        return found
    behind = _APPOSITION.match(text, span.end)
    noun = behind.group("kind").split()[-1].lower() if behind else ""
    return found | {noun} if noun in BODY_NOUNS else found


def _head(name: str) -> str:
    """ "department" of "Department of Justice" and of "Justice Department"."""
    words = name.lower().split()
    for at, word in enumerate(words):
        if word in _SMALL and at and words[at - 1] in BODY_HEADS:
            return words[at - 1]
    return words[-1]


def _key(name: str) -> str:
    bare = re.sub(r"^(?:the|an?)\s", "", " ".join(name.split()), flags=re.IGNORECASE)
    return bare.lower().replace(".", "") if _ACRONYM.fullmatch(bare) else bare.lower()
