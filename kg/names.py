"""Names of people: how they are shown, and what may be compared.

A key is for exact comparison inside a known context. No name is ever matched by likeness here.
"""

from __future__ import annotations

import re
import unicodedata

from nameparser import HumanName

from kg.countries import country_code
from kg.text import clean

TITLES = ("dr", "mr", "ms", "mrs", "miss", "mx", "prof", "professor", "sir", "dame", "madam", "mme")
OFFICES = ("ambassador", "excellency", "honourable", "honorable", "minister")
HONORIFICS = frozenset((*TITLES, *OFFICES))
# Without their dot these are names too: Eng, Hon and Ing are surnames.
DOTTED_HONORIFICS = frozenset({"amb.", "eng.", "engr.", "hon.", "ing.", "rev.", "h.e."})
CREDENTIALS = frozenset(
    {"phd", "ph.d", "ph.d.", "md", "m.d.", "mba", "llm", "ll.m.", "msc", "esq", "esq."}
)
LEADING_PHRASE = re.compile(
    r"(?:h\. ?e\. |his excellency |her excellency |the hon\. )", re.IGNORECASE
)
NO_ONE = frozenset({"tbc", "tbd", "tba", "na", "none", "nil", "various", "unknown", "anonymous"})
BODY_WORDS = re.compile(
    r"\b(?:agency|association|authority|board|cent(?:er|re)|coalition|commission|committee|company"
    r"|corp|corporation|council|department|forum|foundation|government|group|inc|institute|ltd"
    r"|ministry|network|office|organi[sz]ation|secretariat|society|union|university)\b"
)
# Letters that Unicode does not take apart: o, l and d with stroke, the dotless i, and ligatures.
UNDECOMPOSED = {
    0xF8: "o",
    0x142: "l",
    0x111: "d",
    0x131: "i",
    0xE6: "ae",
    0x153: "oe",
    0xF0: "d",
    0xFE: "th",
}
PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "der", "di", "dos", "el", "la", "van", "von"}
)
MOST_WORDS = 8
ACCENTS = re.compile("[\u0300-\u036f]")


def display_name(name: str) -> str:
    """The name without titles and degrees, case kept; a title alone is returned as it is."""
    text = clean(re.sub(r"\s*,\s*", ", ", name)).strip(" ,;*")
    parts = [part for part in text.split(", ") if part]
    while len(parts) > 1 and parts[-1].casefold() in CREDENTIALS:
        parts.pop()
    if len(parts) > 1 and _is_title(parts[0]):
        parts = [" ".join(parts)]
    return _without_titles(", ".join(parts)) or text


def _without_titles(text: str) -> str:
    while True:
        shorter = LEADING_PHRASE.sub("", text, count=1) if LEADING_PHRASE.match(text) else text
        first, _, rest = shorter.partition(" ")
        if rest and _is_title(first):
            shorter = rest
        if shorter == text:
            return "" if _is_title(text) else _without_credentials(text)
        text = shorter


def _is_title(word: str) -> bool:
    folded = word.casefold().rstrip(",")
    return folded in DOTTED_HONORIFICS or folded.rstrip(".") in HONORIFICS


def _without_credentials(text: str) -> str:
    words = text.split(" ")
    while len(words) > 2 and words[-1].casefold() in CREDENTIALS:
        words.pop()
    return " ".join(words)


def name_key(name: str) -> str:
    """What two spellings of one name share: letters and digits only, Western order."""
    words = folded(_western_order(display_name(name))).split()
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    return " ".join(words)


def _western_order(name: str) -> str:
    surname, comma, given = name.partition(", ")
    return f"{given} {surname}" if comma and ", " not in given else name


def folded(text: str) -> str:
    """Letters and digits in one case without accents; a space for everything else."""
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = ACCENTS.sub("", lowered.casefold()).translate(UNDECOMPOSED)
    return "".join(
        char if _is_part_of_word(char) else " "
        for char in letters
        if unicodedata.category(char) != "Cf"
    )


def _is_part_of_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in {"Mn", "Mc"}


def surname(name: str) -> str | None:
    """The key of the family name, read in Western order; None where one word may be either."""
    shown = _western_order(display_name(name))
    if is_single_word(shown):
        return name_key(shown) if shown != clean(name) else None
    return name_key(HumanName(shown).last) or None


def initials_conflict(left: str, right: str) -> bool:
    """Whether an initial speaks against two names of one surname being the same."""
    if surname(left) is None or surname(left) != surname(right):
        return False
    pairs = zip(_given_names(left), _given_names(right), strict=False)
    return any(min(len(a), len(b)) == 1 and a[0] != b[0] for a, b in pairs)


def _given_names(name: str) -> list[str]:
    return name_key(name).removesuffix(surname(name) or "").split()


def is_single_word(name: str) -> bool:
    """Whether only one word is left without the titles, as in "Ms. Kim" or "Vint"."""
    return len(display_name(name).split()) == 1


def is_person_name(text: str) -> bool:
    """Whether a text in a name's place can name a person: no country or body, not "TBC"."""
    key = name_key(text)
    letters = key.replace(" ", "")
    if not any(char.isalpha() for char in letters) or letters in NO_ONE or BODY_WORDS.search(key):
        return False
    return not letters.startswith("tobe") and country_code(text.strip(" *")) is None


def is_written_as_name(text: str) -> bool:
    """Whether a text is in the form of a name: few words, none small but "van", "de" and such."""
    words = text.split()
    if not 0 < len(words) <= MOST_WORDS or not is_person_name(text):
        return False
    return not any(word[0].islower() and word not in PARTICLES for word in words)
