"""Classes of English words by which a statement is told to be worth checking, or not."""

NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " dozen dozens half halves third thirds quarter quarters twice thrice double single zero"
    " hundred hundreds thousand thousands".split()
)
AMOUNTS = frozenset(
    "percent percentage million millions billion billions trillion trillions dollar dollars"
    " cent cents pound pounds euro euros tonnes tons miles kilometres acres barrels"
    " $ £ € ¥ %".split()
)
TIMES = frozenset(
    "year years month months week weeks decade decades century ago since yesterday today"
    " recently annually yearly january february march april june july august september october"
    " november december monday tuesday wednesday thursday friday saturday sunday spring summer"
    " autumn winter term history already ever yet before after until during while".split()
)
BEING_PAST = frozenset("was were had been wasn't weren't hadn't".split())
#: Past forms of irregular verbs; regular ones are told by their ending.
PAST = frozenset(
    "did didn't became began bent bit blew bought broke brought built came caught chose dealt"
    " drew drove fell felt fled flew forgot fought found froze gave got grew heard held hid kept"
    " knew laid led left lent lost made meant met overcame overthrew paid ran rang rode rose"
    " sank sat saw sent shook shot shrank slept slid sold sought spent split spoke stole stood"
    " struck swore taught thought threw took tore undertook underwent understood went woke won"
    " wore wrote".split()
)
PARTICIPLES = PAST | frozenset(
    "been done gone seen taken given become come had put cut said told grown risen fallen begun"
    " broken written spoken shown known driven chosen drawn flown hidden hit hurt let run set"
    " shut stolen sworn thrown worn".split()
)
#: They end like past verbs, and mostly aren't.
NOT_PAST = frozenset(
    "need needed indeed speed exceed proceed succeed agreed supposed united concerned"
    " determined committed convinced interested worried pleased delighted prepared tired hundred"
    " breed bleed deed freed greed unemployed sacred naked hatred".split()
)
#: Deeds of which a record exists.
DEEDS = frozenset(
    "voted vetoed passed signed raised raising increased reduced supported opposed proposed"
    " promised created approved rejected refused funded spent cut cuts cutting doubled tripled"
    " dropped fired hired appointed nominated invaded attacked killed arrested charged convicted"
    " indicted admitted paid received destroyed deleted sold bought borrowed deployed endorsed"
    " introduced sponsored blocked repealed lifted imposed banned closed opened built lost"
    " gained ended started sent added used held took submitted declared launched announced"
    " negotiated shipped deported failed defended resigned released withdrew founded served"
    " ordered authorized authorised leaked donated sued settled expanded slashed eliminated"
    " covered provided met".split()
)
OTHERS_WORDS = frozenset(
    "said says saying told called calls claimed claims stated indicated testified wrote"
    " admitted suggested argued promised predicted accused criticized criticised reported denied"
    " confirmed acknowledged".split()
)
SOURCES = frozenset(
    "report reports study studies survey poll polls according statistics statistic figures"
    " figure numbers record records data evidence fact facts investigation commission experts"
    " economists analysis index census audit concluded documents newspaper times journal".split()
)
OTHERS = frozenset("he she his him her they them their himself herself themselves".split())
SELF = frozenset("i me my mine myself i'm i've i'd i'll".split())
OFFICES = frozenset(
    "president presidents senator senators governor governors congressman secretary minister"
    " ministers mayor mayors candidate candidates opponent administration government congress"
    " senate parliament house cabinet department agency agencies commission committee court"
    " courts council republicans republican democrats democrat party police companies company"
    " corporation corporations bank banks industry businesses regime federal state states nation"
    " nations country countries office ambassador commissioner".split()
)
MONEY = frozenset(
    "tax taxes taxed taxpayers taxpayer budget budgets deficit deficits debt debts spending"
    " cost costs income incomes revenue revenues funding fund funds money loan loans subsidies"
    " subsidy price prices inflation surplus rates rate interest aid relief premiums fees fee"
    " bailout stimulus pension pensions mortgage mortgages wealth profit profits"
    " expenditures".split()
)
WORK = frozenset(
    "job jobs unemployment employment wage wages salary salaries workers worker manufacturing"
    " factory factories plant plants economy growth recession gdp exports imports trade tariffs"
    " steel products automobile farmers farmer farm farms production depression poverty poor"
    " unemployed".split()
)
WELFARE = frozenset(
    "health insurance medicare medicaid doctor doctors hospital hospitals drug drugs abortion"
    " abortions school schools education teachers students student college colleges crime crimes"
    " murder murders prison prisons guns gun immigrants immigration illegal illegally"
    " undocumented border borders refugees housing welfare seniors children kids women black"
    " hispanic minorities energy oil gas coal solar climate carbon water pollution environment"
    " vaccine vaccines veterans population families homeless medical coverage social".split()
)
WAR = frozenset(
    "nuclear weapons weapon missiles missile troops soldiers bombs bombing war wars terrorists"
    " terrorist forces marines army navy embassy hostages sanctions treaty treaties agreement"
    " agreements allies regime invasion islands crisis killed fighting attack attacks wall"
    " intelligence chemical enemy arms".split()
)
LAW = frozenset(
    "law laws bill bills legislation act amendment vote votes voting voter voters ballot"
    " election elections veto program programs programme programmes policy policies plan plans"
    " proposal proposals position regulations regulation investigation lawsuit charges rule"
    " rules ban executive resolution court permit license licence contract contracts"
    " deal reform".split()
)
TRENDS = frozenset(
    "increase increases increasing decrease decreases decline declined declining rise rises"
    " rising rose fall falls falling fell grew growing up down doubled tripled dropped drop"
    " drops cut higher lower lowest highest gone going lost gained longer anymore soared climbed"
    " shrinking shrunk reduced raising becoming worse leaving".split()
)
COMPARED = frozenset(
    "more less fewer higher lower bigger larger smaller longer older younger richer poorer"
    " faster worse than average equal twice compared versus".split()
)
SUPERLATIVES = frozenset(
    "highest lowest biggest largest smallest greatest worst longest oldest fastest richest"
    " poorest first last only single record most least unprecedented".split()
)
QUANTITIES = frozenset(
    "all every many majority none nobody anybody both each several few half almost nearly over"
    " approximately roughly total entire whole any number per enough".split()
)
THINKING = frozenset(
    "think believe feel hope guess suppose wish want agree disagree like love believes thinks"
    " feels hopes wants assume doubt imagine expect trust prefer view opinion judgment judgement"
    " belief thought convinced".split()
)
JUDGING = frozenset(
    "good great better best wonderful beautiful terrible terrific important proud honor honour"
    " unbelievable ridiculous horrible sad fair unfair right wrong strong strongly tough hard"
    " easy simple difficult disgraceful disgrace tremendous fantastic incredible amazing serious"
    " clear sure certainly happy glad bad nice dangerous disaster successful essential critical"
    " strength proudly fine perfect".split()
)
IDEALS = frozenset(
    "freedom future values faith dream dreams leadership responsibility opportunity peace"
    " justice liberty experience character courage greatness destiny vision prosperity prestige"
    " trust respect spirit success challenge challenges democracy principle principles"
    " constitution presidency life world purpose".split()
)
VAGUE = frozenset(
    "something things thing issue issues question questions kind sort way ways lot stuff"
    " somehow maybe perhaps probably problem problems point area areas matter somebody someone"
    " anything everything idea difference differences answer part place possible sense reason"
    " subject".split()
)
DUTY = frozenset("must should ought need needs let's let shouldn't mustn't please".split())
FUTURE = frozenset(
    "will won't shall gonna would wouldn't we'll you'll he'll she'll they'll it'll i'll i'd"
    " we'd you'd he'd she'd they'd that'll tomorrow".split()
)
POSSIBLE = frozenset("could might may can can't cannot couldn't if whether unless able".split())
THANKS = frozenset(
    "thank thanks welcome congratulations sorry excuse pleasure appreciate ladies gentlemen"
    " hello".split()
)
TALK = frozenset(
    "know say talk talking talked see look listen tell mean ask asked answer understand"
    " remember hear speak debate debates explain discuss mention".split()
)
ASKING = frozenset("what why how who where which whom whose".split())
DENYING = frozenset(
    "deny denies denied denying untrue baseless unfounded fabricated fabrication never"
    " nobody neither".split()
)
