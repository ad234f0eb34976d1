"""The words by which news tells what people think, want, support and say, each with its frames.

``frames`` says what a frame is. A word stands under a frame where, in news, what it takes that way
is mostly somebody's view or words, and not only what somebody did.
"""

from factcheck.text.inflection import forms_of_noun, forms_of_verb

_VERBS = {
    "that": """acknowledge add agree anticipate appear argue ask assert assume believe boast
        calculate claim complain conclude confirm contend convince decide declare demonstrate
        deny determine discuss doubt dream estimate expect explain express fear feel figure
        forecast foresee guess hear hint hope imagine imply indicate insist know lament learn
        note predict pretend proclaim prove question read realize recall recognize regret
        reiterate remember report reveal say seem sense show speculate stress suggest suppose
        suspect swear tell think trust understand warn wish wonder worry write""",
    "to": """agree aim ask aspire call claim decide decline demand desire dream expect
        hesitate hope intend like long love mean offer plan plead pledge point prefer
        pretend promise propose refer refuse resolve respond say seek swear threaten vow want
        wish yearn allude object admit""",
    "seems": "seem appear sound",
    "object": """acknowledge admire admit advocate affirm announce anticipate applaud appreciate
        appoint approve ask assail assert attack attribute avow back bash belittle bemoan berate
        blame blast boycott brand call castigate caution challenge champion characterize charge
        chastise cheer chide cite claim commend compare concede condemn confirm congratulate
        consider contemplate contest contradict contrast counter covet credit criticise
        criticize critique decline decry deem defend demand denigrate denounce deny deplore
        depict deride describe desire despise detest disavow discuss dislike dismiss
        disown disparage dispute distrust doubt echo email embrace emphasize endorse envision
        espouse evoke excoriate excuse expect explain explore expose express extol fault favor
        fear feel foresee foretell hail hate highlight identify ignore illustrate imagine
        impugn insult invoke judge justify knock lambast lambaste lament laud learn like liken
        list loathe malign mention minimize misrepresent mistrust mock mourn name nominate
        note oppose order outline pan point ponder portray praise preach predict
        prefer pretend proclaim promise promote pronounce propose pummel question rebuff
        rebuke rebut recall recite recognize recommend recount reference refute regret reiterate
        reject remember remind renounce repeat report reprimand repudiate resent resist
        retract retweet reveal ridicule rip savage say scold scorn seek share shun signal slam
        slight stress suggest support suspect taunt tell thank threaten tout trash trumpet trust
        underline underscore urge veto voice vow want warn weigh welcome wish""",
    "about": """ask boast brag care complain express fret gripe joke know lie raise rave say
        speak talk think warn wonder worry""",
    "for": """advocate apologize argue ask attack blast call campaign castigate chide clamor
        condemn criticize hope lobby long plead praise pray press push rebuke root thank vouch
        vote wish yearn""",
    "on": "comment touch agree disagree push insist seize opine",
    "with": "agree charge concur contrast disagree sympathize",
    "against": "argue caution rail speak vote warn defend",
    "as": """cast characterize denounce depict describe frame hail identify list paint perceive
        pitch portray present rate refer regard see speak view""",
    "of": "accuse approve boast complain conceive disapprove dream speak talk think warn",
    "in": "believe",
    "at": "scoff sneer balk bristle lash hint",
    "like": "seem",
    "whether": "ask question wonder doubt know decide",
    "if": "ask wonder",
    "in order to": "ask call urge encourage prompt",
    "passive to": """ask attribute believe call deem encourage expect intend mean rumor say
        think urge""",
    "passive as": """cast characterize depict describe hail know list perceive portray regard
        remember see view""",
    "passive that": "ask assure believe convince expect hope report say tell think worry",
    "passive of": "accuse convince suspect",
    "passive for": "criticize blame know praise",
}
#: A verb and its particle: "point out", "lay out".
_VERBS_WITH_PARTICLE = {
    "that": "point_out find_out spell_out",
    "object": """brush_off brush_aside call_out lay_out play_down play_up point_out rule_out
        set_out shrug_off spell_out talk_up turn_down write_off""",
    "about": "open_up speak_out",
    "against": "come_out speak_out",
    "for": "call_out speak_up stand_up",
    "to": "stand_up own_up look_forward",
}
_NOUNS = {
    "that": """accusation admission allegation announcement argument assertion assumption assurance
        belief charge claim comment complaint concern conclusion confidence contention conviction
        criticism declaration denial doubt expectation fear feeling finding hint hope idea
        impression insistence notion opinion perception prediction pledge promise proof report
        revelation rumor sense sentiment sign speculation statement suggestion suspicion theory
        threat view vow warning worry""",
    "to": """call campaign commitment decision demand desire inability intention offer opposition
        plan plea pledge promise proposal refusal reluctance request resistance threat
        unwillingness vow willingness wish""",
    "for": "admiration call contempt demand disdain enthusiasm hope plan plea preference push "
    "request respect support sympathy",
    "of": """accusation acknowledgment admiration allegation announcement approval assertion
        assessment chant claim condemnation criticism critique defense denial denunciation
        depiction description disapproval embrace endorsement fear hope mention opinion perception
        praise prediction promise rejection support""",
    "about": """assertion belief claim comment complaint concern doubt fear joke misgiving opinion
        pessimism optimism question remark skepticism talk view warning worry""",
    "on": "attack comment",
    "against": "accusation allegation warning",
    "in": "confidence faith belief",
}
_ADJECTIVES = {
    "that": """adamant afraid angry aware certain clear concerned confident convinced doubtful
        fearful glad happy hopeful optimistic pessimistic proud skeptical sure surprised unaware
        unclear upset worried""",
    "to": """afraid anxious careful content determined eager glad happy hesitant keen loath proud
        reluctant unwilling willing""",
    "of": """afraid certain confident critical disdainful dismissive distrustful fearful fond
        mistrustful proud scornful skeptical supportive suspicious tired unaware wary""",
    "about": """adamant anxious cautious concerned confident enthusiastic excited nervous optimistic
        pessimistic serious skeptical uneasy unhappy upbeat upset worried""",
    "with": "disappointed frustrated happy impressed satisfied unhappy",
    "in": "confident disappointed interested",
    "at": "angry furious outraged",
}

#: The frames of a word, by its form and, for a verb, its particle ("" where it has none).
Frames = dict[tuple[str, str], frozenset[str]]


def _verbs() -> Frames:
    found: dict[tuple[str, str], set[str]] = {}
    for frame, verbs in (*_VERBS.items(), *_VERBS_WITH_PARTICLE.items()):
        for verb in verbs.split():
            stem, _, particle = verb.partition("_")
            for form in (stem, *forms_of_verb(stem)):
                found.setdefault((form, particle), set()).add(frame)
    return {word: frozenset(frames) for word, frames in found.items()}


def _nouns() -> Frames:
    found: dict[tuple[str, str], set[str]] = {}
    for frame, nouns in _NOUNS.items():
        for noun in nouns.split():
            for form in forms_of_noun(noun):
                found.setdefault((form, ""), set()).add(frame)
    return {word: frozenset(frames) for word, frames in found.items()}


def _adjectives() -> Frames:
    found: dict[tuple[str, str], set[str]] = {}
    for frame, adjectives in _ADJECTIVES.items():
        for adjective in adjectives.split():
            found.setdefault((adjective, ""), set()).add(frame)
    return {word: frozenset(frames) for word, frames in found.items()}


#: For each part of speech of the parser.
ATTITUDES: dict[str, Frames] = {"VERB": _verbs(), "NOUN": _nouns(), "ADJ": _adjectives()}
#: The plain forms of those verbs, without those that go with a particle.
VERBS = frozenset(verb for verbs in _VERBS.values() for verb in verbs.split())


def _needs(kind: str, particle: str, frame: str) -> str:
    """The word without which no sentence has the frame; "" where it hangs on no word."""
    if particle:
        return particle
    opener = frame.rpartition(" ")[2]
    by_grammar = opener in ("that", "object", "seems") or frame == "passive to"
    return "" if by_grammar or (kind, frame) == ("ADJ", "to") else opener


def _telling() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, words in ATTITUDES.items():
        for (form, particle), frames in words.items():
            needed = {_needs(kind, particle, frame) for frame in frames}
            found.setdefault(form, set()).update(needed)
    return {form: frozenset(needed) for form, needed in found.items()}


#: Every form that may be one, and the words of which its sentence has at least one if it is: by
#: which most sentences are known to tell nothing before they are parsed.
TELLING = _telling()
