"""Things put into groups by what ties pairs of them together and what keeps pairs apart."""

from collections.abc import Collection, Iterable

Pair = tuple[int, int]


def groups(
    members: Iterable[int], ties: Iterable[Pair], apart: Collection[Pair] = ()
) -> dict[int, int]:
    """For each member the number of its group: the smallest number in it.

    Ties are followed in their order. One that would bring two together that are to be kept apart,
    or the groups in which these are by then, is passed over.
    """
    head = {member: member for member in members}
    crowd = {member: [member] for member in head}
    foes: dict[int, set[int]] = {member: set() for member in head}
    for one, other in apart:
        if one in head and other in head:
            foes[one].add(other)
            foes[other].add(one)
    for one, other in ties:
        if one not in head or other not in head:
            continue
        mine, theirs = sorted((head[one], head[other]))
        if mine == theirs or theirs in foes[mine]:
            continue
        for member in crowd[theirs]:
            head[member] = mine
        crowd[mine] += crowd.pop(theirs)
        for foe in foes.pop(theirs):
            foes[foe].discard(theirs)
            foes[foe].add(mine)
            foes[mine].add(foe)
    return head
