"""Whether a speaker was resolved to the person or the body who is meant.

Asked of each labelled attribution whose content was found, paired as ``attributions`` pairs. Names
are compared without articles, titles, initials and the possessive; a label of given name and
surname asks for both, and a fuller name is as good. Who is unnamed has to be marked so, or called
by a common noun of the description.
"""

import random
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.attributions import paired, spans
from benchmarks.lines import Line
from benchmarks.speaker_set import mention, sourced

#: Which labels a figure is about.
ALL, NAMED, UNNAMED, PRONOUNS = "all", "named", "unnamed", "pronouns"
KINDS = (ALL, NAMED, UNNAMED, PRONOUNS)
DRAWS = 300

Words = list[str]
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?|@\w+")
PRONOUN = re.compile(
    r"(?:I|we|he|she|it|they|who|which|that|his|her|its|their|both|neither|let['’]s)", re.I
)
_SMALL = frozenset("a an the of to in and or for by at on from with".split())
_TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor sen senator sens rep representative gov governor president
    vice former secretary chief mayor judge justice general gen attorney ambassador chairman
    chairwoman speaker director minister prime sir
    """.split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
#: What a body publishes is the body's own: "Gallup's tracking poll" is Gallup.
_PAPERS = frozenset("poll polls survey surveys records data report reports study website".split())


@dataclass(frozen=True, slots=True)
class Verdict:
    """One labelled attribution."""

    article: object
    kinds: frozenset[str]
    was_found: bool
    is_right: bool = False
    is_marked_right: bool = False


def verdicts(
    gold: Iterable[Line], predicted: Mapping[object, Line], labelled: Mapping[object, Line]
) -> list[Verdict]:
    """A verdict for each labelled attribution; sources that nobody is are left out."""
    given = []
    for row in gold:
        if row["id"] in labelled:
            given += _of_article(row, labelled[row["id"]], predicted[row["id"]]["quotes"])
    return given


def share(given: Sequence[Verdict], kind: str) -> tuple[float, tuple[float, float] | None]:
    """Which part of the found ones is right, in hundredths, with its 95 % interval by article."""
    return _share([(one.article, one.is_right) for one in given if _counts(one, kind)])


def marked(given: Sequence[Verdict]) -> tuple[float, tuple[float, float] | None]:
    """Which part of the found ones is rightly marked as unnamed or not."""
    return _share([(one.article, one.is_marked_right) for one in given if _counts(one, ALL)])


def found(given: Sequence[Verdict]) -> tuple[float, tuple[float, float] | None]:
    """Which part of the labelled attributions was found at all."""
    return _share([(one.article, one.was_found) for one in given])


def is_right(text: str, label: Line, name: str | None, is_unnamed: bool) -> bool:
    """Whether that name is the labelled person or body, or the unnamed one of the label."""
    if name is None:
        return False
    if label["unnamed"]:
        return _is_description(text, label, name, is_unnamed)
    return any(
        names_agree(text[slice(*place)], name) for place in (label["who"], *label.get("also", ()))
    )


def names_agree(labelled: str, name: str) -> bool:
    """Whether two names are of one person or body."""
    one, other = _name(labelled), _name(name)
    if not one or not other:
        return False
    if one == other or _initials(labelled) == "".join(other) or _initials(name) == "".join(one):
        return True
    if not {one[0], one[-1]} <= set(other) or (len(one) == 1 and not _is_paper(other)):
        return False
    is_fuller = len(one) > 1 and one[-1] == other[-1]
    return set(other) <= set(one) or is_fuller or _is_paper(other)


def _of_article(row: Line, label: Line, quotes: Sequence[Line]) -> list[Verdict]:
    text = row["text"]
    meant = {tuple(one["mention"]): one for one in label["speakers"]}
    _, gold, answers, pairs = paired(row, quotes)
    answer = {id(gold[place]): answers[number] for place, number in pairs}
    given = []
    for attribution in sourced(row):
        one = meant[mention(attribution)]
        if one["who"] is None and not one["unnamed"]:
            continue
        kinds = {ALL, UNNAMED if one["unnamed"] else NAMED}
        if PRONOUN.fullmatch(text[slice(*spans(attribution["source"])[0])]):
            kinds.add(PRONOUNS)
        said = answer.get(id(attribution))
        if said is None:
            given.append(Verdict(row["id"], frozenset(kinds), was_found=False))
            continue
        name, is_unnamed = said.get("speaker_name"), bool(said.get("is_unnamed"))
        given.append(
            Verdict(
                row["id"],
                frozenset(kinds),
                was_found=True,
                is_right=is_right(text, one, name, is_unnamed),
                is_marked_right=name is not None and is_unnamed == one["unnamed"],
            )
        )
    return given


def _is_description(text: str, label: Line, name: str, is_unnamed: bool) -> bool:
    told = text[slice(*label["mention"])]
    if label["who"]:
        told += " " + text[slice(*label["who"])]
    elif PRONOUN.fullmatch(told):
        return is_unnamed
    described = set(_words(told)) & set(_words(name)) - _SMALL
    common = {word for word in _WORD.findall(told) if word[0].islower()}
    return bool(described if is_unnamed else described & common)


def _counts(verdict: Verdict, kind: str) -> bool:
    return verdict.was_found and kind in verdict.kinds


def _share(
    answers: Sequence[tuple[object, bool]],
) -> tuple[float, tuple[float, float] | None]:
    by_article: dict[object, list[bool]] = {}
    for article, right in answers:
        by_article.setdefault(article, []).append(right)
    if not by_article:
        return 0.0, None
    groups = list(by_article.values())
    chance = random.Random(1)
    drawn = sorted(_mean(chance.choices(groups, k=len(groups))) for _ in range(DRAWS))
    return _mean(groups), (drawn[int(DRAWS * 0.025)], drawn[int(DRAWS * 0.975)])


def _mean(groups: Sequence[Sequence[bool]]) -> float:
    return 100 * sum(map(sum, groups)) / sum(map(len, groups))


def _name(words: str) -> Words:
    """The words that tell whose name it is; all of them when nothing else is left."""
    found = _words(words)
    telling = [
        word
        for word in found
        if word not in _SMALL | _TITLES | _SUFFIXES and (len(word) > 1 or word.isdigit())
    ]
    return telling or found


def _words(words: str) -> Words:
    folded = unicodedata.normalize("NFKD", words).casefold()
    plain = re.sub(r"['’]s?(?!\w)|[\u0300-\u036f“”\"]", "", folded)
    return [word.replace(".", "") for word in _WORD.findall(plain)]


def _initials(words: str) -> str:
    capitals = [word[0] for word in _WORD.findall(words) if word[0].isupper()]
    return "".join(capitals).casefold() if len(capitals) > 1 else ""


def _is_paper(words: Sequence[str]) -> bool:
    return not _PAPERS.isdisjoint(words)
