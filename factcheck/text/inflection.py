"""The forms of English verbs and nouns."""

_IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "find": ("finds", "found", "found", "finding"),
    "show": ("shows", "showed", "shown", "showing"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "read": ("reads", "read", "read", "reading"),
    "go": ("goes", "went", "gone", "going"),
    "put": ("puts", "put", "put", "putting"),
    "begin": ("begins", "began", "begun", "beginning"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "quip": ("quips", "quipped", "quipped", "quipping"),
    "admit": ("admits", "admitted", "admitted", "admitting"),
    "submit": ("submits", "submitted", "submitted", "submitting"),
    "refer": ("refers", "referred", "referred", "referring"),
    "infer": ("infers", "inferred", "inferred", "inferring"),
    "blog": ("blogs", "blogged", "blogged", "blogging"),
    "dub": ("dubs", "dubbed", "dubbed", "dubbing"),
    "chat": ("chats", "chatted", "chatted", "chatting"),
    "label": ("labels", "labeled", "labelled", "labeling"),
    "know": ("knows", "knew", "known", "knowing"),
    "hold": ("holds", "held", "held", "holding"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "hear": ("hears", "heard", "heard", "hearing"),
    "sing": ("sings", "sang", "sung", "singing"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "forget": ("forgets", "forgot", "forgotten", "forgetting"),
    "foretell": ("foretells", "foretold", "foretold", "foretelling"),
    "lay": ("lays", "laid", "laid", "laying"),
    "learn": ("learns", "learned", "learnt", "learning"),
    "lie": ("lies", "lied", "lied", "lying"),
    "mean": ("means", "meant", "meant", "meaning"),
    "see": ("sees", "saw", "seen", "seeing"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "set": ("sets", "set", "set", "setting"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "stand": ("stands", "stood", "stood", "standing"),
    "cast": ("casts", "cast", "cast", "casting"),
    "come": ("comes", "came", "come", "coming"),
    "open": ("opens", "opened", "opened", "opening"),
}
_DOUBLED = frozenset("brag compel pan plan rebut regret rip shrug shun slam step".split())


def forms_of_verb(verb: str) -> tuple[str, str, str, str]:
    """The third person, the past, the past participle and the participle: says, said, said, saying.

    Where the past participle has two forms it may be the other than the past ("labelled").
    """
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return third, stem + "ed", stem + "ed", stem + "ing"


def forms_of_noun(noun: str) -> tuple[str, str]:
    """One and many."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun, noun[:-1] + "ies"
    return noun, noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")
