"""Whether a text is English: what decides whether claims are pulled from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.language import language
from factcheck.text.language_words import ENGLISH, NAMES, SCRIPTS, SMALL_WORDS

OURS = {
    "de": "Die Stadt hat am Montag angekündigt, dass die alte Brücke bis zum Herbst geschlossen"
    " bleibt. Der Bürgermeister sagte, es sei nicht sicher, ob das Geld für den Neubau reicht.",
    "fr": "La ville a annoncé lundi que le vieux pont restera fermé jusqu’à l’automne. Le maire a"
    " déclaré qu’il n’était pas certain que les fonds suffisent pour une nouvelle construction.",
    "es": "La ciudad anunció el lunes que el puente viejo estará cerrado hasta el otoño. El alcalde"
    " dijo que no es seguro que el dinero alcance para una obra nueva en el puerto.",
    "it": "La città ha annunciato lunedì che il vecchio ponte resterà chiuso fino all’autunno. Il"
    " sindaco ha detto che non è sicuro che i fondi bastino per una nuova costruzione nel porto.",
    "pt": "A cidade anunciou na segunda-feira que a ponte velha ficará fechada até o outono. O"
    " prefeito disse que não é certo que o dinheiro seja suficiente para uma nova obra no porto.",
    "nl": "De stad heeft maandag aangekondigd dat de oude brug tot de herfst gesloten blijft. De"
    " burgemeester zei dat het niet zeker is of het geld voldoende is voor een nieuwe brug.",
    "sv": "Staden meddelade på måndagen att den gamla bron kommer att vara stängd till hösten."
    " Borgmästaren sade att det inte är säkert att pengarna räcker till en ny bro för hamnen.",
    "pl": "Miasto ogłosiło w poniedziałek, że stary most pozostanie zamknięty do jesieni. Burmistrz"
    " powiedział, że nie jest pewne, czy pieniądze na nowy most wystarczą, i że to jest problem.",
    "tr": "Belediye pazartesi günü eski köprünün sonbahara kadar kapalı kalacağını açıkladı."
    " Başkan, yeni bir köprü için paranın yeterli olup olmadığı ve bu işin ne kadar süreceği"
    " belli değil dedi.",
    "ru": "Город объявил в понедельник, что старый мост будет закрыт до осени. Мэр сказал, что он"
    " не уверен, хватит ли денег на новый мост, но работы начнутся после праздников.",
    "uk": "Місто оголосило в понеділок, що старий міст буде закритий до осені. Мер сказав, що він"
    " не певен, чи вистачить грошей на новий міст, але роботи почнуться після свят у порту.",
    "el": "Η πόλη ανακοίνωσε τη Δευτέρα ότι η παλιά γέφυρα θα μείνει κλειστή μέχρι το φθινόπωρο."
    " Ο δήμαρχος είπε ότι δεν είναι βέβαιο πως τα χρήματα φτάνουν για μια νέα γέφυρα.",
    "ar": "أعلنت المدينة يوم الاثنين أن الجسر القديم سيبقى مغلقا حتى الخريف. وقال رئيس البلدية إن"
    " المال قد لا يكفي لبناء جسر جديد في الميناء، وإن العمل يبدأ بعد العيد.",
    "he": "העירייה הודיעה ביום שני כי הגשר הישן יישאר סגור עד הסתיו. ראש העיר אמר שלא בטוח שהכסף"
    " יספיק לגשר חדש בנמל, והעבודות יתחילו אחרי החגים אם המועצה תאשר את התקציב.",
    "zh": "市政府星期一宣布，旧桥将关闭到秋天。市长说，目前还不能确定资"
    "金是否足够在港口修建一座新桥，工程将在节后开始。",
    "ja": "市は月曜日、古い橋を秋まで閉鎖すると発表した。市長は、港に新しい"
    "橋を建てるための資金が足りるかどうかは分からないと述べた。",
    "ko": "시는 월요일에 오래된 다리를 가을까지 폐쇄한다고 발표했다."
    " 시장은 항구에 새 다리를 지을 돈이 충분한지 확실하지"
    " 않다고 말했다. 공사는 명절이 지난 뒤에 시작된다.",
}
ENGLISH_STORY = (
    "The city said on Monday that the old bridge would be closed until the autumn. The mayor told"
    " reporters that it was not certain whether the money was enough to build a new one."
)


@pytest.mark.parametrize("code", OURS)
def test_a_short_article_in_another_language_is_recognised(code: str) -> None:
    assert language(OURS[code]) == code


def test_english_is_english_with_long_words_of_others_in_it() -> None:
    assert language(ENGLISH_STORY) == "en"
    assert language(f"{ENGLISH_STORY} “{OURS['de']}”") == "en"
    assert language(f"{ENGLISH_STORY} “{OURS['ru']}”") == "en"
    assert language(f"{ENGLISH_STORY} “{OURS['zh']}”") == "en"


def test_an_article_with_a_few_words_of_english_is_not_english() -> None:
    assert language(f"{OURS['de']} {OURS['de']} “We will build it.”") == "de"


def test_of_a_few_words_or_of_names_and_figures_nothing_is_said() -> None:
    assert language("Nein, danke.") is None
    assert language("") is None
    assert language("Ana Pérez 12 14 2\nJan de Vries 3 4 5\n" * 40) is None


def test_prose_of_a_language_that_is_not_listed_is_not_english() -> None:
    basque = (
        "Udalak astelehenean iragarri zuen zubi zaharra itxita egongo dela udazkenera arte."
        " Alkateak esan zuen ez dagoela ziur dirua nahikoa izango den portuan zubi berria egiteko."
    )
    assert language(f"{basque} {basque.lower()} {basque.lower()}") == "und"


def test_the_words_of_english_count_for_no_other_language() -> None:
    assert not any(small & ENGLISH for small in SMALL_WORDS.values())
    assert (set(SMALL_WORDS) | set(SCRIPTS)) - {"und"} == set(NAMES) - {"en"}


@given(st.text(max_size=400))
def test_any_text_gets_a_known_code_or_none(text: str) -> None:
    assert language(text) in {None, "und", *NAMES}
