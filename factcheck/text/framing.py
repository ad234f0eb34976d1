"""A statement in a frame that says whose it is, where its words don't stand alone."""

import re
from datetime import date
from typing import NamedTuple

from factcheck.text.attribution import Statement
from factcheck.text.days import RELATIVE, resolved, written
from factcheck.text.headlines import CLAIM_SHOWN, headline, sentence_within, surname
from factcheck.text.pronouns import OWNERS, PRONOUNS
from factcheck.text.telling_clauses import as_written, by_its_noun, by_its_verb, said_that

_MOST_QUOTED = 320  # characters of direct words; behind them "…" stands
_LONGEST_CLAUSE = 360  # characters
_LONGEST_NAME = 100  # characters
_ROOM_FOR_A_CORE = 30  # characters: a headline with less of it says too little
_NO_NAME = (
    PRONOUNS
    | OWNERS.keys()
    | frozenset(
        """her him them us me my our your who whom which that this these those there others
        other one some many most all both another several few anyone everyone someone nobody
        everybody people two three the""".split()
    )
)
_NO_NAME_OPENS = re.compile(
    r"(?:his|her|their|its|my|our|your|this|that|these|those|and|or|but|last|next|the (?:two|three|"
    r"four|other|others|only|same|latter|former|first|one)|neither|none|no|"
    r"many times|\w+ing an?)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"['’]s\b")
_IN_A_NAME = re.compile(r"[,;:“”\"?!()\n]")
_ONE = re.compile(r"(?:an?|one) ")
_ALREADY_UNNAMED = re.compile(r"(?:unnamed|anonymous|unidentified)\b")
_PEOPLE = re.compile(
    r"(?!(?:some|many|most|several|few|all|two|three|other|more|these|those) )(?:[a-z-]+ ){0,3}(?:"
    r"officials|aides|advisers|advisors|sources|critics|supporters|lawmakers|voters|experts|"
    r"analysts|operatives|strategists|staffers|lawyers|diplomats|prosecutors|researchers|scientists)"
)
_PERSON = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|la|van|von|der|bin|al)){1,4}")
_BODY = re.compile(
    r"(?i)\b(?:committee|council|department|house|party|campaign|court|bureau|agency|post|times|"
    r"news|university|institute|foundation|group|center|centre|association|union|company|office|"
    r"police|board|commission|journal|team|service|services|project|research|network|press)\b"
)
_OPEN_MARK = re.compile(r"(?:(?<=^)|(?<=[\s(—–-]))\"")
_INNER = str.maketrans({"“": "‘", "”": "’", '"': "’"})
_SAYS = re.compile(r" (?:said|says|told [\w ]{2,40}?) that ")
_POINTS = re.compile(r"(?:he|she|it|they|his|her|their|its|this|that|these|those)\b", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…][”’\"')]*$")
_BROKEN_OFF = re.compile(
    r"\b(?:and|or|but|the|a|an|of|to|with|for|in|I|my|we|our|you|your|even|as|that|which|who|"
    r"because|than|at|from|by|is|was|are|were|has|have|had|be|not|his|their|its|would|will|"
    r"could|should|how \w+|Mrs?|Ms|Dr|Sen|Rep|Gov)\.?$"
)
_FIRST_OR_SECOND = re.compile(
    r"(?<![\w’'.])(?:I|[Mm]y|[Mm]e|[Ww]e|us|[Oo]urs?|[Yy]ou|[Yy]ours?)(?!\w|\.\w)"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


class Framed(NamedTuple):
    """A statement that stands alone, and its headline."""

    statement: str
    headline: str


def shown_name(name: str | None, mention: str | None, *, is_unnamed: bool = False) -> str | None:
    """How a sentence begins that is about this speaker; None for a pronoun, and for nobody.

    ``mention`` is what the article calls them beside the verb: there "the White House" has its
    article, and "his plan" is no speaker.
    """
    said = " ".join((name or "").split())
    if not said or len(said) > _LONGEST_NAME or _IN_A_NAME.search(said):
        return None
    if said.lower() in _NO_NAME or _NO_NAME_OPENS.match(said):
        return None
    if is_unnamed:
        return _unnamed(said)
    told = (mention or "").lower()
    if told == f"the {said.lower()}":
        said = f"the {said}"
    elif mention and _OWNER.sub("", mention) == said:  # "Marlow campaign" for "Marlow’s campaign"
        said = mention
    elif " " in told and _NO_NAME_OPENS.match(told):
        return None
    return said[0].upper() + said[1:]


def framed_words(name: str, words: str, kind: str, told_on: date | None) -> Framed | None:
    """``words`` verbatim in quotation marks, for direct speech and for fragments.

    ``told_on`` is the day of the speech: it stands before words that count from it.
    """
    said = " ".join(words.replace("''", '"').split()).strip(" ,;:–—-")
    if not said or said.count("“") != said.count("”") or said.count('"') % 2:
        return None
    inner = _OPEN_MARK.sub("‘", said).translate(_INNER)
    if kind == "fragment":
        inner = inner.rstrip(".,")
        return Framed(f"{name} used the words “{inner}”.", _short(name, inner, "“{}”"))
    day = f" on {written(told_on)}" if told_on and RELATIVE.search(said) else ""
    kept = sentence_within(inner, _MOST_QUOTED)
    kept = kept if _ENDED.search(kept) else f"{kept}."
    kept = kept[0].upper() + kept[1:]
    return Framed(f"{name} said{day}: “{kept}”", _short(name, kept, "“{}”"))


def framed_report(
    text: str, statement: Statement, name: str, told_on: date | None
) -> Framed | None:
    """The clause of the article ``text`` that tells it, with the speaker's name; else one of ours.

    None where what is left would be no sentence, or another than the article's.
    """
    if statement.cue is None:
        return None
    clause = (
        as_written(text, statement, name)
        or by_its_verb(text, statement, name)
        or by_its_noun(text, statement, name)
        or said_that(text, statement, name)
    )
    if clause is None or len(clause) > _LONGEST_CLAUSE or not _is_whole(clause):
        return None
    whole = re.sub(r",([”\"’'])$", r".\1", clause.rstrip(" ,;:–—-"))
    whole = whole if _ENDED.search(whole) else f"{whole}."
    whole = resolved(whole, told_on) if told_on else whole
    return Framed(whole, _headline(whole, name))


def _headline(whole: str, name: str) -> str:
    """The sentence where it is short; else without "said that", as far as that can be left out."""
    short = headline(whole, name if _is_person(name) else None)
    says = _SAYS.match(whole, len(name))
    if not short.endswith("…") or says is None or _POINTS.match(whole, says.end()):
        return short
    return _short(name, whole[says.end() :])


def _short(name: str, core: str, marks: str = "{}") -> str:
    """ "Marlow: the core", in fewer characters than a headline may have."""
    known = surname(name) if _is_person(name) else name
    room = CLAIM_SHOWN - 1 - len(f"{known}: {marks.format('')}")
    if room < _ROOM_FOR_A_CORE:
        return sentence_within(f"{name}: {marks.format(core)}", CLAIM_SHOWN - 1, whole=False)
    core = core[:-1] if core.endswith(".") else core
    return f"{known}: {marks.format(sentence_within(core, room, whole=False))}"


def _is_person(name: str) -> bool:
    return (
        bool(_PERSON.fullmatch(name))
        and not name.startswith(("The ", "A ", "An ", "Un"))
        and (not _BODY.search(name))
    )


def _unnamed(said: str) -> str | None:
    lower = said[0].lower() + said[1:]
    if _ONE.match(lower):
        one = lower.partition(" ")[2]
        return f"{'An' if _ALREADY_UNNAMED.match(one) else 'An unnamed'} {one}"
    return f"Unnamed {lower}" if _PEOPLE.fullmatch(lower) else said[0].upper() + said[1:]


def _is_whole(clause: str) -> bool:
    return (
        clause.count("“") == clause.count("”")
        and clause.count('"') % 2 == 0
        and clause.count("(") == clause.count(")")
        and not _BROKEN_OFF.search(clause)
        and not _FIRST_OR_SECOND.search(_QUOTED.sub(" ", clause))
    )
