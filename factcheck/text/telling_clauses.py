"""The clause by which an article tells that somebody said or thinks something, with their name.

The article's own clause where it is one, since its grammar and its verb are then the reporter's;
else the nearest that is surely a sentence.
"""

import re
from collections.abc import Iterable

from factcheck.text.attitude_words import ATTITUDES, VERBS
from factcheck.text.attribution import Statement
from factcheck.text.conjugation import has_verb
from factcheck.text.inflection import forms_of_verb
from factcheck.text.pronouns import OWNERS
from factcheck.text.spans import Span
from factcheck.text.speech import SPEECH, is_speech

_LONGEST_LEAD = 90  # characters between who says it and what
_LEADS = frozenset(
    """is was are were has have had does did do will not never also then later once now still just
    always often recently previously""".split()
)
#: Behind these a verb is passive, denied, or only intended.
_NOT_DONE = frozenset(
    "is was are were be been being am get got gets not never to no neither nor cannot".split()
)
_ONLY_PERHAPS = re.compile(
    r"\b(?:if|unless|whether|until|should|would|could|had|neither|nor|than|whenever|no|not|of whom|"
    r"of them|what|why|how)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
#: "The plan that he loves to mock": what he mocks stands before it.
_BEFORE_A_RELATIVE = (" that ", " which ", " whom ")
_BREAK = re.compile(r"[\n;:()\[\]“”\"?,]|(?<=[a-z]{4})[.!] |\s[–—-]+\s")
_BREAK_WITHIN = re.compile(r"\n|\s-\s|[?\[\]]|(?<=[a-z]{4})[.!]['’”\"]* [A-Z“\"]")
_ONESELF_OR_YOU = frozenset("i we you my our your".split())
_SMALL = frozenset(
    """the a an he she it they this that these those there his her its their some many most all
    both no in on at by for with if when while after before because as since under even only one
    two three what who nobody everybody anyone everyone people such so""".split()
)
_LEAD_IN = re.compile(r"^(?:(?:that|but|and|so|yet|well|now|also)\b,? )+", re.IGNORECASE)
_NO_CLAUSE = re.compile(
    r"(?:to|of|for|with|about|against|into|as|from|whether|how|what|why|who|whom|which|if|not|"
    r"than|or|\w+ing|himself|herself|themselves)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4  # of a clause
_TAKE_TO = frozenset(
    "plan decision desire promise pledge offer proposal wish aim goal demand vow".split()
)
#: What is told with these isn't said.
UNSAID = frozenset("deny doubt dispute ask wonder question refute reject hope fear".split())
#: After these, without "that", stands a sentence.
_PLAIN = frozenset("say tell add claim insist argue explain".split())


def is_clause(text: str, statement: Statement) -> bool:
    """Whether what was said is surely a sentence and meant, rather than the matter of one."""
    cue = statement.cue
    if statement.is_attitude or cue is None or statement.kind != "reported":
        return not statement.is_attitude
    form = SPEECH.get(cue.of(text).lower())
    start = statement.spans[0].start
    if form is None:
        return cue.start >= start
    if form.verb in UNSAID:
        return False
    led_to = text[max(0, start - 6) : start].endswith("that ")
    return cue.start >= start or form.verb in _PLAIN or led_to


def as_written(text: str, statement: Statement, name: str) -> str | None:
    """What the article says from its speaker to the end of what was said, with the ``name``."""
    mention, cue, content = statement.speaker, statement.cue, _one_behind(statement)
    if mention is None or cue is None or content is None or mention.end > cue.start:
        return None
    lead = text[mention.end : content.start].replace("''", '"')
    words = lead.split()
    if not words or not lead[0].isspace() or not _leads(lead):
        return None
    said, first, who = cue.of(text).lower(), words[0].lower(), mention.of(text).lower()
    before = _before(text, mention.start)
    if who in _ONESELF_OR_YOU or _ONLY_PERHAPS.search(before):
        return None
    if statement.is_attitude and before.endswith(_BEFORE_A_RELATIVE):
        return None
    finite = _FINITE.get(said) == said or (said in _BASES and name.endswith("s"))
    its_own = first == said.split()[0] or (first.endswith("ly") and len(words) > 1)
    if first not in _LEADS and not (its_own and finite):
        return None
    return _joined(name, lead, content, text)


def by_its_verb(text: str, statement: Statement, name: str) -> str | None:
    """The name, the verb in a form that goes with it, and what the article has behind that."""
    cue, content = statement.cue, _one_behind(statement)
    verb = _FINITE.get(cue.of(text).lower()) if cue else None
    if cue is None or content is None or verb is None:
        return None
    lead = text[cue.end : content.start].replace("''", '"')
    before = text[max(0, cue.start - 24) : cue.start].lower()
    near = {word.strip('“”",.') for word in before.split()[-2:]}
    if (
        _may_be_a_noun(cue.of(text))
        or near & _NOT_DONE
        or "n’t " in before
        or "n't " in before
        or not _leads(lead)
    ):
        return None
    if cue.of(text).endswith("ing") and before.strip() and not before.rstrip().endswith(","):
        return None
    mention = statement.speaker
    if mention and (
        mention.of(text).lower() in _ONESELF_OR_YOU
        or _ONLY_PERHAPS.search(_before(text, mention.start))
        or (statement.is_attitude and _before(text, mention.start).endswith(_BEFORE_A_RELATIVE))
        or (mention.end < cue.start and " of whom" in text[mention.end : cue.start])
    ):
        return None
    return _joined(f"{name} {verb}", lead, content, text)


def by_its_noun(text: str, statement: Statement, name: str) -> str | None:
    """ "Ada Marlow’s claim that …" as "Ada Marlow’s claim was that …"."""
    cue, content = statement.cue, _one_behind(statement)
    if cue is None or content is None or cue.of(text) not in _NOUNS:
        return None
    said, lead = cue.of(text), text[cue.end : content.start]
    opens = (lead + content.of(text)).split()[0]
    if lead.strip() not in ("", "that", "to") or not (
        opens == "that" or (opens == "to" and said in _TAKE_TO)
    ):
        return None
    if not statement.speaker or statement.speaker.end > cue.start:
        return None
    owner = text[statement.speaker.start : cue.start].strip().lower()
    if owner not in OWNERS and not owner.endswith(("’s", "'s", "s’", "s'")):
        return None
    if (
        owner.count("’") + owner.count("'") > 1
        or text[statement.speaker.end : cue.start].count(" ") > 1
    ):
        return None
    return _joined(f"{name}’s {said} was", lead, content, text)


def said_that(text: str, statement: Statement, name: str) -> str | None:
    """ "X, she said" as "Ada Marlow said that x"."""
    if statement.is_attitude or statement.cue is None or statement.kind != "reported":
        return None
    exact = statement.exact(text).replace(" … ", " ").replace("''", '"')
    words = _LEAD_IN.sub("", " ".join(exact.split()).strip(" ,;:–—-"))
    if (
        words[:1] in "“\"‘'"
        or _NO_CLAUSE.match(words)
        or not has_verb(words)
        or len(words.split()) < _FEWEST_WORDS
    ):
        return None
    if not is_clause(text, statement) or _BREAK_WITHIN.search(words):
        return None
    first, _, rest = words.partition(" ")
    if first.lower().split("’")[0].split("'")[0] in _SMALL:
        words = f"{first[0].lower()}{first[1:]} {rest}"
    cue = statement.cue.of(text).lower()
    if cue.startswith("according"):
        inner = name if not name.startswith(("A", "The ", "Un")) else _within(name)
        return f"According to {inner}, {words}"
    return f"{name} said that {words}" if is_speech(cue) else None


def _may_be_a_noun(said: str) -> bool:
    return said in _NOUN_FORMS and not said.endswith("ing")


def _within(name: str) -> str:
    """The name as it stands within a sentence."""
    opens = name.split(" ", 1)[0]
    return name[0].lower() + name[1:] if opens in ("A", "An", "The", "Unnamed") else name


def _one_behind(statement: Statement) -> Span | None:
    """What was said, where it is one stretch behind its verb."""
    content, cue = statement.spans[0], statement.cue
    return content if len(statement.spans) == 1 and cue and cue.end <= content.start else None


def _leads(lead: str) -> bool:
    return len(lead) <= _LONGEST_LEAD and not _BREAK.search(lead.rstrip(' “"‘'))


def _before(text: str, place: int) -> str:
    """The words of its line before ``place``."""
    return text[max(0, place - 30) : place].rpartition("\n")[2].rpartition(". ")[2]


def _joined(opening: str, lead: str, content: Span, text: str) -> str | None:
    """Name and clause; None where it would go on beyond its sentence."""
    rest = " ".join((lead + content.of(text).replace("''", '"')).split())
    if rest.count("“") > rest.count("”") and text[content.end : content.end + 1] == "”":
        rest += "”"
    elif rest.count('"') % 2 and text[content.end : content.end + 2].startswith(('"', "''")):
        rest += '"'
    return None if _BREAK_WITHIN.search(rest) else f"{opening} {rest}"


def _finite(verbs: Iterable[str]) -> dict[str, str]:
    """For every form that tells that something was said, the form behind a name."""
    found: dict[str, str] = {}
    for verb in verbs:
        third, past, participle, ing = forms_of_verb(verb)
        found |= {third: third, past: past, ing: past}
        found.setdefault(participle, past)
    return found


_NOUNS = frozenset(
    word for (word, _), frames in ATTITUDES["NOUN"].items() if {"that", "to"} & frames
)
_NOUN_FORMS = frozenset(word for word, _ in ATTITUDES["NOUN"])
_BASES = VERBS | {form.verb for form in SPEECH.values()}
_FINITE = _finite(sorted(_BASES))
