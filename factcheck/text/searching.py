"""The words of a statement that are worth searching for."""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

#: Words that stand in every article and tell nothing of what one is about.
_COMMON = frozenset(
    """a about above after again against ago all almost along already also although always am among
    an and another any anyone anything are aren't around as at away be became because been
    before being below between both but by can can't cannot could couldn't did didn't do does
    doesn't doing don't down during each either else ever every everyone everything few for from
    further get gets getting go going gone got had hadn't has hasn't have haven't having he he's
    her here hers herself him himself his how however i i'd i'll i'm i've if in into is isn't it
    it's its itself just let like made make makes many may me might mine more most much must my
    myself no nobody none nor not nothing now of off often on once one only onto or other others
    our ours ourselves out over own per quite rather really same say saying says said shall she
    she's should since so some somebody someone something soon still such than that that's the
    their theirs them themselves then there there's these they they're they've thing things this
    those though through time times to told too toward towards under until up upon us very was
    wasn't way we we're we've well went were weren't what what's whatever when where whether
    which while who whom whose why will with within without won't would wouldn't yes yet you
    you're your yours yourself""".split()
)

#: Forms of a verb that no stemmer joins; whoever says “met” is also answered by “meeting”.
_FAMILIES = """
    meet meets met meeting / speak speaks spoke spoken speaking / buy buys bought buying / pay
    pays paid paying payment / sell sells sold selling sale / give gives gave given giving /
    take takes took taken taking / know knows knew known / see sees saw seen / write writes
    wrote written / lose loses lost losing loss / win wins won winning / rise rises rose risen
    rising / fall falls fell fallen falling / grow grows grew grown growth / begin begins
    began begun / choose chooses chose chosen choice / hold holds held holding / leave leaves
    left leaving / send sends sent sending / spend spends spent spending / build builds built
    building / teach teaches taught / think thinks thought / bring brings brought / find finds
    found finding / hear hears heard hearing / keep keeps kept / lead leads led leading / lie
    lies lied lying / sign signs signed signature / steal steals stole stolen / shut shuts
    shutting / fight fights fought / break breaks broke broken / draw draws drew drawn / drive
    drives drove driven / eat eats ate eaten / fly flies flew flown flight / forget forgets
    forgot forgotten / hide hides hid hidden / run runs ran running / show shows showed shown
    / strike strikes struck / swear swears swore sworn / wear wears wore worn / withdraw
    withdraws withdrew withdrawn / deny denies denied denial
"""
_FAMILY = {
    form: family for words in _FAMILIES.split("/") for family in [words.split()] for form in family
}

_ENDING = re.compile(r"(?<=\w{3})(?:ings?|ed|(?<=[sxzh])es|(?<!s)s|e)$")
_PLURAL = re.compile(r"(?<=\w{3}[^\Wsui])s$")
_ONESELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s)\b")
_FEW_WORDS = 6
_SHORTEST = 2
_SHORTEST_NAME_STEM = 4
_MOST_TERMS = 40


class Term(NamedTuple):
    """One word to look for; ``prefix`` asks for every word that begins with it.

    Terms of one ``group`` are forms of one word of the statement: finding two is finding one.
    """

    word: str
    prefix: bool = False
    group: int = 0
    weight: float = 1.0


def terms(statement: str, claimant: str | None = None) -> list[Term]:
    """What to look for to find passages that bear on a statement, in its order, each once.

    Names are looked for by their beginning, since “Russia” answers to “Russians” and no stemmer
    joins the two. The claimant is looked for by the last word of the name, and weighs double in a
    statement about oneself. Of a split statement (“ … ”) the first piece says what it is about.
    """
    statement = _first_piece(statement)
    found: dict[str, Term] = {}
    group = 0
    for match in _WORD.finditer(statement):
        word = match.group().replace("’", "'")
        begins_a_sentence = not statement[: match.start()].rstrip(" “\"'‘(").strip(".!?…\n")
        if word.lower() in _COMMON or len(word) < _SHORTEST:
            continue
        group += 1
        for term in _forms(word, group, is_name=word[0].isupper() and not begins_a_sentence):
            found.setdefault(term.word, term)
    if claimant:
        last = claimant.split()[-1].lower()
        weight = 2.0 if _ONESELF.search(statement) else 1.0
        found.setdefault(last, Term(last, group=group + 1, weight=weight))
    return list(found.values())[:_MOST_TERMS]


def _first_piece(statement: str) -> str:
    """The first piece of a split statement, unless it has too few words to go by."""
    first = statement.split(" … ", maxsplit=1)[0]
    return first if len(first.split()) >= _FEW_WORDS else statement


def topical_words(statement: str) -> list[str]:
    """The words that say what it is about, each once, in lower case, as one would name them.

    Forms of one verb are its first form; a plural is its singular where an s makes the difference.
    """
    found = (match.group().replace("’", "'").lower() for match in _WORD.finditer(statement))
    named = (word.removesuffix("'s") for word in found if word not in _COMMON)
    bases = (_FAMILY.get(word, [_singular(word)])[0] for word in named if len(word) > _SHORTEST)
    return list(dict.fromkeys(base for base in bases if not base[0].isdigit()))


def _singular(word: str) -> str:
    return word[:-1] if _PLURAL.search(word) else word


def plain_terms(query: str) -> list[Term]:
    """The words that somebody typed into the search box; the last one may be unfinished."""
    found = [match.group().lower() for match in _WORD.finditer(query)][:_MOST_TERMS]
    return [Term(word, prefix=number == len(found)) for number, word in enumerate(found, 1)]


def bearing(sentences: Sequence[str], asked: Sequence[Term]) -> list[tuple[float, tuple[str, ...]]]:
    """How well each sentence answers to the terms, with the words of it that do.

    The score is BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75) over groups of terms
    instead of terms, the sentences given being the whole collection.
    """
    split = [[match.group().lower() for match in _WORD.finditer(text)] for text in sentences]
    group_of = _group_of(asked)
    answers = [_answers(words, group_of) for words in split]
    weights = {term.group: term.weight for term in asked}
    spread = Counter(group for answer in answers for group in answer)
    mean = sum(map(len, split)) / (len(split) or 1)
    scored = []
    for words, answer in zip(split, answers, strict=True):
        length = 1.2 * (0.25 + 0.75 * len(words) / mean)
        score = 0.0
        for group, found in answer.items():
            rarity = math.log(1 + (len(split) - spread[group] + 0.5) / (spread[group] + 0.5))
            score += weights[group] * rarity * len(found) * 2.2 / (len(found) + length)
        scored.append((score, tuple(dict.fromkeys(found[0] for found in answer.values()))))
    return scored


def groups_in(text: str, asked: Sequence[Term]) -> set[int]:
    """The groups of terms that the text answers to."""
    return set(answers_in([text], asked)[0])


def answers_in(texts: Sequence[str], asked: Sequence[Term]) -> list[dict[int, list[str]]]:
    """For each text, the words of it that answer to each group of terms."""
    group_of = _group_of(asked)
    return [_answers([word.lower() for word in _WORD.findall(text)], group_of) for text in texts]


def _answers(words: Sequence[str], group_of: Callable[[str], int | None]) -> dict[int, list[str]]:
    """The words that answer to each group of terms."""
    answers: dict[int, list[str]] = {}
    for word in words:
        group = group_of(word)
        if group is not None:
            answers.setdefault(group, []).append(word)
    return answers


def _group_of(asked: Sequence[Term]) -> Callable[[str], int | None]:
    """What says to which group of terms a word answers; most words come again and again."""
    whole = {_stem(term.word): term.group for term in asked if not term.prefix}
    beginnings = [(term.word, term.group) for term in asked if term.prefix]

    @cache
    def group_of(word: str) -> int | None:
        if (group := whole.get(_stem(word))) is not None:
            return group
        return next((group for start, group in beginnings if word.startswith(start)), None)

    return group_of


def _stem(word: str) -> str:
    return _ENDING.sub("", word.replace("’", "'").removesuffix("'s"))


def _forms(word: str, group: int, *, is_name: bool) -> list[Term]:
    base = word.lower().removesuffix("'s")
    if is_name and len(base) - 2 >= _SHORTEST_NAME_STEM:
        return [Term(base[:-2], prefix=True, group=group)]
    return [Term(form, group=group) for form in _FAMILY.get(base, [base])]
