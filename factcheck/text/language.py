"""Whether a text is English, told by its script and its smallest words; if not, what it is."""

import re
from collections import Counter

from factcheck.text.language_words import (
    ENGLISH,
    LETTERS_A_WORD,
    NAMES,
    OTHER_LETTERS,
    SCRIPTS,
    SMALL_WORDS,
)

ENGLISH_CODE = "en"
#: Another language than English; which one these rules can't say.
UNKNOWN_CODE = "und"

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 20
# Of English prose two words in five are among its smallest. Where one in seven is, the text is
# English round long words of others, or in part; it is worth reading.
_ENGLISH_SHARE = 0.15
_OTHER_SHARE = 0.12
_FEWEST_SMALL_WORDS = 4  # different ones: "de" and "la" alone may be parts of names
# Hardly a small word of English among so many written small, and the text is prose of a language
# that isn't listed. Words with capitals may be names in a list.
_FEWEST_UNKNOWN_WORDS = 60
_HARDLY_ENGLISH = 0.05
_UNALIKE = 12  # different words; a word said over and over is no language


def language(text: str) -> str | None:
    """The code (ISO 639) of the language of ``text``; None where there is too little to say.

    "en" where a good part of it is English, whatever it quotes; "und" where it isn't English and
    the language isn't known.
    """
    words = Counter(_WORD.findall(text.lower()))
    scripts = _words_by_script("".join(OTHER_LETTERS.findall(text)))
    foreign = sum(scripts.values())
    latin = sum(many for word, many in words.items() if not OTHER_LETTERS.match(word))
    total = latin + foreign
    if total < _FEWEST_WORDS:
        return None
    if _share(words, ENGLISH, total) >= _ENGLISH_SHARE:
        return ENGLISH_CODE
    if foreign > latin:
        return _by_script(words, scripts)
    shares = {code: _share(words, small, latin) for code, small in SMALL_WORDS.items()}
    likeliest = max(shares, key=lambda code: shares[code])
    told_by = sum(word in words for word in SMALL_WORDS[likeliest])
    if shares[likeliest] >= _OTHER_SHARE and told_by >= _FEWEST_SMALL_WORDS:
        return likeliest
    return UNKNOWN_CODE if _is_other_prose(text) else None


def why_nothing_was_pulled(code: str | None) -> str | None:
    """The sentence about an article in the language ``code``; None where claims are pulled."""
    if code in {None, ENGLISH_CODE}:
        return None
    name = NAMES.get(code or "")
    written = f"Written in {name}" if name else "Not written in English"
    return f"{written}, so no claims were pulled; mark them by hand."


def _words_by_script(letters: str) -> dict[str, float]:
    """How many words of each script there are, about: not every script parts them."""
    if not letters:
        return {}
    return {
        code: len(script.findall(letters)) / LETTERS_A_WORD.get(code, 6)
        for code, script in SCRIPTS.items()
    }


def _share(words: Counter[str], small: frozenset[str], total: float) -> float:
    return sum(words[word] for word in small) / total if total else 0.0


def _by_script(words: Counter[str], scripts: dict[str, float]) -> str:
    script = max(scripts, key=lambda code: scripts[code])
    if script == "zh" and scripts["ja"] > 0.1 * scripts["zh"]:
        return "ja"
    if script == "ru":
        codes = ("ru", "uk", "bg", "sr")
        return max(codes, key=lambda code: sum(words[word] for word in SMALL_WORDS[code]))
    if script == "ar":
        return max(("ar", "fa"), key=lambda code: sum(words[one] for one in SMALL_WORDS[code]))
    return script


def _is_other_prose(text: str) -> bool:
    """Whether there are many words, written small, and hardly an English one among them."""
    small = Counter(word for word in _WORD.findall(text) if word.islower())
    many = small.total()
    if many < _FEWEST_UNKNOWN_WORDS or len(small) < _UNALIKE:
        return False
    return _share(small, ENGLISH, many) < _HARDLY_ENGLISH
