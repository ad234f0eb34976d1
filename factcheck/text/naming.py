"""What to call a speaker whom no name resolves: a body by its name, the unnamed by description."""

import re

from factcheck.text.body_words import BODY_NOUNS
from factcheck.text.grammar import DETERMINERS, LOWER_NAME_PARTS, PREPOSITIONS
from factcheck.text.names import CAPITALS

_DETERMINER = re.compile(r"^(?:the|an?|this|that|these|those|its)\s(?=\S)", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?$")
_TITLE = re.compile(r"^(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Messrs)\.\s|^(?:Senator|President|Governor)\s")
_WORD = re.compile(r"\w[\w.]*(?:[-'’&/]\w+)*['’]?")
_LINKS = LOWER_NAME_PARTS | frozenset("of the and for on in & at".split())
_TEAMS = frozenset("campaign camp team administration government".split())
#: Words for people that no proper noun is, at the start of a sentence in a capital all the same.
COMMON = frozenset(
    """opinion critics experts officials supporters opponents voters aides advisers advisors
    analysts people organizers organisers scientists researchers police authorities
    prosecutors allies
    investigators friends residents protesters protestors lawyers lawmakers reporters polls
    studies sources economists historians observers strategists donors activists advocates
    families parents students teachers workers women men others some many most several few both
    two three four five six seven eight nine ten one nobody everyone everybody anyone someone
    data evidence estimates figures statistics
    insiders operatives pollsters pundits commentators academics scholars doctors neighbors
    witnesses diplomats leaders members delegates candidates editors journalists businesses
    companies groups polling research surveys records documents emails e-mails exit early
    internal local federal state top senior former current law public business industry
    protest consumer human civil aid rights media news party campaign election security
    intelligence foreign western administration military court school city county""".split()
)


def plain(said: str) -> str:
    """A phrase without the article before it and the possessive behind it."""
    return _OWNS.sub("", _DETERMINER.sub("", said)) or said


def is_proper(said: str) -> bool:
    """Whether a phrase without its article is a proper noun: "Justice Department", "Politico".

    A body may have its common noun in small letters: "House Judiciary committee".
    """
    words = _WORD.findall(plain(said))
    if not words or not _is_capital(words[0]) or all(word[0].isdigit() for word in words):
        return False
    if words[0].lower() in DETERMINERS | PREPOSITIONS:
        return False
    if words[0].lower() in COMMON and not (len(words) > 1 and _is_capital(words[1])):
        return False
    if len(words) > 1 and words[-1].lower() in BODY_NOUNS:
        words = words[:-1]
    return all(_is_capital(word) or word in _LINKS for word in words)


def team(said: str) -> str | None:
    """ "Doe campaign" of "the Doe campaign", "Doe’s campaign" and "Mrs. Doe’s campaign"."""
    words = plain(said).split(" ")
    if len(words) < 2 or words[-1].lower() not in _TEAMS or not _is_capital(words[-2]):
        return None
    owner = _OWNS.sub("", _TITLE.sub("", " ".join(words[:-1])))
    return f"{owner} {words[-1]}" if is_proper(owner) else None


def described(said: str) -> str:
    """A description as it stands in a list: "A senior official" as "a senior official".

    Definite ones keep their words, as far as a proper noun is at their head.
    """
    first, _, rest = said.partition(" ")
    second = rest.split(" ")[0]
    common = first.lower() in COMMON | DETERMINERS
    if common and not (second and _is_capital(second)):
        return f"{first.lower()} {rest}".strip()
    if first.lower() in DETERMINERS - {"the"}:
        return f"{first.lower()} {rest}".strip()
    return said


def is_group_by_name(said: str) -> bool:
    """Whether a proper noun of many heads the phrase: "the Democrats on the committee"."""
    words = _WORD.findall(_DETERMINER.sub("", said))
    return (
        said[:4].lower() == "the "
        and len(words) > 1
        and _is_capital(words[0])
        and words[0].lower() not in COMMON
        and words[0].endswith("s")
        and words[1] in PREPOSITIONS
    )


def _is_capital(word: str) -> bool:
    return bool(re.match(rf"[{CAPITALS}@#\d]", word))
