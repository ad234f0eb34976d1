"""The smallest words of English and of other languages of news, and the letters of scripts."""

import re

#: What every English text is full of; none of them is listed for another language.
ENGLISH = frozenset(
    "the of and to a in that for is was on with he as it his by at be from are have has had not"
    " this but they an or were been their she her who will would said which its i we you our my"
    " there what when about if more than out up can one him them no do says after over"
    " into could your me us than these those did how because just it's don't yes".split()
)

#: By code (ISO 639): the words that its prose is full of, without those that English has.
SMALL_WORDS = {
    code: frozenset(small.split()) - ENGLISH
    for code, small in {
        "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch"
        " es werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen"
        " so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei hatte",
        "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce"
        " il sont la avec son aux d l qu n s c été cette ont mais comme leur elle nous ses fait"
        " selon être deux même",
        "es": "de la que el en y los se del las un por con no una su para es al lo como más o"
        " pero sus le ha ya sobre este también fue entre cuando muy sin desde está son según"
        " esta hay años dijo",
        "it": "di e che la il un a è per in una sono mi si lo ha con le ma dei come della non da"
        " del i gli alla più anche nel dal al delle ci se questo ho dalla stato nella sul ed"
        " ai degli dopo detto loro suo",
        "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao"
        " ele das à seu sua ou quando muito nos já também pelo pela até isso foi são disse"
        " ser está segundo",
        "nl": "de het een van en dat te zijn op met voor niet aan er om ook als maar dan bij nog"
        " uit naar door hij ze wordt worden heeft over deze werd meer geen tot ik die hebben zich"
        " volgens al kan zou",
        "sv": "och att det som en på är av för med den till inte om ett han men var jag sig från vi"
        " så kan när har de skulle nu också efter där eller vid mot säger sin under hade",
        "da": "og at det er en til af på som med den for ikke der de har et han om men vi var jeg"
        " sig fra kan så skal efter også være ved hun blev eller mod siger under vil når nu",
        "no": "og det som en på er av til med den for ikke at har de et han om men vi var jeg seg"
        " fra kan så skal etter også være ved hun ble eller mot sier under vil når nå",
        "fi": "ja on ei että se hän oli ovat mutta joka myös kun mukaan sen kuin hänen ole niin jo"
        " vuonna tai jos vain noin mitä ollut jotka siitä sekä vielä sitä tämä",
        "pl": "w i na z się nie do że jest o to jak po za od przez co dla ale ma są został jego by"
        " już tym oraz tego który która które może być także przed jako roku ze",
        "cs": "v a se na je že s z do o to i jako pro za ve po by od jsou však který která které"
        " bylo byl si ale jeho podle jsem při již také až není aby má už tak k",
        "sk": "v a sa na je že s z do o to aj ako pre za vo po by od sú však ktorý ktorá ktoré bolo"
        " bol si ale jeho podľa som pri už tiež až nie aby má tak k",
        "hu": "a az és hogy nem is egy ez de azt meg ha már csak volt van el még mint lehet vagy"
        " szerint mert ki amely után pedig akkor lesz sem több arra",
        "ro": "de și în a la că cu pe care o nu din un mai este să pentru ale fi au fost sau după"
        " prin lui dar între fost despre sunt al s-a îl se le",
        "tr": "ve bir bu da de için ile olarak çok daha olan ne gibi en kadar ama o sonra var"
        " değil dedi ise diye her göre yeni ya ki olduğunu",
        "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena tersebut"
        " bisa ada mereka oleh saya kata telah sudah atau adalah kami lebih para bahwa",
        "vi": "và của là có được cho trong không với các một những này đã người để khi đến từ như"
        " về ở cũng vào tại",
        "ca": "de la que i el en els les per un amb una del és es al no va ha més com dels però són"
        " aquest seva seu també ser entre fa sobre ja hi segons aquesta dit pel",
        "hr": "i je u da na se za su od o koji što a iz kako će kao koja ne ali bi to nije koje"
        " sam ili godine bio samo prema još već nakon te",
        "et": "ja on ei et see oli ta kui ka mis aga oma ning või selle kes välja nii ütles veel"
        " pole siis tema aasta seda ole juba",
        "lt": "ir kad yra į iš su tai bet kaip ne buvo jis apie dėl nuo tik jau ar po už prie taip"
        " dar pat savo metų jo",
        "lv": "un ir ka no par ar uz kas tas bet ne kā arī viņš bija pēc tā līdz gan jau vai lai"
        " savu ja gada tiek",
        "sl": "in je v da se na za so pa ki tudi z ne bi kot ni po še iz ob s ali od bo o sta pri"
        " leta že bil lahko",
        "sw": "ya na wa kwa katika ni la za kuwa hiyo huyo hii cha alisema kama yake huo lakini"
        " hata wake baada watu",
        "tl": "ng sa ang na ay mga at ni si para kay nang ito hindi pa rin nila siya may kung",
        "ru": "и в на не что с по он как это к но из у за от о для так же его она было бы или был"
        " также до после при году если которые который",
        "uk": "і в на не що з та у за до про як це він від але для є й його або був також після"
        " які який року було",
        "bg": "и в на не че с по той като това към но от за о да се е са ще бе беше които който"
        " след си при",
        "sr": "и у на не да с по он као то је се су од али за из који што би ће није или након",
        "ar": "في من على إلى أن عن التي الذي هذا هذه مع لا كان قد ما بعد أو بين كما وقال",
        "fa": "و در به از که این را با است برای آن یک خود تا کرد بر هم شد می",
    }.items()
}

#: By the code of a language that is written in it: the letters of a script.
SCRIPTS = {
    "ru": re.compile(r"[\u0400-\u052f]"),
    "el": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"),
    "ar": re.compile(r"[\u0620-\u064a\u0671-\u06d3]"),
    "he": re.compile(r"[\u05d0-\u05ea]"),
    "zh": re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]"),
    "ja": re.compile(r"[\u3041-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "hi": re.compile(r"[\u0904-\u0939]"),
    "th": re.compile(r"[\u0e01-\u0e33]"),
    "ka": re.compile(r"[\u10d0-\u10fa]"),
    "hy": re.compile(r"[\u0561-\u0586]"),
    "und": re.compile(r"[\u0980-\u0dff\u0e80-\u10cf\u1200-\u137f\u1780-\u17b3]"),
}
#: Letters of any script but the Latin one.
OTHER_LETTERS = re.compile(r"[\u0370-\u052f\u0531-\u1cff\u1f00-\u1fff\u3041-\u9fff\uac00-\ud7a3]")
#: How many letters of it make about one word, where it isn't six.
LETTERS_A_WORD = {"zh": 2, "ja": 3, "ko": 3, "th": 4}

#: The name of each language, as a sentence says it.
NAMES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovene",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "th": "Thai",
    "tl": "Tagalog",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
