"""The words of a text with their places, however the text spells and escapes them.

A word that is percent-encoded, an HTML entity or a JSON escape is found as what it stands for;
a tag that says nothing but its name is a space.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from kg.names import folded

ESCAPE = re.compile(
    r"(?:%[0-9A-Fa-f]{2})+|&#?[0-9A-Za-z]{1,31};|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
    r"|\\[nrtbf\"/\\]|</?[A-Za-z][A-Za-z0-9]{0,9}\s*/?>"
)
# Accents of their own, soft hyphens and joiners stand inside a word.
WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])+")
_UMLAUT = re.compile(r"([aou])e")


@dataclass(frozen=True, slots=True)
class Word:
    """folded: as it is compared. text: as it is meant. start, end: where it stands."""

    folded: str
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins as a name does."""
        return self.text[:1].isupper() or self.text[:1].istitle()


@lru_cache(maxsize=100_000)
def spelling(word: str) -> str:
    """What two spellings of one word share: no case, no accents, an umlaut as its vowel."""
    return _UMLAUT.sub(r"\1", folded(word).replace(" ", ""))


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[Word, ...]:
    """Every word of the text, in order."""
    if ESCAPE.search(text) is None:
        matches = WORD.finditer(text)
        found = iter([Word(spelling(m[0]), m[0], m.start(), m.end()) for m in matches])
    else:
        found = _unescaped_words(text)
    return tuple(word for word in found if word.folded)


def _unescaped_words(text: str) -> Iterator[Word]:
    pieces = list(_pieces(text))
    plain = "".join(char for char, _, _ in pieces)
    for match in WORD.finditer(plain):
        start, end = pieces[match.start()][1], pieces[match.end() - 1][2]
        yield Word(spelling(match[0]), match[0], start, end)


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Each character that is meant, with the place of what stands for it."""
    at = 0
    for match in ESCAPE.finditer(text):
        yield from ((text[place], place, place + 1) for place in range(at, match.start()))
        yield from _meant(match[0], match.start())
        at = match.end()
    yield from ((text[place], place, place + 1) for place in range(at, len(text)))


def _meant(escape: str, start: int) -> Iterator[tuple[str, int, int]]:
    end = start + len(escape)
    if escape.startswith("%"):
        place = start
        for char in unquote(escape, errors="replace"):
            size = 3 * len(char.encode("utf-8", "replace"))
            yield char, min(place, end - 1), min(place + size, end)
            place += size
    elif escape.startswith("&"):
        meant = html.unescape(escape)
        if meant == escape:
            yield from ((char, start + n, start + n + 1) for n, char in enumerate(escape))
        else:
            yield from ((char, start, end) for char in meant)
    elif escape[1] in "uU" and len(escape) > 2 and escape.startswith("\\"):
        yield _character(escape[2:]), start, end
    else:
        yield " ", start, end


def _character(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else " "
