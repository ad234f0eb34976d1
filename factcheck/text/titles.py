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
    "atty.": "Attorney", "adm.": "Admiral", "cmdr.": "Commander",
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
    city district reporter correspondent columnist anchor host writer producer journalist donor
    pollster activist scholar scientist researcher engineer founder co-founder ceo cfo
    co-chair co-chairman co-host moderator comedian singer rapper filmmaker novelist biographer
    blogger commentator pundit consultant operative organizer volunteer staffer aide veteran
    retired ex longtime democrat prosecutor father sister brother uncle aunt sens. reps. bureau
    principal superintendent investigator dean provost chaplain ayatollah mullah crown
    auditor treasurer comptroller clerk selectman assemblyman assemblywoman assembly
    lawmaker congressional presidential hopeful contender frontrunner rival rivals governor-elect
    senator-elect parliamentary opposition shadow home""".split()
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
    valley harbor harbour beach bay navy army marines guard village township park square plaza
    bridge airport station radio magazine newspaper university's academy studios entertainment
    pictures records books law rights project sea ocean gulf coast peninsula province region
    desert forest canyon creek lake springs falls isle capital times/cbs ipsos caucus primary
    caucuses primaries debate tonight live today's deal pact treaty doctrine
    cnn nbc abc cbs msnbc bbc reuters associated dispatch globe chronicle twitter facebook
    google security affairs action energy health education state national federal""".split()
)

#: Of these, what people are called as well: "Anna Hill", "Tom West".
ALSO_SURNAMES = frozenset(
    """church post hall street banks hill north south east west white may march day wall tower
    trust house august law union press bill rivers brook parks college summer winter""".split()
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

#: Nouns that say of somebody what they are.
HEADS = (EPITHETS | PERSONAL_TITLES) - HONORIFICS.keys() - LONG_TITLES.keys() | frozenset(
    """reporter correspondent columnist anchor host writer producer journalist donor pollster
    activist scholar scientist researcher engineer co-founder ceo cfo chairperson spokesperson
    moderator comedian singer rapper filmmaker novelist historian analyst strategist adviser
    advisor manager consultant operative organizer volunteer staffer aide counsel attorney
    physician doctor nurse teacher student voter supporter farmer retiree resident fellow chair
    co-chair dean provost chaplain principal trustee treasurer auditor clerk surrogate advocate
    delegate graduate associate lobbyist banker investor entrepreneur pollsters critic ally friend
    colleague neighbor neighbour wife husband son daughter brother sister member partner widow
    lawmaker whip deputy counselor counsellor spokesmen detective officer sheriff deputy aides
    democrats republicans ceo cofounder executive fundraiser bundler staff representative""".split()
)

#: Papers that speak for those who wrote them.
PAPERS = frozenset(
    """letter statement petition memo note complaint motion e-mail email appeal tweet post op-ed
    memoir autobiography lawsuit suit brief message book plan proposal tally sign speech testimony
    ad announcement blog letters statements tweets emails""".split()
)
#: Findings that speak for the body that published them.
FINDINGS = frozenset(
    """poll survey study report analysis review article story editorial column research paper
    projection estimate investigation data records record figures statistics""".split()
)

_HEAD_ENDS = re.compile(r"\s(?:of|for|from|in|on|at|with|who|that|to)\s|,|\(")


def head_of(role: str) -> str:
    """“senate majority leader” of “senate majority leader from Kentucky”."""
    return _HEAD_ENDS.split(role)[0] or role


def short_forms(role: str) -> list[str]:
    """What the “senate majority leader” can be called: that, “majority leader” and “leader”."""
    words = head_of(role).split(" ")
    return [" ".join(words[at:]) for at in range(len(words))]
