"""What a text calls a person right beside the name: "the mayor of Port Hale", "manager"."""

import re

from factcheck.text.titles import HEADS, head_of

_APPOSITION = re.compile(r"(?:,\s\d\d?)?(?:\s\([^)\n]{1,24}\))?,\s(?:who\s(?:is|was)\s)?(?=[\w’'])")
_IS = re.compile(r"\s(?:is|was|became)\s(?=(?:an?|the)\s)")
#: The end of an apposition: a full stop stands in it only behind "Mr." and initials.
_ENDS = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\b[A-Z])\.|[,;:()“”\"\n]|\s[—–-]+\s")
_LONGEST = 200  # code points that an apposition is read for
_LONGEST_ROLE = 100
_PART = re.compile(r"\s(?=(?:at|in|for|on|with|from)\s)")
_BEFORE = re.compile(
    r"(?:(?<=^)|(?<=[\s(“\"]))(?P<role>(?:(?:[A-Z][\w.&-]*|\w+ian|\w+ican|democratic|former|deputy"
    r"|acting|chief|vice|senior|campaign|press|prime|foreign|finance|presidential|political|state"
    r"|attorney|communications|national|security|executive|co|ex|real-estate|real|estate|party"
    r"|congressional|conservative|liberal|law|history|science|of|long-?time|top|financial|policy"
    r"|legal|police|city|county|research|managing|general|house|senate|majority|minority)\s){0,4}"
    r"(?P<head>[a-z-]{4,}))(?P<comma>,)?\s$"
)
_LONGEST_BEFORE = 80
_LEAD = re.compile(
    r"^(?:(?:and|an?|the|its|their|his|her|our|my|one\sof\s(?:the|its|his|her|their)|then|now)\s)+",
    re.IGNORECASE,
)
_OWNER = re.compile(r"^[A-Z][\w.’' ]*?['’]s?\s(?=[a-z])")
_SENTENCE_STARTS = frozenset("The In On But And A An At For His Her Their Its When As".split())
_BARE = frozenset("of co real estate state law history science".split())
_CUT = re.compile(
    r"\s(?:who|whom|which|that|whose|when|where|said|says|told|stated|added|noted|wrote|argued"
    r"|claimed|and (?:the|a) former|to whom|now)\s"
)
_PERSON = re.compile(
    r".{2,}(?:ist|man|woman|men|women|person|ian|yst|ator|itor|utor|ctor|essor|sor|ier|eer|yer"
    r"|ger|der|ter|cer|ser|ner|ker|ver|per|rer|ant|ent|chief|oyee)"
)
_NO_PERSON = frozenset(
    """center after over under whether other rather either never later however order matter letter
    number paper newspaper power election statement government department parliament moment
    movement percent agreement event comment argument treatment investment establishment incident
    accident content current recent different important water winter summer quarter chapter
    character computer border murder gender twitter answer dinner center tower theater theatre
    counter anger prominent super enter consider remember former offer presidential
    restaurant grant apparent parent client excellent permanent significant
    relevant transparent dominant giant plant warrant silent violent urgent
    charter disaster cluster filter folder shoulder danger trigger
    finger hunger cover river silver fever paper corner banner manner thunder wonder
    encounter render surrender slander ladder monster register semester""".split()
)
_NO_ROLE = frozenset("is was are in on at who has have had for with by and but as or".split())
_CLAUSE = re.compile(r"\b(?:he|she|they|it|would|will|has|had|is|was)\s")
_OF_STATE = re.compile(r"(?P<role>(?:Under)?[Ss]ecretary|[Mm]inister)\sof\s(?:the\s)?$")
_ONE_OF = re.compile(r"^one\sof\s", re.IGNORECASE)


def role_behind(text: str, end: int) -> str | None:
    """The role of ", the mayor of Port Hale," or " is a teacher" behind a name that ends there."""
    opening = _APPOSITION.match(text, end) or _IS.match(text, end)
    if opening is None:
        return None
    ending = _ENDS.search(text, opening.end(), opening.end() + _LONGEST)
    if ending is None:
        return None
    words = _cut(" ".join(text[opening.end() : ending.start()].split()))
    role = words if _ONE_OF.match(words) else _OWNER.sub("", _LEAD.sub("", words))
    return role if role and (_ONE_OF.match(role) or is_a_role(role)) else None


def _cut(words: str) -> str:
    """A role without what is told beside it, and no longer than a list has room for."""
    first, *parts = _PART.split(_CUT.split(f"{words} ")[0].strip())
    for part in parts:
        if len(first) + len(part) >= _LONGEST_ROLE:
            break
        first = f"{first} {part}"
    return first


def role_before(text: str, start: int) -> str | None:
    """The role of "campaign manager Jane Doe" and "manager, Jane Doe" before a name."""
    first = max(0, start - _LONGEST_BEFORE, text.rfind("\n", 0, start) + 1)
    found = _BEFORE.search(text[first:start])
    if found is None:
        return None
    words = found.group("role").split(" ")
    while len(words) > 1 and (words[0] in _SENTENCE_STARTS or words[0].lower() in _BARE):
        words = words[1:]
    bears = words[-1] in HEADS if len(words) == 1 else _heads_a_person(words[-1])
    return " ".join(words) if bears else None


def office(text: str, start: int) -> str | None:
    """ "Secretary of" before "State Jane Doe" that starts there."""
    found = _OF_STATE.search(text, max(0, start - _LONGEST_BEFORE), start)
    return f"{found.group('role')} of" if found else None


def is_a_role(words: str) -> bool:
    """Whether a noun phrase says what a person is, by the noun at its head."""
    head = head_of(words).split()
    return (
        bool(head)
        and words[0].isalpha()
        and head[0].lower() not in _NO_ROLE
        and not head[0].endswith("ly")
        and not _CLAUSE.search(words)
        and _heads_a_person(head[-1])
    )


def _heads_a_person(noun: str) -> bool:
    lower = noun.lower()
    if lower in _NO_PERSON or lower.endswith(("ing", "ed", "ly")):
        return False
    return lower in HEADS or bool(_PERSON.fullmatch(lower))
