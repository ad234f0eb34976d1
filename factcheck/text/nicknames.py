"""Short forms of given names, and the full ones that they can stand for."""

_SHORT = """
abby abigail | abe abraham | al albert alfred alan | alex alexander alexandra | andy andrew
angie angela | art arthur | barb barbara | becky rebecca | ben benjamin | bernie bernard
bert albert herbert | beth elizabeth | betsy elizabeth | betty elizabeth | bill william
billy william | bob robert | bobby robert | brad bradley | cathy catherine | charlie charles
chris christopher christine christian | chuck charles | cindy cynthia | connie constance
dan daniel | danny daniel | dave david | deb deborah | debbie deborah | dick richard
don donald | donny donald | doug douglas | ed edward edwin edgar | eddie edward | fred frederick
gabe gabriel | gene eugene | geoff geoffrey | greg gregory | gus augustus | hank henry
jack john | jake jacob | jeff jeffrey jefferson | jen jennifer | jenny jennifer
jerry gerald jerome | jim james | jimmy james | joe joseph | joey joseph | johnny john
josh joshua | judy judith
kate katherine catherine | kathy katherine kathleen | katie katherine | ken kenneth | kim kimberly
larry lawrence | len leonard | liz elizabeth | lou louis louise | maggie margaret | manny manuel
marty martin | matt matthew | max maxwell maximilian | meg margaret | mel melvin | mike michael
mitch mitchell | nate nathan nathaniel | nick nicholas | norm norman | pam pamela
pat patrick patricia | patty patricia | peggy margaret | pete peter | phil philip phillip
ray raymond | rich richard | rick richard | ricky richard | rob robert | robby robert
ron ronald | ronnie ronald | rudy rudolph | russ russell | sam samuel samantha | sandy sandra
stan stanley | steve steven stephen | sue susan | suzy susan | ted theodore edward | terry terence
tim timothy | tina christina | tom thomas | tommy thomas | tony anthony | trish patricia
val valerie | vicky victoria | vince vincent | walt walter | wes wesley | will william
willie william | zach zachary
"""

_FULL: dict[str, frozenset[str]] = {}
for _entry in _SHORT.replace("\n", " | ").split(" | "):
    if _words := _entry.split():
        _FULL[_words[0]] = frozenset(_words[1:])


def full_names(given: str) -> frozenset[str]:
    """The given names that one in small letters can stand for; itself where it is no short form."""
    return _FULL.get(given) or frozenset({given})
