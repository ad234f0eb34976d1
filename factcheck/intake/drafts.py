"""What the readers give: an article ready to be added, or why there is none."""

from dataclasses import dataclass, fields, replace
from datetime import date

from factcheck.text.attribution import Statement
from factcheck.text.checkworthy import Worth
from factcheck.text.furniture import Furniture
from factcheck.text.proposing import Proposal
from factcheck.text.spans import Span


@dataclass(frozen=True, slots=True)
class Facts:
    """What somebody says about an article; None where nothing is said."""

    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published_on: date | None = None
    #: Where it was published: http or https.
    address: str | None = None
    #: One of ``intake.kinds.KINDS``.
    kind: str | None = None

    def completed_by(self, others: "Facts") -> "Facts":
        """These facts, and those of ``others`` where these say nothing."""
        missing = {
            name: getattr(others, name)
            for name in (field.name for field in fields(self))
            if not getattr(self, name)
        }
        return replace(self, **missing)


@dataclass(frozen=True, slots=True)
class Pulled:
    """A statement found in the text, its exact words, and how much it deserves a check."""

    statement: Statement
    exact: str
    worth: Worth
    #: What a person may take as the claim's wording.
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that has been read; nothing of it is stored yet. Places are code points."""

    outlet: str
    title: str
    author: str | None
    published_on: date | None
    #: Canonical, see ``intake.addresses``.
    address: str | None
    #: One of ``intake.kinds.KINDS``; None where nobody said.
    kind: str | None
    #: The canonical text, and its sha256 in UTF-8 as 64 hexadecimal digits.
    text: str
    sha256: str
    canonicaliser: str
    #: What took the text out of what came in: "plain/1" or "trafilatura/<version>".
    extractor: str
    furniture: tuple[Furniture, ...]
    #: The sentences that are journalism, without the furniture.
    sentences: tuple[Span, ...]
    #: The code of the language, see ``text.language``; None where there is too little to say.
    language: str | None
    #: Empty for what isn't English: the rules know no other language.
    pulled: tuple[Pulled, ...]
    #: The numbers by which reprints of it are found, see ``text.likeness``.
    traces: tuple[int, ...]
    #: The bytes as they came, their sha256, and text/plain or text/html.
    original: bytes
    original_sha256: str
    original_type: str
    #: Name of the file, without its folder, when it came as one.
    source_file: str | None


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that could not be taken in: where it was, and a sentence for a person."""

    where: str
    reason: str


class Unreadable(Exception):
    """What came in can't become an article; ``str()`` is a sentence for people."""
