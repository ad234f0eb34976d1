"""The sentences of a report, the same on the page and in the file. Free of locale and clock."""

from datetime import UTC, date, datetime

from factcheck.report.public import (
    Channel,
    Claim,
    Contact,
    Method,
    Part,
    Ruling,
    Search,
    Source,
    Stance,
)

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
ASKED = "Whom we asked"
SIGNS: dict[Stance, str] = {"contradicts": "✕", "supports": "✓", "context": "○"}

#: Above the parts of a claim, and before the exhibits that bear on one.
PARTS = "Part by part"
BEARS: dict[Stance, str] = {
    "contradicts": "Contradicted by",
    "supports": "Supported by",
    "context": "Context in",
}
BEARS_ON_PART: dict[Stance, str] = {
    "contradicts": "Contradicts this part",
    "supports": "Supports this part",
    "context": "Context for this part",
}
BEARS_ON_WHOLE: dict[Stance, str] = {
    "contradicts": "contradicts the claim as a whole",
    "supports": "supports the claim as a whole",
    "context": "context for the claim as a whole",
}
#: Above what bears on the claim, but on none of its parts.
WHOLE = "On the claim as a whole"
NOTHING_BEARS = "No evidence on record bears on this part."

#: Said where a claim has evidence, but none of that stance. Nobody misses context.
NOTHING_FOUND: dict[Stance, str] = {
    "contradicts": "No passage on record contradicts it.",
    "supports": "No passage on record supports it.",
}

_BY_CHANNEL: dict[Channel, str] = {
    "e-mail": "by e-mail",
    "phone": "by phone",
    "in person": "in person",
    "letter": "by letter",
    "form": "through a contact form",
    "social media": "on social media",
    "other": "",
}


def day(when: date) -> str:
    """“3 March 2017”."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def moment(when: datetime) -> str:
    """“2026-11-22T09:30:00Z”, to the second, as machines read it."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def count(number: int) -> str:
    """“two”; figures above ten."""
    return _COUNTS[number] if 0 <= number < len(_COUNTS) else str(number)


def title(claim: Claim) -> str:
    """The claim in one line, in quotation marks if these are the claimant's own words."""
    words = " ".join(claim.quotation.split())
    return _in_marks(words) if claim.own_words else words


def heading(claim: Claim) -> str:
    """What a check is called: the claim's headline, or the claim in one line."""
    return claim.headline or title(claim)


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


def exhibits(passages: int, searches: int) -> str:
    """“2 passages, 1 search”; what there is none of isn't named."""
    counted = (
        (passages, "passage" if passages == 1 else "passages"),
        (searches, "search" if searches == 1 else "searches"),
    )
    return ", ".join(f"{number} {noun}" for number, noun in counted if number)


def answer(contact: Contact) -> str:
    """Their own words in quotation marks; empty where there are none."""
    return _in_marks(contact.answer) if contact.answer else ""


def searched(search: Search) -> str:
    """“We searched the register for “pier” between 1 May 2020 and 3 May 2021 and found nothing.”"""
    period = _period(search.period_from, search.period_to)
    found = f"found this: {_ended(search.found)}" if search.found else "found nothing."
    looked = f"{search.searched_in} for {_in_marks(search.searched_for)}{period}"
    return f"We searched {looked} and {found}"


def asked(contact: Contact) -> str:
    """“We asked Jane Roe by e-mail on 3 May 2026; they had not answered by 5 May 2026.”

    Where an answer follows, the sentence ends in a colon.
    """
    means = _BY_CHANNEL[contact.channel]
    first = f"We asked {contact.whom} {means} on {day(contact.asked_on)}".replace("  ", " ")
    same_day = contact.ended_on == contact.asked_on
    when = "the same day" if same_day else f"on {day(contact.ended_on)}"
    came = {
        "answered": f"they answered {when}",
        "declined": f"they declined to comment {when}",
        "no answer": f"they had not answered by {day(contact.ended_on)}",
    }[contact.outcome]
    return f"{first}; {came}{':' if contact.answer else '.'}"


def primary(source: Source) -> str | None:
    """“primary source (official record)”; None for journalism."""
    return f"primary source ({_lowered(source.primary)})" if source.primary else None


def method_sentences(
    method: Method, *, rated: bool = True, has_searches: bool = False
) -> list[str]:
    """How the ruling came about, for people; the overrides follow as they are written.

    ``rated`` says whether the ruling shows a rating, or the conclusion alone.
    """
    return [_how_settled(method, rated), _how_sourced(method, has_searches)]


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


def _how_sourced(method: Method, has_searches: bool) -> str:
    if method.own_article_only and has_searches:
        return (
            "Beside what was searched, the only evidence is the article in which the claim was"
            " made."
        )
    if method.own_article_only:
        return "The only evidence is the article in which the claim was made."
    if method.independent_sources < 2:
        return f"The evidence rests on {count(method.independent_sources)} independent source."
    number = count(method.independent_sources)
    return f"The evidence rests on {number} independent sources; reprints of one text count as one."


def _period(start: date | None, end: date | None) -> str:
    """“ between 1 May 2020 and 3 May 2021”; empty for any time."""
    if start and end:
        return f" between {day(start)} and {day(end)}" if start != end else f" on {day(start)}"
    if start:
        return f" from {day(start)} on"
    return f" up to {day(end)}" if end else ""


def _in_marks(words: str) -> str:
    """The words in quotation marks, unless they bring their own."""
    marked = words[:1] in ("“", '"') and words[-1:] in ("”", '"')
    return words if marked else f"“{words}”"


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?", "”", "…")) else f"{words}."


def _lowered(reason: str) -> str:
    return reason[:1].lower() + reason[1:]
