"""The walks of life that roles are of, to tell namesakes apart."""

import re

_WORD = re.compile(r"\w+")
#: Politics, law, business and the armed forces are one: people go from one to the other.
_WALKS = {
    "sport": """coach quarterback striker goalkeeper midfielder defender player footballer sprinter
    swimmer boxer golfer cricketer pitcher catcher linebacker jockey athlete batsman bowler
    basketball baseball football soccer hockey tennis""",
    "arts": """actor actress singer musician guitarist drummer novelist poet painter sculptor dancer
    comedian filmmaker rapper songwriter composer conductor pianist""",
    "medicine": """surgeon nurse physician cardiologist paediatrician pediatrician dentist
    epidemiologist oncologist psychiatrist midwife""",
    "church": "bishop archbishop priest pastor rabbi imam vicar cardinal nun",
    "everyday": """student pupil resident neighbour neighbor waitress waiter plumber electrician
    carpenter farmer fisherman driver shopkeeper hairdresser teacher baker butcher""",
    "public": """senator representative congressman congresswoman governor mayor president minister
    secretary councillor councilman councilwoman alderman ambassador candidate nominee politician
    lawmaker lawyer attorney judge prosecutor chancellor premier diplomat general admiral colonel
    chairman chairwoman chief executive director spokesman spokeswoman spokesperson commissioner
    sheriff strategist adviser advisor pollster economist treasurer""",
}
_WALK_OF = {word: walk for walk, words in _WALKS.items() for word in words.split()}
_SAYS_LITTLE = frozenset(
    """a an the of for in at on to and from with by as who is was former then now new old his her
    their its senior deputy vice acting late chief""".split()
)


def differ_clearly(role: str | None, others: list[str]) -> bool:
    """Whether a role is of another walk of life than all of the others: a coach, a senator.

    A role whose walk isn't known differs from none.
    """
    mine = walks(role or "")
    theirs = {walk for other in others for walk in walks(other)}
    return bool(mine and theirs) and not mine & theirs


def share_a_word(role: str | None, others: list[str]) -> bool:
    """Whether a role has a telling word in common with one of the others."""
    mine = _telling(role or "")
    return any(mine & _telling(other) for other in others)


def walks(role: str) -> set[str]:
    """The walks of life that a role's words are of."""
    return {_WALK_OF[word] for word in _WORD.findall(role.lower()) if word in _WALK_OF}


def _telling(role: str) -> set[str]:
    return {word for word in _WORD.findall(role.lower()) if word not in _SAYS_LITTLE}
