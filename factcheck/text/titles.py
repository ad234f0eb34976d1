"""Titles before a name, and words that show that a capitalised name is no person's."""

import re

HONORIFICS = {
    "mr": "man", "mr.": "man", "mrs": "woman", "mrs.": "woman", "ms": "woman", "ms.": "woman",
    "miss": "woman", "sir": "man", "lord": "man", "lady": "woman", "dame": "woman",
    "madam": "woman",
    "dr": "", "dr.": "", "prof.": "", "hon.": "", "jr.": "", "sr.": "",
}  # fmt: skip

LONG_TITLES = {
    "sen.": "Senator", "rep.": "Representative", "reps.": "Representatives", "sens.": "Senators",
    "gov.": "Governor", "lt.": "Lieutenant", "gen.": "General", "col.": "Colonel",
    "sgt.": "Sergeant", "capt.": "Captain", "rev.": "Reverend", "maj.": "Major", "del.": "Delegate",
    "atty.": "Attorney",
}  # fmt: skip

TITLE_WORDS = frozenset(
    """acting former ex-president vice deputy assistant associate senior chief general attorney
    solicitor president prime minister foreign finance interior defence defense justice
    secretary state treasury under-secretary undersecretary senator senators representative
    congressman congresswoman governor lieutenant mayor councilman councilwoman councillor
    councilor alderman commissioner chairman chairwoman chairperson chair speaker house
    senate majority minority leader whip director fbi cia nsa ambassador judge magistrate
    professor police sheriff captain colonel major sergeant admiral commander king queen
    prince princess pope bishop archbishop cardinal imam rabbi reverend pastor spokesman
    spokeswoman spokesperson manager coach detective officer inspector superintendent
    chancellor premier emperor sultan sheikh us u.s. american british french german russian
    chinese indian israeli republican democratic democrat labour conservative white press
    national security adviser advisor campaign elect president-elect delegate counsel
    surgeon strategist editor head minister's candidate nominee analyst economist historian
    author lawyer pollster billionaire businessman first actor actress executive fire county
    city district""".split()
) | frozenset(LONG_TITLES)

#: A title that only a person bears: with it, even an unknown name is a person's.
PERSONAL_TITLES = (
    frozenset(
        """president senator representative congressman congresswoman governor mayor councillor
    commissioner chairman chairwoman speaker director ambassador judge professor sheriff
    captain colonel major sergeant admiral king queen prince princess pope bishop archbishop
    cardinal imam rabbi pastor spokesman spokeswoman spokesperson minister secretary
    chancellor premier detective officer inspector superintendent general attorney delegate
    coach leader""".split()
    )
    | frozenset(LONG_TITLES)
    | frozenset(HONORIFICS)
)

NOT_PERSONS = frozenset(
    """department house committee university college school news party street court council
    administration agency association authority bank board bureau center centre church city
    club coalition commission company conference congress convention corporation corp county
    foundation fund group hall hospital hotel inc institute intelligence international
    journal league ministry movement museum network office organization organisation
    parliament post press project research senate service services society states supreme
    team times today tower trust union white tribune herald avenue road island islands lake
    river mountain north south east west northern southern eastern western central new
    united america american act bill republicans democrats republican democratic gop caucus
    campaign media poll report survey day war week month january february march april june
    july august september october november december monday tuesday wednesday thursday friday
    saturday sunday christmas thanksgiving hill capitol pentagon kremlin wall super pac fox
    cnn nbc abc cbs msnbc bbc reuters associated dispatch globe chronicle twitter facebook
    google security affairs action energy health education state national federal""".split()
)

#: Words that stand at the head of a description of a person, in the singular.
EPITHETS = frozenset(
    """cop lawmaker politician businessman businesswoman billionaire millionaire mogul tycoon
    candidate nominee frontrunner front-runner challenger incumbent contender hopeful leader
    lawyer prosecutor diplomat envoy veteran democrat republican conservative liberal man
    woman native author father mother star actor actress official lady boss chief head
    founder executive legislator senator congressman congresswoman governor mayor president
    premier chancellor minister secretary chairman chairwoman director judge speaker general
    professor pastor economist coach captain winner laureate real-estate developer newcomer
    socialist independent""".split()
)

#: Papers that speak for those who wrote them.
PAPERS = frozenset(
    "letter statement petition memo note complaint motion e-mail email appeal".split()
)

_HEAD_ENDS = re.compile(r"\s(?:of|for|from|in|on|at|with|who|that|to)\s|,|\(")


def head_of(role: str) -> str:
    """“senate majority leader” of “senate majority leader from Kentucky”."""
    return _HEAD_ENDS.split(role)[0]


def short_forms(role: str) -> list[str]:
    """What the “senate majority leader” can be called: that, “majority leader” and “leader”."""
    words = head_of(role).split(" ")
    return [" ".join(words[at:]) for at in range(len(words))]
