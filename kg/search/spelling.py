"""What somebody may have meant who mistyped a word; it is proposed, never put in its place.

Proposals are words of the index itself, those of wrong spellings in documents left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import cast

from rapidfuzz.distance import OSA

from kg.search.asking import Question, Term
from kg.search.reading import Reader

MOST = 3
MOST_UNKNOWN = 3
SHORTEST = 4
ONE_SLIP = 5
"""Letters up to which one slip is allowed; longer words may have two."""


class Vocabulary:
    """The words of an index that may be proposed."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @cached_property
    def _known(self) -> tuple[list[str], list[str], list[int]]:
        rows = self._reader.rows("SELECT word, shown, number FROM vocabulary ORDER BY word")
        found = cast("list[tuple[str, str, int]]", rows)
        return [row[0] for row in found], [row[1] for row in found], [row[2] for row in found]

    def proposals(self, asked: Question) -> list[str]:
        """Other questions, likeliest first; none where every word is known."""
        unknown = [term for term in asked.terms if self._is_unknown(term)]
        if not 0 < len(unknown) <= MOST_UNKNOWN:
            return []
        likely = [self._like(term.keys[0]) for term in unknown]
        if not all(likely):
            return []
        # One word in doubt may be one of several; of more, each by its likeliest.
        ways = [[word] for word in likely[0]] if len(unknown) == 1 else [[w[0] for w in likely]]
        return [_with(asked.text, unknown, way) for way in ways]

    def _is_unknown(self, term: Term) -> bool:
        (key, *more), (known, _, _) = term.keys, self._known
        if more or len(key) < SHORTEST or not key.isalpha():
            return False
        place = bisect_left(known, key)
        found = known[place] if place < len(known) else ""
        return found != key and not (term.beginning and found.startswith(key))

    def _like(self, key: str) -> list[str]:
        _, shown, numbers = self._known
        most = 1 if len(key) <= ONE_SLIP else 2
        near = [
            (
                OSA.distance(key, other, score_cutoff=most),
                other[0] != key[0],
                -numbers[place],
                place,
            )
            for place, other in self._of_length(len(key), most)
        ]
        best = sorted(each for each in near if each[0] <= most)
        return [shown[each[3]] for each in best[:MOST]]

    def _of_length(self, length: int, most: int) -> Iterator[tuple[int, str]]:
        for place, other in enumerate(self._known[0]):
            if abs(len(other) - length) <= most:
                yield place, other


def _with(text: str, terms: list[Term], words: list[str]) -> str:
    for term, word in reversed(list(zip(terms, words, strict=True))):
        text = f"{text[: term.start]}{word}{text[term.end :]}"
    return text
