"""The sentences of a report, the same on the page and in the file. Free of locale and clock."""

from datetime import date

from factcheck.report.public import Claim, Method, Part, Ruling, Source, Stance

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_COUNTS = "no one two three four five six seven eight nine ten".split()
_PLACES = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split()

HEADINGS: dict[Stance, str] = {
    "contradicts": "What contradicts it",
    "supports": "What supports it",
    "context": "What gives context",
}
SIGNS: dict[Stance, str] = {"contradicts": "✕", "supports": "✓", "context": "○"}

#: Above the parts of a claim, and before the exhibits that bear on one.
PARTS = "Part by part"
BEARS: dict[Stance, str] = {
    "contradicts": "Contradicted by",
    "supports": "Supported by",
    "context": "Context in",
}
NOTHING_BEARS = "No evidence on record bears on this part."

#: Said where a claim has evidence, but none of that stance. Nobody misses context.
NOTHING_FOUND: dict[Stance, str] = {
    "contradicts": "No passage on record contradicts it.",
    "supports": "No passage on record supports it.",
}


def day(when: date) -> str:
    """“3 March 2017”."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def count(number: int) -> str:
    """“two”; figures above ten."""
    return _COUNTS[number] if 0 <= number < len(_COUNTS) else str(number)


def title(claim: Claim) -> str:
    """The claim in one line, in quotation marks if these are the claimant's own words."""
    words = " ".join(claim.quotation.split())
    marked = words[:1] in ("“", '"') and words[-1:] in ("”", '"')
    return f"“{words}”" if claim.own_words and not marked else words


def part_words(claim: Claim, part: Part) -> str:
    """The words of a part, in quotation marks if they are the claimant's own."""
    words = " ".join(part.words.split())
    return f"“{words}”" if claim.own_words else words


def said_after(claim: Claim) -> str:
    """What follows the claimant's name: “, Attorney General, to NBC News on 2 March 2017”."""
    when = f"on {day(claim.said_on)}" if claim.said_on else None
    circumstances = " ".join(part for part in (claim.occasion, when) if part)
    return "".join(f", {part}" for part in (claim.claimant_role, circumstances) if part)


def said_by_nobody(claim: Claim) -> str:
    """The line for a claim without a claimant: “Said at a hearing”; empty if nothing is known."""
    circumstances = said_after(claim).removeprefix(", ")
    return f"{said_verb(claim)} {circumstances}" if circumstances else ""


def said_verb(claim: Claim) -> str:
    """How the words came from the claimant."""
    return "Said" if claim.own_words else "Reported as said"


def place_on_scale(ruling: Ruling) -> str:
    """“fourth of five on the scale”; empty where the rating is not on an ordered scale."""
    numbers = [step.number for step in ruling.scale]
    if ruling.number not in numbers:
        return ""
    place = numbers.index(ruling.number) + 1
    ordinal = _PLACES[place] if place < len(_PLACES) else f"number {place}"
    return f"{ordinal} of {count(len(numbers))} on the scale"


def dated_outlet(source: Source) -> str:
    """“CNN / WOIO, 3 March 2017”."""
    return source.outlet + (f", {day(source.published_on)}" if source.published_on else "")


def primary(source: Source) -> str | None:
    """“primary source (official record)”; None for journalism."""
    return f"primary source ({_lowered(source.primary)})" if source.primary else None


def method_sentences(method: Method, *, rated: bool = True) -> list[str]:
    """How the ruling came about, for people; the overrides follow as they are written.

    ``rated`` says whether the ruling shows a rating, or the conclusion alone.
    """
    return [_how_settled(method, rated), _how_sourced(method)]


def _how_settled(method: Method, rated: bool) -> str:
    came_to = "ratings" if rated else "conclusions"
    judged = "rated the claim" if rated else "came to a conclusion"
    if method.settled == "one-person desk":
        name = f", {method.signed_by}," if method.signed_by else ""
        return f"One person{name} read the evidence, {judged} and signed the verdict off."
    signed = f"{method.signed_by or 'another person'} signed the verdict off."
    if method.settled == "adjudicated":
        reason = f" ({_lowered(method.reason)})" if method.reason else ""
        return (
            f"{_reviewers(method)} apart from each other and came to different {came_to}; "
            f"an editor settled it{reason}, and {signed}"
        )
    if method.settled == "revised":
        return (
            f"{_reviewers(method)} apart from each other, came to different {came_to}, and agreed "
            f"after they had read what the others wrote; {signed}"
        )
    if method.reviews < 2:
        return f"{_reviewers(method)} and {judged}; {signed}"
    return f"{_reviewers(method)} apart from each other and agreed; {signed}"


def _reviewers(method: Method) -> str:
    noun = "reviewer" if method.reviews == 1 else "reviewers"
    return f"{count(method.reviews).capitalize()} {noun} read the evidence"


def _how_sourced(method: Method) -> str:
    if method.own_article_only:
        return "The only evidence is the article in which the claim was made."
    if method.independent_sources < 2:
        return f"The evidence rests on {count(method.independent_sources)} independent source."
    number = count(method.independent_sources)
    return f"The evidence rests on {number} independent sources; reprints of one text count as one."


def _lowered(reason: str) -> str:
    return reason[:1].lower() + reason[1:]
