"""What makes a statement worth checking, feature by feature, with the weights set by hand.

A weight is a step on the logistic scale: about 0.7 doubles the odds. Denials weigh more than
debates alone would teach, because a desk that checks news checks denials first.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_NUMBER = re.compile(
    r"\d|[%$£€¥]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|"
    r"dozens?|half|a third|quarter|twice|double[ds]?|tripled?|per cent|percent)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d[\d,.]*\s?(?:%|per\s?cent|million|billion|trillion|thousand)|[$£€¥]\s?\d|"
    r"\d{1,3}(?:,\d{3})+|\b(?:million|billion|trillion|percent|per cent)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:1[89]\d\d|20\d\d|(?:last|this|past|previous) (?:\w+ )?(?:year|month|week|decade|century|"
    r"summer|winter|spring|autumn|fall)s?|(?:years?|months?|weeks?|days?) ago|yesterday|since|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|"
    r"september|october|november|december)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|been|met|said|told|went|came|took|gave|made|saw|knew|got|put|ran|won|"
    r"lost|spent|cut|left|held|brought|bought|built|paid|sent|sold|wrote|began|rose|fell|grew|led|"
    r"let|kept|broke|spoke|stood|chose|drew|fought|found|hired|lied|shot|stole|struck|taught|"
    r"threw|\w{2,}[^e\W]ed)\b",
    re.IGNORECASE,
)
_ACTED = re.compile(
    r"\b(?:voted|vetoed|passed|signed|raised|increased|reduced|supported|opposed|proposed|promised|"
    r"created|approved|rejected|refused|funded|spent|cut|doubled|tripled|dropped|fired|hired|"
    r"appointed|invaded|attacked|killed|arrested|charged|convicted|admitted|paid|met|received|"
    r"destroyed|deleted|sold|bought|borrowed)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:never (?:\w+ )?(?:\w+ed|met|said|told|had|did|was|were|been|saw|knew|took|gave|made|"
    r"paid|spoke|sent|went|wrote|discussed|heard)|"
    r"(?:have|has|had|did|was|were|is|are|do|does) not\b|"
    r"(?:have|has|had|did|was|were|is|are|does)n[’']t|den(?:y|ies|ied|ying)|untrue|false|"
    r"not true|no evidence|no truth|no such|nothing wrong|nothing to do with|no (?:contacts?|"
    r"involvement|knowledge|connection|dealings|role|part|plans?)\b|at no time|fabricat\w+|"
    r"baseless|unfounded)\b",
    re.IGNORECASE,
)
_OWN_DEED_DENIED = re.compile(
    r"\b(?:I|we|he|she|they|it)\b(?:[’']ve)? (?:(?:have|has|had|did) (?:not|never)|never|"
    r"(?:have|has|had|did)n[’']t|den(?:y|ies|ied))\b(?! (?:think|believe|want|know|need)\b)"
)
_COMPARED = re.compile(
    r"\b(?:more|less|fewer|higher|lower|bigger|largest|biggest|highest|lowest|smallest|greatest|"
    r"worst|best|most|majority|record|rate|average|average[ds]?|than|increase[ds]?|decrease[ds]?|"
    r"rose|fell|grew|first|only|every|all|none|no one|nobody)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?…:] )(?<![“\"‘'(])(?<!^)\b(?!I\b|I[’'])[A-ZÀ-Þ][\w’-]+")
_MATTER = re.compile(
    r"\b(?:tax(?:es)?|jobs?|budget|deficit|debt|spending|inflation|unemployment|wages?|crimes?|"
    r"immigrants?|refugees?|insurance|schools?|prisons?|troops|weapons?|oil|gas|energy|trade|"
    r"exports?|imports?|prices?|costs?|cost|dollars?|pounds|euros|votes?|law|bill|investigations?|"
    r"contracts?|deaths?|cases?)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:I (?:\w+ )?(?:think|believe|feel|hope|guess|suppose|wish|want|agree|disagree|like|love)|"
    r"in my (?:opinion|view|judge?ment)|my (?:view|opinion|belief)|we (?:believe|feel|hope)|"
    r"disgrace(?:ful)?|wonderful|beautiful|terrible|terrific|important|proud|honou?r|great|"
    r"unbelievable|ridiculous|horrible|sad|fair|unfair|better)\b",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"\b(?:should|must|ought|need to|needs to|have to|has to|got to|let[’']s|let us|let me|please|"
    r"it[’']s time)\b",
    re.IGNORECASE,
)
_PREDICTION = re.compile(
    r"\b(?:will|won[’']t|going to|gonna|would|could|might|may|can|if|shall)\b|[’']ll\b|[’']d\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:(?:I|we) (?:\w+ )?(?:will|shall|won[’']t|promise|pledge|vow|intend|plan)|(?:I|we)[’']ll|"
    r"(?:I[’']m|I am|we[’']re|we are) (?:\w+ )?going to)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"\b(?:thanks?|thank you|good (?:morning|evening|night|afternoon)|welcome|congratulations|"
    r"god bless|happy to|glad to|appreciate|pleasure|sorry|excuse me|ladies and gentlemen)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?[\"”’']?\s*$")


class Feature(NamedTuple):
    """What a statement can show, what that weighs, and the phrase a reviewer reads, if any."""

    reason: str | None
    weight: float
    applies: Callable[[str], object]


def words_in(statement: str) -> int:
    """How many words the statement has."""
    return len(_WORD.findall(statement))


BIAS = -2.4
FEATURES = (
    Feature("a number", 1.3, _NUMBER.search),
    Feature("a number", 1.6, _FIGURE.search),
    Feature("a date", 0.6, _DATE.search),
    Feature("a past event", 0.8, _PAST.search),
    Feature("a past event", 1.1, _ACTED.search),
    Feature("a denial", 0.6, _DENIAL.search),
    Feature("a denial", 1.8, _OWN_DEED_DENIED.search),
    Feature("a comparison", 0.5, _COMPARED.search),
    Feature("names a person or body", 0.7, _NAME.search),
    Feature("a public matter", 0.6, _MATTER.search),
    Feature("opinion", -1.3, _OPINION.search),
    Feature("a demand", -1.2, _DEMAND.search),
    Feature("prediction", -0.9, _PREDICTION.search),
    Feature("a promise", -0.9, _PROMISE.search),
    Feature("thanks", -1.2, _THANKS.search),
    Feature("a question", -1.6, _QUESTION.search),
    Feature("too short", -1.5, lambda statement: words_in(statement) < 5),
    Feature(None, -0.5, lambda statement: words_in(statement) < 9),
    Feature(None, 0.3, lambda statement: words_in(statement) > 16),
)
FRAGMENT = Feature("a few words only", -1.2, bool)
