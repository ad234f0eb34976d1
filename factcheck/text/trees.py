"""A parsed sentence as a tree: what hangs from each word, how far it reaches, who does it."""

from collections.abc import Sequence
from functools import cached_property

from factcheck.text.body_words import BODY_NOUNS
from factcheck.text.grammar import TIMES
from factcheck.text.naming import COMMON
from factcheck.text.roles import is_a_role
from factcheck.text.titles import FINDINGS, PAPERS
from factcheck.text.words import Word

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
#: From a verb without a subject of its own the way to one leads over these.
_SHARED = frozenset("xcomp conj advcl parataxis".split())
_INSIDE_A_NAME = frozenset(
    """det amod compound flat nummod nmod nmod:poss nmod:unmarked nmod:desc goeswith fixed
    cc conj advmod""".split()
)
_NAMING = ("NOUN", "PROPN", "PRON")
_RELATIVES = frozenset("who which that whom".split())
_NOT = frozenset("not n't n’t never no nor neither".split())
_ACTORS = BODY_NOUNS | COMMON | PAPERS | FINDINGS | frozenset("bill law rule".split())
_FARTHEST = 8  # steps from a verb to its subject


class Tree:
    """One sentence. Places are numbers of its words; the head of the root is -1."""

    def __init__(
        self,
        words: Sequence[Word],
        tags: Sequence[str],
        heads: Sequence[int],
        labels: Sequence[str],
        forms: Sequence[str],
    ) -> None:
        self.words = words
        self.tags = tags
        self.heads = heads
        self.labels = labels
        self.forms = forms
        self.kids: list[list[int]] = [[] for _ in words]
        for at, head in enumerate(heads):
            if head >= 0:
                self.kids[head].append(at)

    def of(self, at: int, *labels: str) -> list[int]:
        """What hangs from word ``at`` by one of the relations, in order."""
        return [kid for kid in self.kids[at] if self.labels[kid] in labels]

    def kind(self, at: int) -> str:
        """The part of speech: VERB, NOUN, ADJ …"""
        return self.tags[at]

    def is_passive(self, verb: int) -> bool:
        """``was asked``, ``asked by the council``, and ``asked``, where nobody has asked."""
        if self.of(verb, "aux:pass", "nsubj:pass", "obl:agent"):
            return True
        return self.forms[verb] == "VBN" and not self.of(verb, "aux", "obj")

    def is_denied(self, at: int) -> bool:
        """Whether a "not" or "never" stands with the word."""
        return any(self.words[kid].lower in _NOT for kid in self.kids[at])

    def reach(self, at: int) -> tuple[int, int]:
        """The first word below ``at`` and the word after the last, itself among them."""
        return self._reaches[at]

    @cached_property
    def _reaches(self) -> list[tuple[int, int]]:
        first = list(range(len(self.words)))
        end = [at + 1 for at in first]
        for at in range(len(self.words)):
            above = self.heads[at]
            while above >= 0 and (at < first[above] or at >= end[above]):
                first[above] = min(first[above], at)
                end[above] = max(end[above], at + 1)
                above = self.heads[above]
        return list(zip(first, end, strict=True))

    def marker(self, at: int) -> str:
        """The word that opens a clause or phrase: "that", "to", "for", "about"; or nothing."""
        for kid in self.kids[at]:
            if self.labels[kid] in ("mark", "case"):
                return self.words[kid].lower
        return ""

    def subject(self, verb: int) -> int | None:
        """The word that says who does what the verb says, be it said at an earlier verb."""
        at = verb
        for _ in range(_FARTHEST):
            own = self.of(at, *_SUBJECTS)
            if own:
                return max((kid for kid in own if kid < verb), default=own[0])
            label, head = self.labels[at], self.heads[at]
            if head < 0:
                return None
            if label == "acl" and self.marker(at) == "to" and self.labels[head] in ("obj", "obl"):
                at = self.heads[head]  # "has no plans to endorse her"
                continue
            if label == "acl" and (self.words[at - 1].text == "," or not self._acts(head)):
                at = self._clause(head)  # "gave a speech, attacking the board"
                continue
            if label in ("acl", "acl:relcl"):
                return head if self.kind(head) in _NAMING else None
            if label not in _SHARED:
                return None
            told = self.of(head, "obj") if label == "xcomp" else []
            if told and self.words[told[0]].lower not in TIMES:
                return told[0]
            at = head
        return None

    def _acts(self, at: int) -> bool:
        """Whether a noun can do something: people, bodies, papers; not "a round of attacks"."""
        noun = self.words[at].lower
        single = noun.removesuffix("s")
        return (
            self.kind(at) != "NOUN" or not _ACTORS.isdisjoint((noun, single)) or is_a_role(single)
        )

    def _clause(self, at: int) -> int:
        """The word at the head of the clause that a word is in."""
        while self.heads[at] >= 0 and self.kind(at) != "VERB" and not self.of(at, *_SUBJECTS):
            at = self.heads[at]
        return at

    def meant(self, subject: int) -> int:
        """Whom ``who`` means in ``Doe, who said so``; any other word means itself."""
        if self.words[subject].lower not in _RELATIVES:
            return subject
        at = self.heads[subject]
        for _ in range(_FARTHEST):
            if at < 0:
                return subject
            if self.labels[at] == "acl:relcl":
                return self.heads[at]
            at = self.heads[at]
        return subject

    def phrase(self, noun: int) -> tuple[int, int]:
        """The words that name somebody, without clauses and appositions: first, and after last."""
        first, end = noun, noun + 1
        for kid in self.kids[noun]:
            if self.labels[kid] not in _INSIDE_A_NAME:
                continue
            low, high = self.reach(kid)
            if kid < noun:
                first = min(first, low)
            elif (
                not any(self.words[k].is_mark for k in range(end, low))
                or self.labels[kid] == "conj"
            ):
                end = max(end, high)
        while first > 0 and self.kind(first) == self.kind(first - 1) == "PROPN":
            first -= 1
        while end < len(self.words) and self.kind(end) == self.kind(end - 1) == "PROPN":
            end += 1
        return first, end
