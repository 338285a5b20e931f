"""A text as the words that a search compares: case, accents and spellings put aside.

The index and the question are folded by the same rules, so FTS5 only ever sees words of ours.
Scripts that set no blanks between words are taken a character at a time, and found as a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kg.names import UNDECOMPOSED
from kg.resolve.bodies.names import SPELLINGS

REMEMBERED = 65_536
PLAIN = re.compile(r"[A-Za-z0-9]+|&")
# Accents; the points of Hebrew and the signs over Arabic; the stroke that only stretches a word.
DROPPED = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670\u0640]")
POSSESSIVE = re.compile(r"(?<=\w)['\u2019]s\b")
# Letters that Persian, Urdu and Arabic write otherwise, and words end in otherwise.
ARABIC = str.maketrans("\u0649\u06cc\u0629\u06a9", "\u064a\u064a\u0647\u0643")
LETTERS = str.maketrans({code: plain for code, plain in UNDECOMPOSED.items() if code != 0x131})
# Han, kana, Hangul, Thai, Lao, Khmer and Burmese.
WITHOUT_BLANKS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
SAME = {**SPELLINGS, "behaviour": "behavior", "labour": "labor", "colour": "color", "&": "and"}
OTHER_SPELLINGS = {**SAME, **{plain: other for other, plain in SAME.items() if other != "&"}}


@dataclass(frozen=True, slots=True)
class Word:
    """key: what is compared. start, end: where it stands in the text.

    whole: not one character of many without a blank between them.
    """

    key: str
    start: int
    end: int
    whole: bool = True


@lru_cache(maxsize=REMEMBERED // 8)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in their order."""
    plain = POSSESSIVE.sub(lambda found: " " * len(found.group()), text)
    if plain.isascii():
        return tuple(Word(key(m.group()), m.start(), m.end()) for m in PLAIN.finditer(plain))
    return tuple(found for start, end in _runs(plain) for found in _parted(plain, start, end))


def keys(text: str) -> tuple[str, ...]:
    """The keys of the words of a text."""
    return tuple(word.key for word in words(text))


@lru_cache(maxsize=REMEMBERED)
def key(word: str) -> str:
    """One word as it is compared."""
    if word == "&":
        return "and"
    taken_apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    bare = DROPPED.sub("", taken_apart).translate(LETTERS).replace("\u0131", "i")
    one = unicodedata.normalize("NFC", bare).translate(ARABIC)
    # British and American endings, in a way that the beginning of a word stays a beginning.
    folded = one.replace("iz", "is").replace("yz", "ys")
    return folded if folded.isalnum() else "".join(filter(_is_letter, folded))


def other_spelling(of: str) -> str | None:
    """The same word as the other side of the Atlantic writes it, where the ending tells not."""
    return OTHER_SPELLINGS.get(of)


def joined(of: Sequence[str]) -> tuple[str, ...]:
    """Neighbours as one word, for names that break otherwise: cyber security, Jong-hyuk."""
    pairs = pairwise(of)
    return tuple(f"{left}{right}" for left, right in pairs if len(left) + len(right) > 2)


def _is_letter(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc")


def _runs(text: str) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for place, char in enumerate(text):
        inside = _is_letter(char)
        if inside and start is None:
            start = place
        elif not inside and start is not None:
            yield start, place
            start = None
        if char == "&":
            yield place, place + 1
    if start is not None:
        yield start, len(text)


def _parted(text: str, start: int, end: int) -> Iterator[Word]:
    """One word, or each character of a script without blanks by itself."""
    at = start
    for place in range(start, end):
        if WITHOUT_BLANKS.match(text[place]):
            yield from _word(text, at, place)
            yield from _word(text, place, place + 1, whole=False)
            at = place + 1
    yield from _word(text, at, end)


def _word(text: str, start: int, end: int, *, whole: bool = True) -> Iterator[Word]:
    if start < end and (found := key(text[start:end])):
        yield Word(found, start, end, whole)
