"""Runs of words in a text that may be a name, to be tried against the hashes of withheld ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.names import PARTICLES
from kg.resolve.taken_down.hashes import key_of_words
from kg.resolve.taken_down.striking import ADDRESS, joined_words
from kg.resolve.taken_down.words import Word, words_of

MOST_WORDS = 4
"""Words of a name, initials and particles not counted; nearly all names have fewer."""
MOST_AT_ALL = 7


def candidate_names(text: str) -> dict[str, set[str]]:
    """Each key that the text may hold, and how the name stands there."""
    found: dict[str, set[str]] = {}
    for run in _runs(text):
        key = key_of_words(word.folded for word in run)
        if " " in key:
            found.setdefault(key, set()).add(" ".join(word.text for word in run))
    return found


def _runs(text: str) -> Iterator[Sequence[Word]]:
    words = words_of(text)
    addresses = [match.span() for match in ADDRESS.finditer(text)]
    named = [_may_name(word, addresses) for word in words]
    for first, opens in enumerate(named):
        if not opens:
            continue
        for last in range(first + 1, min(first + MOST_AT_ALL, len(words))):
            inside = named[last] or words[last].text in PARTICLES
            run = words[first : last + 1]
            if not inside or _counted(run) > MOST_WORDS or not joined_words(run[-2:], text):
                break
            if named[last] and _counted(run) > 1 and len(run[0].folded) > 1 < len(run[-1].folded):
                yield run


def _may_name(word: Word, addresses: Sequence[tuple[int, int]]) -> bool:
    if any(char.isdigit() for char in word.folded):
        return False
    caseless = not word.text.islower() and not word.text.isupper()
    return word.capital or caseless or any(a <= word.start < b for a, b in addresses)


def _counted(run: Sequence[Word]) -> int:
    return sum(len(word.folded) > 1 and word.text not in PARTICLES for word in run)
