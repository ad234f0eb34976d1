"""What bodies are called: the words at the head of their names and those they go by afterwards."""

_AFTERWARDS = {
    "newspaper paper outlet publication daily": (
        "times post journal news tribune herald globe gazette star sun chronicle register observer "
        "guardian telegraph mail inquirer dispatch examiner daily today sentinel courier bee "
        "independent republic monitor review"
    ),
    "network channel broadcaster station outlet": (
        "news cnn nbc abc cbs msnbc bbc fox npr pbs espn univision telemundo radio television tv"
    ),
    "magazine publication outlet": "magazine weekly monthly review atlantic economist",
    "agency department": "department agency bureau administration service ministry",
    "ministry": "ministry",
    "group organization organisation nonprofit association": (
        "association foundation institute coalition project society council fund alliance action "
        "federation league committee center centre union pac group movement network organization "
        "watch trust initiative forum international america chamber"
    ),
    "think tank": "institute center centre foundation council institution",
    "company firm": (
        "inc inc. corp corp. co co. company corporation group llc technologies airlines motors "
        "industries partners holdings capital bank stores brothers energy"
    ),
    "university school college": "university college school institute",
    "center centre": "center centre",
    "panel": "committee commission board panel subcommittee",
    "union": "union federation teamsters brotherhood workers",
    "police": "police",
    "site website": "politico breitbart buzzfeed mashable slate vox reddit",
}
#: Words by which a body is meant once it was named, in the singular.
BODY_NOUNS = frozenset(" ".join(_AFTERWARDS).split()) - {"think", "daily"} | frozenset(
    """tank committee commission council board court bank foundation institute subcommittee
    bureau administration party campaign government coalition fund pac chamber alliance federation
    embassy office camp team movement church hospital airline startup start-up publisher retailer
    company pollster caucus senate congress house league task-force division consulate
    authority service army military force corporation society project institution""".split()
)
#: Words that a name of a body ends with, or begins with before "of".
BODY_HEADS = frozenset(" ".join(_AFTERWARDS.values()).split()) | frozenset(
    """court board bank office embassy church hospital police army party campaign senate congress
    house commission university authority caucus chamber research poll administration government
    conference states nations union kremlin pentagon authority division subcommittee
    task-force office supreme parliament cabinet laboratory academy school""".split()
)

_CALLED: dict[str, set[str]] = {}
for _nouns, _heads in _AFTERWARDS.items():
    for _head in _heads.split():
        _CALLED.setdefault(_head, set()).update(_nouns.replace("think tank", "tank").split())


def called(head: str) -> frozenset[str]:
    """What a body may be called whose name ends with ``head``, in small letters: itself and kin."""
    return frozenset(_CALLED.get(head, ())) | {head}
