"""What sort of thing a statement claims: rules over its features, the first that fits."""

import re
from collections.abc import Set
from typing import Literal

from factcheck.text.checkworthy_features import shown

ClaimType = Literal[
    "event", "number", "comparison", "causal", "position", "prediction", "opinion", "quotation"
]

_ANOTHER_SAID = re.compile(
    r"^(?:(?:But|And|So|Well|that),? )*(?:(?:[Tt]he |[Hh]is |[Hh]er |[Mm]y |[Oo]ur )?[\w’'.-]+ )"
    r"{0,3}?(?!(?:I|[Ww]e)\b)[\w’'.]+,? (?:(?:has|have|had|also|never|just|not) ){0,2}(?:said|says|"
    r"saying|told|claimed|claims|stated|states|denied|denies|testified|admitted|argued|argues|insisted|"
    r"insists|called|accused|reported|promised)\b"
)
_OWN_WORDS = re.compile(r"^\W*(?:\w+,? )?(?:I|[Ww]e)\b")
_COMPARES = re.compile(
    r"\b(?:(?:more|less) (?:[\w’'-]+ ){1,4}than|(?:fewer|higher|lower|bigger|larger|smaller|"
    r"longer|older|younger|richer|poorer|faster|slower|worse|better|stronger|weaker|\w{3,}er) "
    r"(?:[\w’'-]+ ){0,4}than)\b"
    r"(?! (?:\d|[$£€¥]|(?:half|a|one|two|three|four|five|six|seven|eight|nine|ten|dozens|ever)\b))"
    r"|\bas \w+ (?:[\w’'-]+ )?as\b(?! (?:well|possible|of|soon))|\b(?:twice|compared (?:with|to))\b"
    r"|\bthe (?:\w+ )?(?:most|least|highest|lowest|biggest|largest|smallest|greatest|worst|"
    r"best|longest|oldest|fastest|richest|poorest|first)\b(?=.*\b(?:in|of|since|ever|to)\b)"
)
_CAUSES = re.compile(
    r"\b(?:because|caus(?:es?|ed|ing)|due to|(?:led|leads|leading) to|result(?:s|ed)? (?:in|from)|"
    r"as a result|thanks to|owing to|that is why|that’s why|drives? (?:up|down)|drove (?:up|down)|"
    r"responsible for|to blame for)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|won[’']t|shall|going to|gonna|would|expects?|predicts?|forecasts?|tomorrow)\b|"
    r"[’']ll\b"
)
_STANDS_FOR = re.compile(
    r"\b(?:(?:I|[Ww]e|he|she|they) (?:\w+ly )?(?:support|oppose|favou?r|want|agree|disagree|reject|"
    r"stand|call)s?|(?:am|are|is) (?:for|against|in favou?r|opposed|committed))\b"
)
_FACTUAL = frozenset({"figure", "amount", "deed", "date", "source", "own denial", "past"})


def type_of(statement: str, *, is_attitude: bool = False) -> ClaimType:
    """What sort of thing ``statement`` claims.

    ``is_attitude``: it is what somebody believes, wants or plans, by the verb that tells it.
    """
    found = shown(statement)
    if is_attitude:
        return _stance(statement, found.keys()) or "position"
    return _type_of_speech(statement, found.keys())


def _type_of_speech(statement: str, found: Set[str]) -> ClaimType:
    if {"question", "thanks"} & found:
        return "opinion"
    if _ANOTHER_SAID.search(statement) and not _OWN_WORDS.search(statement):
        return "quotation"
    if stance := _stance(statement, found):
        return stance
    if {"belief", "judgement"} & found and not _FACTUAL & found:
        return "opinion"
    if _CAUSES.search(statement):
        return "causal"
    if _COMPARES.search(statement):
        return "comparison"
    if {"figure", "amount"} & found:
        return "number"
    return "event"


def _stance(statement: str, names: Set[str]) -> ClaimType | None:
    """What lies ahead, or ought to be, rather than what is or was."""
    if {"promise", "demand"} & names or _STANDS_FOR.search(statement):
        return "position"
    if _AHEAD.search(statement):
        return "prediction"
    return None
