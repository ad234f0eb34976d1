"""People mentioned in a comment, and a comment cut into what is drawn of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: An @ that begins a mention: not inside an e-mail address or the address of a page.
_AT = re.compile(r"(?:(?<=[\s(\[{“„«‘\"'—–])|(?<![^\n]))@(?=\w)")
#: What somebody meant by an @ that fits nobody, for the sentence that says so.
_WRITTEN = re.compile(r"[\w.+-]*\w(?:@[\w.-]*\w)?")
#: Where a name goes on, so that “@mara” isn't found in “@mara.finch” or “@marathon”.
_GOES_ON = re.compile(r"\w|[.@+-]\w")
_ADDRESS = re.compile(r"https?://[^\s<>“”\"]+")
_AFTER_ADDRESS = ".,;:!?)]}’'"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who can be mentioned: by name, by e-mail address, by the part before its @."""

    id: int
    name: str
    email: str

    @property
    def handle(self) -> str:
        """The e-mail address up to its @."""
        return self.email.partition("@")[0]


@dataclass(frozen=True, slots=True)
class Mention:
    """An @ with what follows it, and everybody whom it fits: one, none or several."""

    written: str
    fitting: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a comment; ``kind`` is “words”, “mention” or “address”."""

    kind: str
    text: str


def mentions_in(text: str, people: Sequence[Known]) -> list[Mention]:
    """The mentions in a text, each once, in the order in which they are written.

    The longest form that fits counts; of equal ones a full name comes before an e-mail address, and
    that before its first part, and that before a first name.
    """
    forms = _forms(people)
    found: dict[str, Mention] = {}
    for at in _AT.finditer(text):
        mention = _mention(text, at.end(), forms)
        found.setdefault(mention.written.lower(), mention)
    return list(found.values())


def pieces(text: str, written: Iterable[str]) -> list[Piece]:
    """A comment in pieces to draw: its mentions, as they were ``written``, and its addresses."""
    names = sorted({re.escape(f"@{name}") for name in written}, key=len, reverse=True)
    whole = re.compile("|".join([_ADDRESS.pattern, *names]))
    cut, done = [], 0
    for match in whole.finditer(text):
        words = match[0]
        kind = "mention" if words.startswith("@") else "address"
        if kind == "address":
            words = words.rstrip(_AFTER_ADDRESS)
        if match.start() > done:
            cut.append(Piece("words", text[done : match.start()]))
        cut.append(Piece(kind, words))
        done = match.start() + len(words)
    return [*cut, Piece("words", text[done:])] if done < len(text) else cut


def _forms(people: Sequence[Known]) -> list[dict[str, list[Known]]]:
    """Who goes by what, the surest kind of name first."""
    forms: list[dict[str, list[Known]]] = [{}, {}, {}, {}]
    for one in people:
        words = one.name.split()
        goes_by = (" ".join(words), one.email, one.handle, words[0] if words else "")
        for named, form in zip(forms, goes_by, strict=True):
            if form:
                named.setdefault(form.lower(), []).append(one)
    return forms


def _mention(text: str, start: int, forms: Sequence[dict[str, list[Known]]]) -> Mention:
    best: tuple[int, list[Known]] = (0, [])
    for named in forms:
        for form, fitting in named.items():
            if len(form) > best[0] and _stands_at(text, start, form):
                best = (len(form), fitting)
    length, fitting = best
    if not fitting:
        match = _WRITTEN.match(text, start)
        return Mention(match[0] if match else text[start : start + 1], ())
    return Mention(text[start : start + length], tuple(fitting))


def _stands_at(text: str, start: int, form: str) -> bool:
    end = start + len(form)
    return text[start:end].lower() == form and not _GOES_ON.match(text, end)
