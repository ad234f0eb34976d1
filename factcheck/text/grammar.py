"""Small closed classes of English words, by which a sentence is taken apart without a parser."""

from factcheck.text.words import Word

PRONOUNS = frozenset("he she they it i we you".split())
DETERMINERS = frozenset(
    """the a an his her their its our my this that these those some many several most another
    one two three four five both no any each every other few""".split()
)
PREPOSITIONS = frozenset(
    """in on at for from with by to of about against after before during over under into through
    between among amid despite since until without within via as like near inside outside across
    behind beyond toward towards upon around per aboard""".split()
)
AUXILIARIES = frozenset("has have had is are was were been be being 's ’s".split())
_ADVERBS = frozenset(
    """also then later once now still just even ever again first soon often already
    earlier thus yet twice further once""".split()
)
_NOT_ADVERBS = frozenset("family ally reply rally july italy assembly bully supply".split())
STOPS = frozenset(
    """but while when whenever because although though if after before since that which who whom
    whose where than so or nor unless until whether and as how why what is are was were has have
    had do does did will would can could should may might must not never cannot
    be been plus""".split()
)
TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow
    january february march april may june july august september october november december
    morning afternoon evening night week month year last earlier later recently however meanwhile
    moreover still indeed instead perhaps yet then thus now nevertheless additionally
    separately""".split()
)
LOWER_NAME_PARTS = frozenset("de la van von der den bin al el da di du del le ter ibn".split())
ARTICLES = frozenset("the a an his her their its our my your every no".split())
OBJECTS = frozenset("him her them us me".split())
BE = frozenset("is are was were be been being".split())
HAVE = frozenset("has have had having".split())
#: Words that begin a clause which the sentence leaves again at the next comma.
SUBORDINATORS = frozenset(
    "as while although though when if because since after before which whom where unless".split()
)
#: Marks that part a cue from the words it attributes, and marks at which a clause may end.
SIDE_MARKS = frozenset({",", "—", "–", "--", "-"})
END_MARKS = SIDE_MARKS | {".", ";", "!", "?", ")", ":"}


def is_adverb(word: Word) -> bool:
    """Whether a word may stand between a subject and its verb."""
    lower = word.lower
    return lower in _ADVERBS or (
        lower.endswith("ly") and lower not in _NOT_ADVERBS and not word.is_name_like
    )
