"""What furniture looks like: the patterns that ``furniture`` applies, and nothing else.

Every pattern is general and errs on the side of prose: a line counts only by its whole shape,
never by its first word.
"""

import re
from re import Pattern

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ISO_DATE = r"\d{4}-\d{2}-\d{2}"
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?|{_ISO_DATE})"
_CLOCK = r"\d{1,2}[:.]\d{2}\s?(?i:[ap]\.?m\.?)?(?: [A-Z]{2,4})?"
_DATED = rf"(?:(?i:date):? {_ISO_DATE})"

_KNOWN_AGENCY = (
    r"(?:AAP|AFP|ANI|ANSA|AP|APA|BBC|CNN|DPA|dpa|EFE|IANS|PA|PTI|TASS|UNI|UPI|Agencies|"
    r"Agence France-Presse|(?:The )?Associated Press|Bloomberg(?: News)?|Interfax|Kyodo(?: News)?|"
    r"Press Association|Press Trust of India|Reuters|Sputnik|Xinhua|Yonhap)"
)
_CAPITALS_AGENCY = r"[A-Z]{2,6}"
_AGENCY = rf"(?:{_KNOWN_AGENCY}|{_CAPITALS_AGENCY})"
_JOINED = r"\s?(?:[/,&+]|and)\s?"
_KNOWN_AGENCIES = rf"{_KNOWN_AGENCY}(?:{_JOINED}{_AGENCY})*"
_AGENCIES = rf"{_AGENCY}(?:{_JOINED}{_AGENCY})*"

_UPPER = "A-ZÀ-ÖØ-Þ"
_CAPITALS_PLACE = rf"[{_UPPER}][{_UPPER}.'’-]+(?: [{_UPPER}][{_UPPER}.'’-]*)*"
_NAME = rf"[{_UPPER}][\w.'’-]*"
_REGION = rf"(?:, {_NAME}(?: {_NAME}){{0,2}}| \[{_NAME}(?: {_NAME}){{0,2}}\])"
_PLACE = rf"{_NAME}(?: (?:de|la|el|al|of|the|{_NAME})){{0,3}}"
_WRITER = rf"By {_NAME}(?: (?:and )?{_NAME}){{1,5}}"
_DASH = r"[–—-]{1,3}"
_NEXT = rf"(?=\s[{_UPPER}0-9“\"‘'$£€])"

_PICTURE = r"(?:article|story|photo|photograph|picture|image|video|audio|graphic|map|footage)s?"
_SITE = r"(?:twitter|x|facebook|instagram|youtube|linkedin|telegram|whatsapp|tiktok|threads|google)"
_ROLE = (
    r"(?i:(?:additional )?(?:reporting|writing|editing|research)|compiled|edited|written|"
    r"translated|contributing)"
)
_LIBRARY = r"(?:Getty Images|AP Photo|AP Images|Shutterstock|Alamy|via AP|/AFP|/Reuters)"


def _shape(kind: str, *pieces: str) -> tuple[str, Pattern[str]]:
    return kind, re.compile("".join(pieces))


# From the start of a paragraph. A place in capitals stands for itself; one in small letters only
# with its agency or its date.
DATELINES = (
    _shape(
        "dateline",
        rf"(?:{_WRITER} )?(?:{_DATED} )?(?:{_CAPITALS_PLACE}{_REGION}?)?",
        rf"(?:[.,]? ?{_DATE})? ?\({_AGENCIES}\)\s?(?:{_DASH}|:)(?=\s)",
    ),
    _shape(
        "dateline",
        rf"(?:{_DATED} )?{_PLACE}{_REGION}?(?:[.,]? {_DATE})? \({_KNOWN_AGENCIES}\)",
        rf"\s?(?:{_DASH}|:)(?=\s)",
    ),
    _shape("dateline", rf"{_PLACE}{_REGION}?[.,]? {_DATE}\.? /{_AGENCY}/\s?[.:–—-]?"),
    _shape("dateline", rf"{_PLACE}{_REGION}?, {_DATE}\s?(?:\s{_DASH}|:){_NEXT}"),
    _shape("dateline", rf"(?P<place>{_CAPITALS_PLACE}){_REGION}?\s?{_DASH}{_NEXT}"),
    _shape("dateline", rf"(?P<place>{_CAPITALS_PLACE}){_REGION}?(?P<colon>:){_NEXT}"),
    _shape("dateline", rf"{_DATED}(?=\s)"),
)
SHORT_PLACES = re.compile(
    r"ADEN|APIA|BAKU|BATH|BERN|BONN|CORK|DOHA|GAZA|GOA|HOMS|KIEV|KYIV|LIMA|LOME|LVIV|LYON|MALE|"
    r"NICE|OSLO|RIGA|ROME|SUVA|UFA|YORK"
)
LABELS = re.compile(
    r"ADVERTISEMENT|ANALYSIS|ANSWER|BACKGROUND|BREAKING(?: NEWS)?|BYLINE|CLARIFICATION|COMMENT|"
    r"CORRECTION|DEVELOPING|EDITORIAL|EXCLUSIVE|EXPLAINER|EXPLAINED|FACTBOX|FACT CHECK|FEATURE|"
    r"GALLERY|HEADLINE|INTERVIEW|LATEST|LETTER|LIVE|NOTE|OBITUARY|OPINION|PHOTOS|PICTURES|PODCAST|"
    r"POLL|PREVIEW|PROFILE|QUESTION|QUIZ|REPORT|REVIEW|SOURCE|SUMMARY|TIMELINE|TRANSCRIPT|UPDATED?|"
    r"VIDEO|WARNING|WATCH"
)
SPEAKER_LABEL = re.compile(rf"(?P<name>{_CAPITALS_PLACE}):\s")


# At the end of the last paragraph.
SIGN_OFFS = (
    _shape(
        "sign-off",
        rf"(?:(?<=[.!?…”\"’'\)\]])\s*{_DASH}\s?(?:{_AGENCIES})|\s+{_DASH}\s?{_KNOWN_AGENCIES})",
        rf"\.?(?:\s+{_DATED})?$",
    ),
    _shape(
        "sign-off",
        rf"(?<=[.!?…”\"’'])\s*[(\[](?:{_KNOWN_AGENCIES})[)\]]\.?(?:\s+{_DATED})?$",
    ),
    _shape("sign-off", rf"(?<=[.!?…”\"’'])\s+{_DATED}$"),
)

# At the end of any paragraph.
TAILS = (
    _shape(
        "credit",
        r"\((?i:(?:file )?(?:photo|image|picture|video|illustration)s?)",
        r"(?:\s?[:/|]| (?i:credit|courtesy|by)\b)[^()]{1,100}\)\.?$",
    ),
    _shape("credit", rf"\([^()]{{0,80}}{_LIBRARY}[^()]{{0,40}}\)\.?$"),
    _shape("reporting", rf"\({_ROLE} (?:by|from) [^()]{{3,250}}\)$"),
)

# The whole of a short paragraph. Capitals that shout a verb are a link; in small letters the verb
# needs a mark behind it, or must end by pointing somewhere.
LINES = (
    _shape(
        "read-more",
        r"(?:READ MORE|READ ALSO|ALSO READ|SEE ALSO|RELATED|MORE FROM|WATCH|WATCH LIVE)\b.*",
    ),
    _shape(
        "read-more",
        r"(?i:read more|read also|also read|read next|see also|see more|more on this(?: story)?|",
        r"related(?: stor(?:y|ies)| articles?| coverage| links?)?|you may also like|recommended|",
        r"continue reading|don['’]t miss|watch)(?:\s*[:|»>–—].*|\s*\.{0,3})",
    ),
    _shape("read-more", r"(?i:read more (?:about|on|at|from|here))\b[^.!?,“\"]{0,80}\.?"),
    _shape(
        "read-more",
        r"(?i:\(?(?:read|watch|see|listen to|hear|view)",
        r" (?:(?:the|our|his|her|their|a|an|it|more|all) )+",
        r"[^.!?,“\"]{0,70}(?:here|below|above))\s*[.:]?\)?",
    ),
    _shape(
        "read-more",
        r"(?i:read the (?:rest|full|whole|original) [^.!?,“\"]{1,60} (?:at|on|in) )",
        r"[A-Z][\w. ]{1,40}",
    ),
    _shape("read-more", r"(?i:click here(?: (?:to|for)\b[^!?]{1,90})?)[.!]?"),
    _shape(
        "courtesy",
        rf"(?i:{_PICTURE}(?:(?:,| and| &) {_PICTURE})* courtesy(?: of\b|:)).{{1,120}}",
    ),
    _shape("courtesy", r"(?:COURTESY|Courtesy)(?: of\b|:)[^.!?]{1,100}\.?"),
    _shape(
        "credit",
        rf"(?i:(?:(?:file|top|cover|lead) )?(?:{_PICTURE}|credits?)(?: (?:credits?|source))?",
        r"(?: by)?)\s?[:/|].{1,120}",
    ),
    _shape(
        "credit",
        r"\(?(?:(?:AP|AFP|Reuters|File) )?(?:Photo|Picture|Image)s? by [^.!?]{2,80}\.?\)?",
    ),
    _shape("credit", r"\(?(?:AP Photo|Reuters|AFP|AP)/[A-Z][\w.' -]{2,60}\)?"),
    _shape(
        "credit",
        r"\(?(?:[\w.' -]{2,40}/)?(?:Getty Images|Shutterstock|Alamy)(?:/[\w.' -]{2,40})?\)?",
    ),
    _shape("follow", rf"Follow (?:\w+|[A-Z][^!?]{{2,110}}) (?i:on {_SITE})\b.*"),
    _shape("follow", r"(?i:follow @\w+.{0,80})"),
    _shape("follow", r"(?i:(?:follow|like|join|find) (?:us|me) on .{1,80})"),
    _shape(
        "subscribe",
        r"\(?(?i:sign up|subscribe|register)\b[^!?“\"]{0,150}(?i:newsletter|e-?mail|inbox|alerts?|",
        r"briefing|podcast|nerdcast|channel|feed|digest|itunes|here)\b[^!?“\"]{0,90}[.!]?\)?",
    ),
    _shape(
        "subscribe",
        r"(?i:sign up|subscribe(?: now| today| here)?|log in|sign in|register)[.!]?",
    ),
    _shape(
        "subscribe",
        r"(?i:(?:get|download) (?:the latest|the best|our|the)\b[^.!?“\"]{0,100}",
        r"(?:newsletter|inbox|app|alerts)\b[^.!?“\"]{0,60})[.!]?",
    ),
    _shape(
        "share",
        r"(?i:share|tweet|print|e-?mail|share this|comments?|(?:leave|post) a comment|copy link)",
        r"(?: \(?\d+\)?)?[.:]?",
    ),
    _shape(
        "share",
        r"(?i:share (?:(?:this|the) (?:article|story|page|post|video)|",
        rf"(?:this )?(?:on|via) (?:{_SITE}|e-?mail)))\b[^.!?]{{0,80}}[.!:]?",
    ),
    _shape(
        "advertisement",
        r"(?i:advertisement|sponsored(?: content)?|story continues below.{0,40}|",
        r"article continues (?:below|after).{0,40})\.?",
    ),
    _shape("copyright", r"(?:©|\(c\)|(?i:copyright)\s?(?:©|\(c\))).{1,280}"),
    _shape("copyright", r"(?i:copyright)\W{0,3}(?:19|20)\d\d\b.{0,240}"),
    _shape("copyright", rf"(?i:copyright)\W{{0,3}}(?:by )?(?:{_NAME},? ){{1,6}}(?:19|20)\d\d\.?"),
    _shape("copyright", r".{0,200}(?i:all rights reserved)\b.{0,200}"),
    _shape(
        "copyright",
        r"(?i:this (?:material|article|content) may not be ",
        r"(?:published|reproduced|republished|copied)).{0,200}",
    ),
    _shape(
        "reporting",
        rf"\(?[–—-]{{0,3}}\s?{_ROLE}(?::| (?:by|from)\b)[^!?“\"]{{2,280}}\)?\.?",
    ),
    _shape(
        "reporting",
        r".{3,200} contributed(?: reporting)? (?:to|from|for) this (?:report|story|article)\b",
        r"[^!?]{0,60}",
    ),
    _shape(
        "reporting",
        r"[A-Z][\w.'’-]+(?: and [A-Z][\w.'’-]+)? reported from [A-Z][\w., ]{2,60}",
    ),
    _shape("byline", rf"{_WRITER}(?:[,|] [^.!?]{{2,80}})?"),
    _shape(
        "sign-off",
        rf"[–—-]{{0,3}}\s?[(\[]?(?:(?i:with) )?{_KNOWN_AGENCIES}[)\]]?\.?(?:\s+{_DATED})?",
    ),
    _shape(
        "sign-off",
        r"[–—-]{0,3}\s?[(\[]?(?i:with (?:inputs?|files|reporting|agenc\w+)(?: from)?)\b",
        r"[^.!?]{0,100}[)\]]?\.?",
    ),
    _shape(
        "timestamp",
        r"(?i:(?:(?:first|last) )?(?:published|updated|posted|modified)|date)(?: on|:| at)* ",
        rf"(?:{_CLOCK},? )?(?:\w+day,? )?{_DATE}(?:,? (?:at )?{_CLOCK})?\.?",
    ),
    _shape("timestamp", rf"{_DATED}|{_DATE}(?:,? {_CLOCK})?"),
    _shape(
        "contact",
        r"(?i:e-?mail|contact|write to|reach|send tips|tips)\b[^!?“\"]{0,100}\S+@\S+\.\w+\.?",
    ),
    _shape("link", r"(?:https?://|www\.)\S+"),
)
