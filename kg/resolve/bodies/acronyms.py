"""Acronyms: how a text spells one out, and whether it is made of a name's initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_ACRONYM = r"[A-Z][A-Za-z&.\-]{1,14}"
_AT_THE_END = re.compile(
    rf"^(?P<name>.{{4,}}?)\s*(?:\((?P<round>{_ACRONYM})\)|\[(?P<square>{_ACRONYM})\])$"
)
_BESIDE = re.compile(rf"^(?:,? or|,|/| / | [-\u2013]) ?(?P<acronym>{_ACRONYM})(?![\w])")
_SMALL = frozenset({"a", "and", "at", "by", "de", "des", "du", "e", "et", "for", "in", "la"}) | {
    *("of", "on", "the", "to", "y")
}
_UNSAID = 4
"""Letters that an acronym must have for the last word of the name to go without one."""


def split_acronym(name: str) -> tuple[str, str | None]:
    """The name and the acronym that stands in brackets, or after a dash, at its end, if one does.

    Outside brackets it must be made of the name's initials.
    """
    stripped = name.strip()
    match = _AT_THE_END.match(stripped)
    if match:
        return match["name"], match["round"] or match["square"]
    for start in range(len(stripped) - 2, 3, -1):
        beside = _BESIDE.match(stripped[start:])
        if beside and beside.end() == len(stripped) - start:
            full = stripped[:start]
            if is_made_of(beside["acronym"], full):
                return full, beside["acronym"]
    return stripped, None


def spelt_out_beside(name: str, text: str) -> str | None:
    """The acronym that a text prints straight after a name, if it is made of its initials."""
    at = text.find(name)
    if at < 0:
        return None
    after = text[at + len(name) :]
    in_brackets = re.match(rf"^ ?\((?P<acronym>{_ACRONYM})\)", after)
    match = in_brackets or _BESIDE.match(after)
    return match["acronym"] if match and is_made_of(match["acronym"], name) else None


def is_made_of(acronym: str, name: str) -> bool:
    """Whether the acronym's letters are the initials of the name's words, in their order.

    Small words may give a letter or none; the last word of a long name may go without one.
    """
    letters = _letters(acronym)
    words = _words(name)
    if len(letters) < 2 or len(words) < 2:
        return False
    ends = {len(words)}
    if len(letters) >= _UNSAID:
        ends |= {len(words) - 1 - small for small in range(_small_before_last(words) + 1)}
    return any(_spelt(letters, words[:end]) for end in ends)


def initials(name: str) -> Iterator[str]:
    """The initials of all words, and those of the words that are not small."""
    words = _words(name)
    if len(words) > 1:
        yield "".join(word[0] for word in words)
        yield "".join(word[0] for word in words if word not in _SMALL)


def _spelt(letters: str, words: list[str]) -> bool:
    """Whether every word gives its initial, small words being free to give none."""
    reached = {0}
    for word in words:
        taken = {at + 1 for at in reached if at < len(letters) and letters[at] == word[0]}
        reached = taken | (reached if word in _SMALL else set())
    return len(letters) in reached


def _small_before_last(words: list[str]) -> int:
    return 1 if len(words) > 1 and words[-2] in _SMALL else 0


def _letters(acronym: str) -> str:
    return "".join(char for char in acronym.casefold() if char.isalpha())


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.replace("&", " and "))
    folded = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return re.findall(r"[^\W\d_]+", re.sub(r"['\u2019]", "", folded))
