"""What a word that tells of a thought or a wish attributes, and to whom, read off the sentence.

A frame is how a word takes what it attributes: "that" is a clause (hopes that it opens), "to" an
infinitive (plans to open it), "object" the rest of the verb phrase (opposes the sale of the port),
"seems" a verb that says it of its own subject (the sale seems to be off), a preposition a phrase
behind it (called for a vote, plans for a bridge). ``attitudes`` has the words of each.
"""

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.text.grammar import TIMES
from factcheck.text.trees import Tree

#: Of what follows a verb these belong to what it attributes.
_REST = frozenset("obj iobj obl xcomp ccomp nmod obl:agent".split())
_NOBODY = frozenset("it there this what".split())
_OWNERS = frozenset("by from".split())


class Taken(NamedTuple):
    """What a word attributes: runs of words (first, after the last), and the word for who."""

    runs: tuple[tuple[int, int], ...]
    holder: int | None
    is_clause: bool = False


def taken(tree: Tree, at: int, frames: frozenset[str]) -> Iterator[Taken]:
    """What word ``at`` attributes by each of the frames that fits, the best fitting first."""
    kind = tree.kind(at)
    if kind == "VERB":
        of_verb = _of_passive if tree.is_passive(at) else _of_verb
        yield from of_verb(tree, at, frames)
    elif kind in ("NOUN", "PROPN"):
        yield from _of_noun(tree, at, frames)
    elif kind == "ADJ":
        yield from _behind(tree, at, frames, _somebody(tree, tree.subject(at)))


def _of_verb(tree: Tree, at: int, frames: frozenset[str]) -> Iterator[Taken]:
    """What a verb attributes to its subject; where the sentence has none, to nobody, it is left."""
    if "seems" in frames:
        yield from _seeming(tree, at)
    holder = _somebody(tree, tree.subject(at))
    if holder is None:
        return
    if "that" in frames:
        for clause in _right(tree, at, "ccomp"):
            yield Taken((tree.reach(clause),), holder, is_clause=True)
    if "to" in frames and not tree.of(at, "obj"):
        for verb in _right(tree, at, "xcomp"):
            if tree.marker(verb) == "to":
                yield Taken((tree.reach(verb),), holder)
    if "object" in frames:
        for thing in tree.of(at, "obj"):
            yield Taken((_with_the_rest(tree, at, thing),), holder)
    yield from _behind(tree, at, frames, holder)


def _right(tree: Tree, at: int, label: str) -> list[int]:
    return [kid for kid in tree.of(at, label) if kid > at]


def _seeming(tree: Tree, at: int) -> Iterator[Taken]:
    for own in tree.of(at, "nsubj")[:1]:
        for verb in _right(tree, at, "xcomp"):
            yield Taken((tree.reach(own), tree.reach(verb)), None)


def _with_the_rest(tree: Tree, at: int, thing: int) -> tuple[int, int]:
    """``criticized | the board for the delay``: a thing and what the verb says of it."""
    first, end = tree.reach(thing)
    if thing > at:
        parts = [kid for kid in tree.kids[at] if kid > at and _goes_with(tree, kid, thing)]
        end = max(tree.reach(part)[1] for part in parts)
    return first, end


def _goes_with(tree: Tree, part: int, thing: int) -> bool:
    """Whether part of a verb phrase tells of the thing, and not when it was."""
    if part == thing:
        return True
    return tree.labels[part] in _REST and tree.words[part].lower not in TIMES


def _of_passive(tree: Tree, at: int, frames: frozenset[str]) -> Iterator[Taken]:
    agent = tree.of(at, "obl:agent")
    holder = agent[0] if agent else None
    told = tree.of(at, "nsubj:pass")
    about = tuple(tree.reach(one) for one in told[:1])
    for kid in tree.kids[at]:
        if kid > at and tree.labels[kid] == "ccomp" and "passive that" in frames:
            yield Taken((tree.reach(kid),), holder)
        if kid > at and tree.labels[kid] == "xcomp" and "passive to" in frames:
            yield Taken((*about, tree.reach(kid)), holder)
        if kid > at and tree.labels[kid] == "obl" and f"passive {tree.marker(kid)}" in frames:
            yield Taken((*about, tree.reach(kid)), holder)
    if holder is not None and "object" in frames:
        if about:
            yield Taken(about, holder)
        elif tree.labels[at] == "acl":
            yield Taken((tree.phrase(tree.heads[at]),), holder)


def _of_noun(tree: Tree, at: int, frames: frozenset[str]) -> Iterator[Taken]:
    owner = _owner(tree, at)
    if owner is not None:
        yield from _behind(tree, at, frames, owner)


def _owner(tree: Tree, noun: int) -> int | None:
    """``Holt's plan``, ``Holt voiced fears``, ``calls by Holt``."""
    owners = tree.of(noun, "nmod:poss")
    if owners:
        return owners[0]
    for kid in tree.of(noun, "nmod"):
        if tree.marker(kid) in _OWNERS:
            return kid
    head = tree.heads[noun]
    if head >= 0 and tree.labels[noun] in ("obj", "obl") and tree.kind(head) == "VERB":
        return _somebody(tree, tree.subject(head))
    return None


def _behind(tree: Tree, at: int, frames: frozenset[str], holder: int | None) -> Iterator[Taken]:
    """The clauses and phrases behind a word that its frames name by what opens them."""
    for kid in tree.kids[at]:
        if kid < at:
            continue
        label, mark = tree.labels[kid], tree.marker(kid)
        if label == "ccomp" and tree.kind(at) != "VERB":
            mark = "that"
        elif label in ("xcomp", "advcl") and tree.kind(at) == "ADJ":
            mark = mark or "to"
        elif label not in ("obl", "nmod", "acl", "advcl"):
            continue
        elif label == "advcl" and mark == "to":
            mark = "in order to"
        if mark in frames and mark not in _OWNERS:
            yield Taken((tree.reach(kid),), holder)


def _somebody(tree: Tree, subject: int | None) -> int | None:
    if subject is None or tree.words[subject].lower in _NOBODY:
        return None
    return subject
