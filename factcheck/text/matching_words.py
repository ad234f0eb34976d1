"""The words that matching treats by themselves, in small letters."""

# Can be left out or changed without another meaning.
EMPTY_WORDS = frozenset(
    [
        *("a", "an", "the", "that", "this", "and", "so", "then", "also", "just", "very", "really"),
        *("well", "now", "is", "are", "was", "were", "be", "been", "has", "have", "had", "do"),
        *("does", "did", "of", "to", "in", "on", "at", "for", "with", "by", "as", "it", "there"),
        *("any", "which", "who", "today", "actually", "indeed", "however", "both", "here"),
    ]
)

# Open a sentence with a capital letter without being names.
OPENINGS = frozenset(
    [
        *("last", "next", "earlier", "later", "yesterday", "tomorrow", "during", "since", "from"),
        *("about", "according", "we", "they", "he", "she", "you", "my", "our", "his", "her"),
        *("their", "these", "those", "its", "because", "while", "when"),
    ]
)

# Turn a statement round or bind it: both statements must have the same ones.
TURNING_WORDS = frozenset(
    [
        *("not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "hardly"),
        *("barely", "scarcely", "few", "little", "less", "fewer", "deny", "denies", "denied"),
        *("denying", "false", "untrue", "wrong", "refuse", "refuses", "refused", "fail", "fails"),
        *("failed", "lack", "lacks", "lacked", "doubt", "doubts", "if", "unless", "whether"),
        *("would", "could", "should", "might", "may", "must", "will", "perhaps", "possibly"),
        *("maybe", "probably", "allegedly", "reportedly", "almost", "nearly", "only", "all"),
        *("every", "some", "most", "many", "half", "always", "sometimes", "often", "rarely"),
        *("until", "before", "after", "except", "but", "million", "billion", "trillion"),
        *("thousand", "hundred", "dozen", "%"),
    ]
)

# Turn a statement into its opposite; two of them turn it back.
NEGATIONS = frozenset(
    [
        *("not", "no", "never", "none", "nobody", "nothing", "neither", "without", "hardly"),
        *("deny", "denies", "denied", "denying", "false", "untrue", "fake", "hoax", "refuse"),
        *("refuses", "refused", "fail", "fails", "failed"),
    ]
)

# Make another number of a number.
MAGNITUDES = frozenset(
    ["dozen", "hundred", "thousand", "million", "billion", "trillion", "half", "double", "%"]
)

# Say when.
WHEN_WORDS = frozenset(
    [
        *("january", "february", "march", "april", "june", "july", "august", "september"),
        *("october", "november", "december", "monday", "tuesday", "wednesday", "thursday"),
        *("friday", "saturday", "sunday", "today", "yesterday", "tomorrow"),
    ]
)

SPELLED_OUT = {
    "cannot": ("can", "not"),
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "i'm": ("i", "am"),
    "i've": ("i", "have"),
    "we've": ("we", "have"),
    "they've": ("they", "have"),
    "you've": ("you", "have"),
    "i'll": ("i", "will"),
    "we'll": ("we", "will"),
    "they'll": ("they", "will"),
    "he'll": ("he", "will"),
    "she'll": ("she", "will"),
    "we're": ("we", "are"),
    "they're": ("they", "are"),
    "you're": ("you", "are"),
    "it's": ("it", "is"),
    "that's": ("that", "is"),
    "there's": ("there", "is"),
    "percent": ("%",),
}

NAMED_NUMBERS = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
}
