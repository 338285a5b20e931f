"""The parts of a printed name, as far as the print tells them; nothing here is published as a fact.

Which word is the family name stays open unless the source itself says it: in capitals (`KIM Jung
Hee`), before a comma (`Kim, Jung Hee`), or in a field of its own, which needs no parsing. A guess
from the look of a name would be wrong for much of the world.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kg.names import (
    CREDENTIALS,
    DOTTED_HONORIFICS,
    HONORIFICS,
    LEADING_PHRASE,
)
from kg.text import clean

MORE_HONORIFICS = frozenset({"mlle", "mlle.", "dra.", "sra.", "sr.", "capt.", "col.", "gen."})
GENERATIONS = frozenset({"jr", "jr.", "sr.", "jnr", "snr"})
# In capitals only: Ii and Mp are names. KC and MA are left out, for they are surnames in capitals.
CAPITAL_SUFFIXES = frozenset({"II", "III", "IV", "MP", "MEP", "MBE", "OBE", "CBE", "QC", "LLB"})
INITIALS = re.compile(r"(?:[^\W\d_]\.?-?)(?:[^\W\d_]\.-?)*")
GAELIC = re.compile(r"(?:Mc|Mac)(?=[A-Z]{2})")
# LI and WU are family names in capitals; JP and AJ before a surname are initials.
SYLLABLE = re.compile(r"[^AEIOU][AEIOUY]")
UNVOICED = re.compile(r"[^AEIOUY]{1,3}")
LONGEST = 200
"""Characters; what is longer is no name, and is not taken apart."""


class Order(StrEnum):
    """Whether the print tells which end of the name is the family name."""

    FAMILY_FIRST = "stated-family-first"
    FAMILY_LAST = "stated-family-last"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class NameParts:
    """words: the name itself in its printed order, without honorifics and suffixes.

    given, family: None where the order is open. initials: the letters of words that are no more.
    """

    words: tuple[str, ...]
    honorifics: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    given: str | None = None
    family: str | None = None
    order: Order = Order.OPEN


def parse_name(printed: str) -> NameParts:
    """The parts of one person's name."""
    name = clean(printed).strip(" ,;*")
    if len(name) > LONGEST:
        return NameParts(tuple(name.split()))
    fields = [part for part in re.split(r"\s*,\s*", name) if part]
    fields, suffixes = _without_suffix_fields(fields)
    honorifics: list[str] = []
    named = [_without_honorifics(field, honorifics) for field in fields]
    # `Mr,Iven,STROOM`: where the title has a field of its own, commas part the fields of a form.
    form = bool(named) and not named[0] and len(named) > 1
    named = [field for field in named if field]
    if len(named) == 1:
        words, trailing = _without_suffix_words(named[0].split())
        suffixes = (*trailing, *suffixes)
    else:
        words = tuple(word for field in named for word in field.split())
    size = len(named[0].split()) if len(named) == 2 and not form else None
    order, family = _family(words, size)
    given = None if family is None else _rest(words, family)
    return NameParts(
        words,
        tuple(honorifics),
        suffixes,
        tuple(letter for word in words for letter in _initials(word)),
        given,
        None if family is None else " ".join(words[family[0] : family[1]]),
        order,
    )


def _without_suffix_fields(fields: list[str]) -> tuple[list[str], tuple[str, ...]]:
    kept = list(fields)
    while len(kept) > 1 and all(is_suffix(word) for word in kept[-1].split()):
        kept.pop()
    return kept, tuple(word for field in fields[len(kept) :] for word in field.split())


def _without_suffix_words(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    size = len(words)
    while size > 2 and is_suffix(words[size - 1]):
        size -= 1
    return tuple(words[:size]), tuple(words[size:])


def is_suffix(word: str) -> bool:
    """Whether a word after a name is a degree, an order or a generation, and no part of it."""
    folded = word.casefold()
    return folded in CREDENTIALS or folded in GENERATIONS or word in CAPITAL_SUFFIXES


def _without_honorifics(field: str, found: list[str]) -> str:
    """What is left of a field; its titles are added to those found."""
    phrase = LEADING_PHRASE.match(field)
    while phrase is not None or _is_honorific(field.partition(" ")[0]):
        size = phrase.end() if phrase else len(field.partition(" ")[0])
        found.append(field[:size].strip())
        field = field[size:].lstrip()
        phrase = LEADING_PHRASE.match(field)
    return field


def _is_honorific(word: str) -> bool:
    folded = word.casefold()
    dotted = DOTTED_HONORIFICS | MORE_HONORIFICS
    return folded in dotted or folded.rstrip(".") in HONORIFICS


def _family(
    words: tuple[str, ...], before_comma: int | None
) -> tuple[Order, tuple[int, int] | None]:
    """The order, and where the family name stands among the words.

    before_comma: how many words stand before the one comma that parts the name.
    """
    run = _capitals(words)
    if before_comma is None:
        return run if run is not None else (Order.OPEN, None)
    # `Ada Mare, Bo Lind` may be two people, and `Iven, STROOM` says two things at once.
    before = (0, before_comma)
    one_name = min(before_comma, len(words) - before_comma) == 1
    told = one_name if run is None else run[1] == before
    return (Order.FAMILY_FIRST, before) if told else (Order.OPEN, None)


def _capitals(words: tuple[str, ...]) -> tuple[Order, tuple[int, int]] | None:
    """The words in capitals at one end of a name whose other words are not."""
    loud = [_is_loud(word) for word in words]
    if not any(loud) or not any(_is_calm(word) for word in words):
        return None
    first, last = loud.index(True), len(loud) - loud[::-1].index(True)
    if not all(loud[first:last]):
        return None
    while first > 0 and words[first - 1].islower():
        first -= 1
    run = "".join(words[first:last])
    if first == 0 and last < len(words) and (len(run) > 2 or SYLLABLE.fullmatch(run)):
        return Order.FAMILY_FIRST, (first, last)
    if first > 0 and last == len(words) and not UNVOICED.fullmatch(run):
        return Order.FAMILY_LAST, (first, last)
    return None


def _is_loud(word: str) -> bool:
    letters = [char for char in GAELIC.sub("", word) if char.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters) and not _initials(word)


def _is_calm(word: str) -> bool:
    """Written with a capital and small letters, which a particle is not."""
    return word[:1].isupper() and any(char.islower() for char in word) and not _is_loud(word)


def _rest(words: tuple[str, ...], family: tuple[int, int]) -> str:
    return " ".join((*words[: family[0]], *words[family[1] :]))


def _initials(word: str) -> tuple[str, ...]:
    """The letters of `A.`, `J.-P.` or `S`; a letter of a script without case is a name."""
    if not INITIALS.fullmatch(word):
        return ()
    letters = tuple(char for char in word if char.isalpha())
    return letters if all(letter.isupper() for letter in letters) else ()
