"""Verbs of speech, by which a set that marks beliefs and plans too is cut to what was said."""

import re

_VERBS = """
accuse accused accuses accusing acknowledge acknowledged acknowledges acknowledging add added
adding adds admit admits admitted admitting advise advised advises advising allege alleged alleges
alleging announce announced announces announcing answer answered answering answers argue argued
argues arguing ask asked asking asks assert asserted asserting asserts blame blamed blames boast
boasted boasts call called calling calls caution cautioned cautions charge charged charges
charging cite cited cites citing claim claimed claiming claims comment commented comments complain
complained complaining complains concede conceded concedes conclude concluded concludes condemn
condemned condemns confess confessed confirm confirmed confirming confirms contend contended
contends counter countered counters criticize criticized criticizes criticise criticised declare
declared declares declaring decline declined declines declining defend defended demand demanded
demands denied denies deny denying describe described describes describing detail detailed
disclose disclosed discuss discussed emphasize emphasized emphasizes explain explained explaining
explains insist insisted insisting insists joke joked jokes lament lamented maintain maintained
maintains mention mentioned mentions note noted notes noting observe observed observes phrase
pledge pledged pledges point pointed points praise praised predict predicted predicts proclaim
proclaimed promise promised promises quip quipped quote quoted quotes quoting recall recalled
recalls recount recounted refuse refused reiterate reiterated reiterates remark remarked repeat
repeated repeats replied replies reply report reported reporting reports request requested respond
responded responds reveal revealed reveals said saying say says speak speaking speaks spoke state
stated states stating stress stressed stresses suggest suggested suggesting suggests talk talked
talking talks tell telling tells testified testify testifies told tweet tweeted tweeting tweets
urge urged urges urging voice voiced vow vowed vows warn warned warning warns write writes writing
wrote written statement according
"""
SPEECH = frozenset(_VERBS.split())


def is_speech(cue: str) -> bool:
    """Whether the words that introduce an attribution hold a verb of speech."""
    return any(word in SPEECH for word in re.findall(r"[a-z]+", cue.lower()))
