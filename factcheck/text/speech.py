"""The verbs by which news tells who said what, and what each of them may be followed by."""

from collections.abc import Iterator
from enum import Flag, auto
from typing import NamedTuple

from factcheck.text.inflection import forms_of_verb


class Takes(Flag):
    """What a verb of speech can be followed by."""

    CLAUSE = auto()  # she said the bridge was safe
    THAT = auto()  # she complained that the bridge was closed
    LISTENER = auto()  # she told the council (that) the bridge was safe
    PLEDGE = auto()  # she promised to reopen it
    MATTER = auto()  # she denied any wrongdoing; she accused the firm of neglect
    LABEL = auto()  # she called the plan "absurd"; she described it as "absurd"
    QUOTE = auto()  # only ever a cue of quoted words: "Enough," she shouted


class Form(NamedTuple):
    """One form of a verb of speech."""

    verb: str
    takes: Takes
    tense: str  # "finite", "participle" (saying), "base" (say), "past participle" where it differs
    may_be_noun: bool  # reports, claims, comment


_VERBS: tuple[tuple[Takes, str], ...] = (
    (
        Takes.CLAUSE,
        """say add claim insist argue suggest explain acknowledge tweet state admit confirm
        announce maintain contend allege note concede assert declare believe think estimate
        indicate predict reveal testify stress reckon write post conclude swear report
        emphasize emphasise reiterate fear hope doubt recall joke show find disclose mention
        speculate imply caution hint vow warn retort observe lament boast""",
    ),
    (
        Takes.THAT,
        """complain agree reply respond answer remark warn write propose charge assert
        repeat underscore counter posit theorize decide determine rule affirm attest certify
        demand recommend request worry point clarify advise deny dispute discover learn
        highlight continue remember quip muse protest object stipulate comment
        specify pronounce proclaim profess pledge promise reason read blog tout
        demonstrate underline ask wonder inquire question signal""",
    ),
    (
        Takes.LISTENER,
        """tell inform remind assure notify warn advise persuade convince brief ask reassure
        caution show""",
    ),
    (
        Takes.PLEDGE,
        "promise vow pledge swear threaten agree refuse decline offer claim propose commit profess",
    ),
    (
        Takes.MATTER,
        """deny admit dispute reject accuse blame confirm acknowledge concede refute rebut
        allege predict contradict rebuff""",
    ),
    (
        Takes.LABEL,
        """call describe dub brand label denounce dismiss characterize characterise hail deride
        portray paint criticize criticise condemn praise slam blast decry mock ridicule cite
        reject defend depict term deem""",
    ),
    (
        Takes.QUOTE,
        """shout yell scream cry whisper chant sing mutter murmur exclaim intone begin ask reply
        respond retort continue quip chime interject sneer snap laugh crow opine elaborate
        conclude fume gush plead beg urge sigh grumble thunder enthuse reflect bark growl
        message text caption sign intervene read tweet post joke""",
    ),
)
_NOUN_LIKE = frozenset(
    """claim claims report reports comment comments note notes state states remark remarks tweet
    tweets post posts joke jokes estimate estimates question questions answer answers reply replies
    demand demands request requests promise promises pledge pledges vow vows offer offers charge
    charges doubt doubts fear fears hope hopes show shows rule rules point points signal signals
    protest protests object objects reason reasons text sign message caption ruling finding findings
    reading writing posting showing feeling meaning cry cries call calls label labels brand brands
    attack attacks term terms praise defense worry worries mention blast cite highlight
    highlights highlighted stress maintains put read thought hint swear counter account accounts
    test warning warnings meeting hearing telling blog blogs text texts propose""".split()
)
_NEVER = frozenset(
    "stating briefing pointing signing texting singing signed texted briefed".split()
)


def _entries() -> Iterator[tuple[str, Form]]:
    takes: dict[str, Takes] = {}
    for kind, verbs in _VERBS:
        for verb in verbs.split():
            takes[verb] = takes.get(verb, Takes(0)) | kind
    for verb, kinds in takes.items():
        third, past, past_participle, participle = forms_of_verb(verb)
        for form, tense in (
            (past_participle, "past participle"),
            (verb, "base"),
            (third, "finite"),
            (past, "finite"),
            (participle, "participle"),
        ):
            if form not in _NEVER:
                yield form, Form(verb, kinds, tense, form in _NOUN_LIKE)


#: Every form of every verb of speech in lower case.
SPEECH: dict[str, Form] = dict(_entries())

#: Those of them that tell what somebody thinks, and not that they said it.
THOUGHTS = frozenset(
    "believe think hope fear doubt feel know find understand worry wonder expect".split()
)


def is_speech(word: str) -> bool:
    """Whether a word in small letters is a form of a verb by which one says something."""
    form = SPEECH.get(word)
    return form is not None and form.verb not in THOUGHTS
