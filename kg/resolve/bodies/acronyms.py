"""Acronyms: how a text spells one out, and whether it is made of a name's initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_ACRONYM = r"[A-Z][A-Za-z&.\-]{1,14}"
_AT_THE_END = re.compile(
    rf"^(?P<name>.{{4,}}?)\s*(?:\((?P<round>{_ACRONYM})\)|\[(?P<square>{_ACRONYM})\])$"
)
_SEPARATOR = r"(?:,? or |, ?| ?/ ?| [-\u2013] )"
_AFTER = re.compile(rf"{_SEPARATOR}(?P<acronym>{_ACRONYM})$")
_BESIDE = re.compile(rf"{_SEPARATOR}(?P<acronym>{_ACRONYM})(?!\w)")
_BESIDE_IN_BRACKETS = re.compile(rf" ?\((?P<acronym>{_ACRONYM})\)")
_SMALL = frozenset({"a", "and", "at", "by", "de", "des", "du", "e", "et", "for", "in", "la"}) | {
    *("of", "on", "the", "to", "y")
}
_LAST = 4
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
    after = _AFTER.search(stripped)
    if after and is_made_of(after["acronym"], stripped[: after.start()]):
        return stripped[: after.start()], after["acronym"]
    return stripped, None


def spelt_out_beside(name: str, text: str) -> str | None:
    """The acronym that a text prints straight after a name, if it is made of its initials."""
    at = text.find(name)
    if at < 0:
        return None
    end = at + len(name)
    match = _BESIDE_IN_BRACKETS.match(text, end) or _BESIDE.match(text, end)
    return match["acronym"] if match and is_made_of(match["acronym"], name) else None


def is_made_of(acronym: str, name: str) -> bool:
    """Whether the acronym's letters are the initials of the name's words, in their order.

    Small words may give a letter or none; the last word of a long name may go without one.
    """
    letters = "".join(char for char in acronym.casefold() if char.isalpha())
    words = _words(name)
    if len(letters) < 2 or len(words) < 2:
        return False
    if _spelt(letters, words):
        return True
    return len(letters) >= _UNSAID and _spelt(letters, words[:-1])


def abbreviations(name: str) -> Iterator[str]:
    """What a name may be shortened to: its initials, or the last word's first letters after them.

    With the small words and without.
    """
    every = _words(name)
    for words in ([word for word, _ in every], [word for word, free in every if not free]):
        if len(words) > 1:
            start = "".join(word[0] for word in words[:-1])
            yield from (start + words[-1][:length] for length in range(1, _LAST + 1))


def _spelt(letters: str, words: list[tuple[str, bool]]) -> bool:
    """Whether every word gives its initial, free words being able to give none."""
    reached = {0}
    for word, free in words:
        taken = {at + 1 for at in reached if letters[at : at + 1] == word[0]}
        reached = taken | (reached if free else set())
    return len(letters) in reached


def _words(name: str) -> list[tuple[str, bool]]:
    """The words, and of each whether it is small or comes after a hyphen."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and "))
    folded = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    found = re.finditer(r"(-?)([^\W\d_]+)", re.sub(r"['\u2019]", "", folded))
    return [(match[2], bool(match[1]) or match[2] in _SMALL) for match in found]
