"""How a claim is worded: what in it gets in a reader's way, said as notes that stop nobody."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from factcheck.text.days import RELATIVE
from factcheck.text.headlines import CLAIM_SHOWN

_DENIED = re.compile(
    r"^\W*(?:it(?: is|[’']s| was| isn[’']t) (?:not |un)?(?:true|the case|correct|false|"
    r"wrong|a lie|a myth|incorrect) that|contrary to|there is no truth|no,)(?!\w)",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"(?<!\w)(?:false(?:ly)?|untrue|misleading(?:ly)?|debunked|baseless(?:ly)?|unfounded|hoax|"
    r"fake|wrongly|incorrectly|fact[- ]check(?:ed)?)(?!\w)",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"^\W*(?i:he|she|they|it|this|that|these|those|his|her|their|its)(?:[’']\w+)?(?!\w)"
    r"(?! (?:is|was)(?: not)?(?: \w+){1,3} (?:that|to)\b)"
    r"|(?<!\w)(?:I|[Mm]y|[Mm]e|[Ww]e|us|[Oo]ur|[Yy]ou|[Yy]our)(?:[’'](?:m|ve|ll|d|re))?(?!\w)"
)
_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"|‘([^’]*)’(?!\w)")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.|\[[^\]]*\])\s*")
_UNHEARD = re.compile(r"[\W_]+")

Field = Literal["statement", "headline"]


class Note(NamedTuple):
    """Something in the wording of a claim that an editor may want to change."""

    #: Its name, which doesn't change: “negated wording”.
    rule: str
    field: Field
    #: The words concerned.
    words: str
    #: What is wrong with them, and what to do.
    sentence: str


def notes_on(
    statement: str | None,
    headline: str | None,
    quotation: str,
    ratings: Iterable[str] = (),
    articles: Callable[[], Sequence[str]] | None = None,
) -> list[Note]:
    """The notes on a claim's own wording, the statement's first.

    ``quotation`` are the claim's verbatim words: a verdict that the claimant spoke is no verdict of
    the desk. ``ratings`` are the labels of the desk's scale. ``articles`` gives the texts in which
    the claim appears; it is asked only where there are quotation marks, and None checks none.
    """
    found: list[Note] = []
    labels = tuple(ratings)
    fields: tuple[tuple[Field, str | None], ...] = (
        ("statement", statement),
        ("headline", headline),
    )
    for field, words in fields:
        if words:
            found += _denied(field, words)
            found += _judged(field, words, quotation, labels)
            found += _unresolved(field, words)
            found += _misquoted(field, words, articles)
    return [*found, *_too_long(headline)]


def rating_named(words: str, labels: Iterable[str]) -> str | None:
    """The label of a rating that the words name, as they write it: “False: there was no grant”."""
    for label in labels:
        if there := re.search(rf"(?<!\w){re.escape(label)}(?!\w)", words, re.IGNORECASE):
            return there.group()
    return None


def _denied(field: Field, words: str) -> Iterator[Note]:
    if there := _DENIED.search(words):
        said = there.group().strip()
        yield Note(
            "negated wording",
            field,
            said,
            f"“{said}” words the check, not the claim. Write what was claimed, as if it were so.",
        )


def _judged(field: Field, words: str, quotation: str, labels: Sequence[str]) -> Iterator[Note]:
    if _DENIED.search(words):
        return
    there = _VERDICT.search(words)
    verdict = rating_named(words, labels) or (there.group() if there else None)
    if verdict and _heard(verdict) not in _heard(quotation):
        yield Note(
            "verdict in the claim",
            field,
            verdict,
            f"“{verdict}” judges the claim. Leave that to its rating, and say the claim alone.",
        )


def _unresolved(field: Field, words: str) -> Iterator[Note]:
    own = _QUOTED.sub(lambda there: " " * len(there.group()), words)
    if there := _POINTING.search(own):
        said = there.group().strip(' \n“"‘')
        yield Note(
            "unresolved pronoun",
            field,
            said,
            f"“{said}” means somebody or something that only the article tells. Name it.",
        )
    if there := RELATIVE.search(own):
        yield Note(
            "relative day",
            field,
            there.group(),
            f"“{there.group()}” is another day for every reader. Write the date.",
        )


def _misquoted(
    field: Field, words: str, articles: Callable[[], Sequence[str]] | None
) -> Iterator[Note]:
    quoted = [next(filter(None, there.groups()), "") for there in _QUOTED.finditer(words)]
    if articles is None or not any(quoted):
        return
    texts = [_heard(text) for text in articles()]
    for said in quoted:
        parts = [_heard(part) for part in _ELLIPSIS.split(said) if part]
        if not any(all(part in text for part in parts) for text in texts):
            yield Note(
                "unknown quotation",
                field,
                said,
                f"No article of this claim has the words “{said}”. Quote what it has, or leave the"
                " quotation marks out.",
            )


def _too_long(headline: str | None) -> Iterator[Note]:
    if headline and len(headline) >= CLAIM_SHOWN:
        yield Note(
            "long headline",
            "headline",
            headline[CLAIM_SHOWN - 1 :],
            f"The headline has {len(headline)} characters; of {CLAIM_SHOWN} or more, others cut the"
            " end off. Make it shorter.",
        )


def _heard(words: str) -> str:
    """The words as one hears them: without capitals, marks and breaks."""
    return f" {_UNHEARD.sub(' ', words.casefold()).strip()} "
