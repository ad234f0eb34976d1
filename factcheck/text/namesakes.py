"""Whether two names can be one person's or body's: variants of a name, and what resembles it."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

from factcheck.text.given_names import GIVEN
from factcheck.text.nicknames import full_names
from factcheck.text.titles import HONORIFICS, LONG_TITLES, NOT_PERSONS, PERSONAL_TITLES, TITLE_WORDS

_NOTE = re.compile(r"\s*\([^()]*\)\s*$")
_SUFFIX = re.compile(r",?\s+(jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_MARKS = re.compile(r"[^\w-]+|_")
_INITIAL = re.compile(r"[A-Z]\.?")
_SEVERAL_INITIALS = re.compile(r"(?<=[\s.])([A-Z]\.)(?=[A-Z]\.)")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}|[A-Z][A-Z0-9&-]{1,7}")
_DESCRIPTION = re.compile(
    r"(?:an?|one|another|some|several|two|three|unnamed|anonymous)\s[a-z]", re.I
)
_OF_SOMEBODY = re.compile(r"(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|\S+['’]s?)\s[a-z]")
_SMALL = frozenset("of the and for in on to a an at".split())
_LETTERS = str.maketrans("øłđıŀþ", "oldilt")
_SKELETON = ((re.compile("ph"), "f"), (re.compile("ck?|q"), "k"), (re.compile("z"), "s"))
_UNHEARD = re.compile(r"(?<=.)[aeiouyhw]")
_TWICE = re.compile(r"(.)\1+")
_LONGEST_PERSON = 5  # words
_LONGEST_SKELETON = 60

Variant = Literal["same", "likely"]


class Bearer(NamedTuple):
    """A name taken apart; but for ``written`` everything is folded.

    ``words`` are the whole name without title, suffix and note. Of a person, ``given``,
    ``middle`` and ``surname`` are its pieces; of a body, or somebody called by one word alone,
    ``surname`` is the whole.
    """

    written: str
    words: tuple[str, ...]
    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str
    is_titled: bool
    acronym: str

    @property
    def is_person(self) -> bool:
        """Whether it is made as the names of people are."""
        return bool(self.given)

    @property
    def is_lone(self) -> bool:
        """Whether it is one word that may be anybody's surname: no acronym."""
        return len(self.words) == 1 and not self.acronym

    @property
    def key(self) -> str:
        """What variants of the name share, and some that are none."""
        if not self.is_person:
            return " ".join(self.words)
        [*full] = full_names(self.given)
        given = full[0] if len(full) == 1 else self.given
        return f"{given} {self.surname}"

    @property
    def sound(self) -> str:
        """What names share whose surnames, or of bodies the first words, are spelled alike."""
        first = next((word for word in self.words if word not in _SMALL), "")
        plain = (self.surname if self.is_person else first).replace(" ", "").replace("-", "")
        for spelled, heard in _SKELETON:
            plain = spelled.sub(heard, plain)
        return _TWICE.sub(r"\1", _UNHEARD.sub("", plain))[:_LONGEST_SKELETON]

    @property
    def initials(self) -> str | None:
        """The letters by which a body may be known, or that an acronym is; None for people."""
        if self.acronym:
            return self.acronym
        if self.is_person:
            return None
        letters = "".join(word[0] for word in self.words if word not in _SMALL)
        return letters if 2 <= len(letters) <= 8 else None


@lru_cache(maxsize=10_000)
def bearer(name: str) -> Bearer:
    """Take a name apart, whoever's it is: “Sen. Bernie Sanders Jr.”, “the FBI”."""
    plain = _NOTE.sub("", " ".join(name.split())) or name
    found = _SUFFIX.search(plain)
    suffix = found.group(1).lower() if found else ""
    written = (plain[: found.start()] if found else plain).replace(",", " ").split()
    titled, bare = _without_titles(written)
    if bare and folded(bare[0]) in _KNOWN_GIVEN:
        bare = _SEVERAL_INITIALS.sub(r"\1 ", " ".join(bare)).split()
    if len(bare) > 1 and bare[0].lower() == "the":
        bare = bare[1:]
    acronym = ""
    if len(bare) == 1 and _ACRONYM.fullmatch(bare[0]):
        acronym = folded(bare[0])
    words = tuple(word for word in map(folded, bare) if word)
    given, middle, surname = _pieces(bare, words, titled)
    return Bearer(plain, words, given, middle, surname, suffix, titled, acronym)


def is_description(name: str) -> bool:
    """Whether it says what somebody is and not who: “a spokesman for the builder”."""
    return _DESCRIPTION.match(name) is not None


def names_nobody(name: str) -> bool:
    """Whether an article only describes somebody so: “The mayor”, “Fenn’s lawyer”, “officials”."""
    return is_description(name) or name.islower() or _OF_SOMEBODY.match(name) is not None


def folded(word: str) -> str:
    """Small letters and figures alone, without marks above and below them."""
    plain = unicodedata.normalize("NFKD", word[:400].casefold()).translate(_LETTERS)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _MARKS.sub("", kept)


def variant(one: Bearer, other: Bearer) -> Variant | None:
    """Whether two names are ways to write one: “same” for sure, “likely” with other grounds.

    A title, an initial in the middle, marks on letters and “the” make no difference. A short form
    of the given name, and a middle name in full, are likely. “Jr.” is a difference: a father and
    a son share the rest.
    """
    if one.suffix != other.suffix or not one.words or not other.words:
        return None
    if one.words == other.words:
        return "same"
    if not one.is_person or not other.is_person or one.surname != other.surname:
        return None
    if _clash(one.middle, other.middle):
        return None
    if one.given == other.given:
        spelled_out = any(len(word) > 1 for word in (*one.middle, *other.middle))
        return "likely" if spelled_out and one.middle != other.middle else "same"
    mine, theirs = full_names(one.given), full_names(other.given)
    return "likely" if mine == theirs and len(mine) == 1 else None


def resemblance(one: Bearer, other: Bearer) -> str | None:
    """Why two names could be one's, as a clause: “the names differ by a letter or two”."""
    if one.acronym != other.acronym and one.initials and one.initials == other.initials:
        if bool(one.acronym) != bool(other.acronym):
            short, long = (one, other) if one.acronym else (other, one)
            return f"“{short.written}” are the first letters of “{long.written}”"
        return None
    if one.acronym or other.acronym:
        return "the same name" if one.words == other.words else None
    if one.words == other.words:
        return "the same name" if one.suffix == other.suffix else "one of them is called “Jr.”"
    if one.is_person and other.is_person:
        return _people_alike(one, other)
    if one.is_lone or other.is_lone:
        return _alone(*((one, other) if one.is_lone else (other, one)))
    if not one.is_person and not other.is_person and nearly(one.key, other.key):
        return "the names differ by a letter or two"
    return None


def nearly(one: str, other: str) -> bool:
    """Whether a letter or, in long words, two tell them apart; short words never are alike."""
    most = min(len(one), len(other))
    return most > 4 and one != other and _distance(one, other) <= (2 if most > 8 else 1)


def _people_alike(one: Bearer, other: Bearer) -> str | None:
    if one.surname == other.surname:
        if _clash(one.middle, other.middle):
            return None
        if one.given == other.given:
            return "the same name" if one.suffix == other.suffix else "one of them is called “Jr.”"
        if full_names(one.given) & full_names(other.given):
            return "one given name is short for the other"
        shorter, longer = sorted((one.given, other.given), key=len)
        if len(shorter) == 1 and longer.startswith(shorter):
            return "one given name is an initial"
        return "the given names differ by a letter" if nearly(one.given, other.given) else None
    if one.given == other.given and nearly(one.surname, other.surname):
        return "the surnames differ by a letter or two"
    return None


def _alone(lone: Bearer, other: Bearer) -> str | None:
    """Why somebody known by one word could be the other."""
    if other.is_person:
        return "only the surname is known of one" if lone.surname == other.surname else None
    return "the one name begins the other" if lone.words == other.words[:1] else None


def _without_titles(words: list[str]) -> tuple[bool, list[str]]:
    """Whether titles stood before the name, and the rest, of which a word remains."""
    at = 0
    while at < len(words) - 1 and words[at].lower() in {*HONORIFICS, *LONG_TITLES}:
        at += 1
    while at < len(words) - 2 and words[at].lower() in PERSONAL_TITLES:
        if {folded(word) for word in words[at + 1 :]} & NOT_PERSONS:
            break
        at += 1
    # Other titles are words of many names as well (“White House”): before a given name alone.
    given = next((n for n in range(at, len(words) - 1) if folded(words[n]) in GIVEN), at)
    if all(word.lower() in TITLE_WORDS for word in words[at:given]):
        at = given
    return at > 0, words[at:]


def _pieces(
    written: list[str], words: tuple[str, ...], titled: bool
) -> tuple[str, tuple[str, ...], str]:
    whole = " ".join(words)
    if not 2 <= len(words) <= _LONGEST_PERSON or len(words) != len(written):
        return "", (), whole
    has_initial = any(_INITIAL.fullmatch(word) for word in written[:-1])
    is_given = titled or has_initial or words[0] in _KNOWN_GIVEN
    if set(words[1:]) & NOT_PERSONS or not (is_given or _is_shaped_so(written)):
        return "", (), whole
    first = len(words) - 1
    # “van der Meer”, “de Blasio”.
    while first > 1 and written[first - 1].islower():
        first -= 1
    return words[0], words[1:first], " ".join(words[first:])


_KNOWN_GIVEN = frozenset(map(folded, GIVEN))


def _is_shaped_so(written: list[str]) -> bool:
    """Whether a name is shaped as those of people are whose given names aren't known here."""
    return len(written) == 2 and all(word.istitle() and len(word) > 1 for word in written)


def _clash(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether middle names can't be one person's: “Q.” and “R.”."""
    return any(
        not (mine.startswith(theirs) or theirs.startswith(mine))
        for mine, theirs in zip(one, other, strict=False)
    )


def _distance(one: str, other: str) -> int:
    """How many letters are put in, left out or put for others; no further than 3."""
    if abs(len(one) - len(other)) > 2:
        return 3
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row[0] = row[0], number
        for at, theirs in enumerate(other, 1):
            cost = min(row[at] + 1, row[at - 1] + 1, before + (letter != theirs))
            before, row[at] = row[at], cost
    return min(row[-1], 3)
