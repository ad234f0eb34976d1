"""The gate: the policy as a checklist for one claim, from what the workbench knows of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.models import LookedFor, Policy, Rule
from factcheck.queries.desk import counted
from factcheck.queries.grounds import SetAside
from factcheck.queries.rounds import RoundView
from factcheck.queries.sources import only_of
from factcheck.queries.workbench import Workbench


class Remedy(StrEnum):
    """Where on the workbench a rule can be met."""

    WORDING = "wording"
    SUGGESTIONS = "suggestions"
    PRIMARY_SOURCE = "primary_source"
    SEARCHES = "searches"
    LEDGER = "ledger"
    REVIEW = "review"


REMEDIES = {
    Rule.CLAIMANT: Remedy.WORDING,
    Rule.PASSAGES: Remedy.SUGGESTIONS,
    Rule.SOURCES: Remedy.SUGGESTIONS,
    Rule.OWN_ARTICLE: Remedy.SUGGESTIONS,
    Rule.PRIMARY_SOURCE: Remedy.PRIMARY_SOURCE,
    Rule.OTHER_SIDE: Remedy.SEARCHES,
    Rule.VERBATIM: Remedy.LEDGER,
    Rule.REVIEWS: Remedy.REVIEW,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A rule, and how the claim stands to it."""

    rule: Rule
    #: What the rule asks for: “At least two independent sources”.
    sentence: str
    passed: bool
    #: What there is instead, when it isn't met: “one so far”.
    lack: str = ""
    #: By whom it was set aside, and why; what is met needs no setting aside.
    set_aside: SetAside | None = None

    @property
    def stops(self) -> bool:
        """Whether the verdict can't be signed off because of it."""
        return not self.passed and self.set_aside is None

    @property
    def remedy(self) -> Remedy:
        """Where it can be met."""
        return REMEDIES[self.rule]


def checklist(bench: Workbench) -> list[Row]:
    """The rules that the claim's policy asks it to meet; none for a claim that isn't opened."""
    if bench.policy is None:
        return []
    judged = {
        Rule.CLAIMANT: _claimant(bench),
        Rule.PASSAGES: (bool(bench.counted), "none is attached"),
        Rule.SOURCES: _sources(bench, bench.policy),
        Rule.OWN_ARTICLE: (not _own_article_only(bench), "it is the only source so far"),
        Rule.PRIMARY_SOURCE: (_has_primary(bench), "none is attached"),
        Rule.OTHER_SIDE: (_other_side_searched(bench), "none is recorded"),
        Rule.VERBATIM: (
            not bench.grounds.altered,
            f"{counted(len(bench.grounds.altered), 'passage')} not any more",
        ),
        Rule.REVIEWS: _reviews(bench.running_round, bench.policy),
    }
    rows = []
    for rule, (passed, lack) in judged.items():
        if sentence := sentence_of(rule, bench.policy):
            aside = bench.grounds.set_aside.get(rule)
            rows.append(
                Row(rule, sentence, True) if passed else Row(rule, sentence, False, lack, aside)
            )
    return rows


def stopping(rows: Sequence[Row]) -> list[Row]:
    """The rules because of which the verdict can't be signed off."""
    return [row for row in rows if row.stops]


def sentence_of(rule: Rule, policy: Policy) -> str | None:
    """What a rule asks for under this policy, as desk and readers see it; None for nothing."""
    sources = policy.sources_wanted
    return {
        Rule.CLAIMANT: "A named claimant",
        Rule.PASSAGES: "At least one piece of evidence",
        Rule.SOURCES: f"At least {counted(sources, 'independent source')}" if sources else None,
        Rule.OWN_ARTICLE: None
        if policy.own_article_may_suffice
        else "Another source than the article in which the claim was made",
        Rule.PRIMARY_SOURCE: "A primary source, other than where the claim was made"
        if policy.primary_source_wanted
        else None,
        Rule.OTHER_SIDE: "A recorded search for the other side"
        if policy.other_side_wanted
        else None,
        Rule.VERBATIM: "Every passage word for word as its article was kept",
        Rule.REVIEWS: f"{counted(policy.reviews_wanted, 'sealed review').capitalize()}"
        + ("" if policy.reviews_wanted == 1 else " that agree, or a settled dispute"),
    }[rule]


def _claimant(bench: Workbench) -> tuple[bool, str]:
    if bench.claimant is not None and bench.claimant.is_unnamed:
        return False, "the source isn’t named"
    return bench.claimant is not None, "nobody is named yet"


def _sources(bench: Workbench, policy: Policy) -> tuple[bool, str]:
    number = bench.independent_sources
    return number >= policy.sources_wanted, f"{number} so far; reprints of one text count once"


def _own_article_only(bench: Workbench) -> bool:
    sources = (row.source for row in bench.passages)
    return only_of(sources, bench.grounds.own_sources)


def _other_side_searched(bench: Workbench) -> bool:
    return any(
        search.record.looked_for is LookedFor.OTHER_SIDE and not search.record.is_withdrawn
        for search in bench.searches
    )


def _has_primary(bench: Workbench) -> bool:
    own = {source.story for source in bench.grounds.own_sources}
    return any(row.source_kind.is_primary and row.source.story not in own for row in bench.passages)


def _reviews(running: RoundView | None, policy: Policy) -> tuple[bool, str]:
    if running is None or running.round.is_sealed:
        number = running.reviews_in if running else 0
        wanted = running.round.reviews_wanted if running else policy.reviews_wanted
        return False, f"{number} of {wanted} {'is' if number == 1 else 'are'} in"
    agree = len({review.rating.id for review in running.reviews}) == 1
    return agree or running.round.settled_rating_id is not None, "they differ"
