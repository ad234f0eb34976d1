"""Invented news by the thousand: plain sentences about towns that don't exist.

The same seed gives the same articles.
"""

import random
from dataclasses import dataclass
from itertools import pairwise, product

_TOWNS = (
    "Sandvik Hollow Brant Maresby Ostwick Fallow Kettle Norhaven Pellam Quill Rusk Tarn Umber"
    " Vale Withy Yarrow Arle Birch Corran Dunmore"
).split()
_FIRST = (
    "Odile Bo Tilda Ines Marek Asa Jonah Petra Rune Signe Tomas Vera Wim Yara Edda Finn Greta"
    " Hilde Ivo Juna"
).split()
_LAST = (
    "Fenn Lind Marsh Okafor Berg Holm Strand Vik Dahl Aas Roth Crane Moss Hale Thorne Ebbe"
    " Lunde Nagel Pryce Skov"
).split()
_WORKS = (
    "pier,ferry,tram line,bridge,school roof,water tower,fish market,library,clinic,sea wall,"
    "bus depot,town hall,swimming hall,wind park,quarry road,lock gate,harbour light,archive"
).split(",")
_WHO = (
    "The council,An auditor,The builder,A spokesman,The harbour master,The county,A contractor,"
    "The treasurer,A surveyor,The opposition,The union,A resident,The ministry,An engineer"
).split(",")
_DID = (
    "approved,paid for,postponed,inspected,closed,reopened,insured,sold,measured,photographed,"
    "repaired,criticised,defended,counted,recorded,doubled,halved,cancelled"
).split(",")
_THING = (
    "the budget,the invoices,the tender,the permit,the second survey,the loan,the grant,"
    "the guarantee,the overtime,the steel,the timber,the accounts,the schedule,the lease"
).split(",")
_WHEN = (
    "in January,in March,last spring,before the vote,after the storm,on Monday,in the autumn,"
    "two years ago,without notice,at a closed meeting,during the strike,in the first week"
).split(",")
_CLAIMED = (
    "cost {n} million crowns,was paid for twice,never needed a permit,opened {n} weeks early,"
    "carries {n} thousand people a day,has not been inspected for {n} years,created {n} jobs,"
    "was the cheapest of {n} offers,lost {n} per cent of its passengers,was never insured"
).split(",")
_SYLLABLES = "bar cen dil fos gur han jel kim lom mun pel rin sol tur vam wes yor zed".split()


def people(many: int) -> list[str]:
    """So many different names; some surnames are frequent, most are rare."""
    chance, names = random.Random(many), dict[str, None]()
    surnames = ["".join(three).capitalize() for three in product(_SYLLABLES, repeat=3)]
    chance.shuffle(surnames)
    while len(names) < many:
        surname = surnames[int(len(surnames) * chance.random() ** 2)]
        names[f"{chance.choice(_FIRST)} {surname}"] = None
    return list(names)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands, in code points; ``speaker`` when it is said by somebody."""

    start: int
    end: int
    paragraph: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """An article: its text, the sentences in it, and what is claimed in quotation marks."""

    title: str
    text: str
    sentences: tuple[Sentence, ...]
    claims: tuple[Sentence, ...]

    def words(self, sentence: Sentence) -> str:
        """The words of a sentence."""
        return self.text[sentence.start : sentence.end]


def story(number: int, claims: int, plain: int = 20) -> Story:
    """The article of that number, with so many quoted claims and plain sentences."""
    chance = random.Random(number)
    town, work = chance.choice(_TOWNS), chance.choice(_WORKS)
    parts: list[tuple[str, str | None]] = [_quotation(chance, town, work) for _ in range(claims)]
    parts += [(_plain(chance, town, work), None) for _ in range(plain)]
    chance.shuffle(parts)
    text, sentences, quoted, paragraph = "", [], [], 1
    for (words, speaker), following in pairwise([*parts, ("", None)]):
        start = len(text)
        text += words
        sentences.append(Sentence(start, len(text), paragraph))
        if speaker:
            end = text.index("”", start) - 1
            quoted.append(Sentence(start + 1, end, paragraph, speaker))
        if following[0]:
            ends = chance.random() < 0.5
            text, paragraph = text + ("\n\n" if ends else " "), paragraph + ends
    title = f"{town}: what became of the {work} ({number})"
    return Story(title, text, tuple(sentences), tuple(quoted))


def _quotation(chance: random.Random, town: str, work: str) -> tuple[str, str]:
    speaker = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    said = chance.choice(_CLAIMED).format(n=chance.randint(2, 90))
    other = chance.choice(_WORKS)
    lead = f"The {other} of {town}" if chance.random() < 0.5 else f"The {work} in {town}"
    return f"“{lead} {said},” {speaker} said {chance.choice(_WHEN)}.", speaker


def _plain(chance: random.Random, town: str, work: str) -> str:
    thing = f"{chance.choice(_THING)} of the {chance.choice((work, chance.choice(_WORKS)))}"
    end = f"{chance.choice(_WHEN)}, {chance.randint(2, 900)} pages show"
    return f"{chance.choice(_WHO)} of {town} {chance.choice(_DID)} {thing} {end}."
