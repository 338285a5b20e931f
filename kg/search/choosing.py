"""The values that can be chosen, each with its things as the bits of one number.

So that to narrow and to count is a step or two of the processor for each value, however many match.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import cast

from kg.search.entries import NOT_STATED, Facet
from kg.search.reading import Reader
from kg.search.results import Choice

Chosen = Mapping[Facet, Sequence[str]]


class Choices:
    """All facets of an index."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @cached_property
    def _held(self) -> Mapping[Facet, Mapping[str, tuple[str, int]]]:
        """The label and the things of each value."""
        rows = self._reader.rows("SELECT facet, value, label, things FROM choices")
        held: dict[Facet, dict[str, tuple[str, int]]] = {facet: {} for facet in Facet}
        by_key = {facet.key: facet for facet in Facet}
        for facet, value, label, things in cast("list[tuple[str, str, str, bytes]]", rows):
            held[by_key[facet]][value] = (label, int.from_bytes(things, "little"))
        return held

    def things(self, facet: Facet, value: str) -> int:
        """The things that have a value."""
        return self._held[facet].get(value, ("", 0))[1]

    def narrowed(self, found: int, chosen: Chosen, but: Facet | None = None) -> int:
        """Of the found, those with a chosen value in each facet; but: one that is let be."""
        for facet, values in chosen.items():
            if values and facet is not but:
                together = 0
                for value in values:
                    together |= self.things(facet, value)
                found &= together
        return found

    def counted(self, found: int, chosen: Chosen) -> dict[Facet, tuple[Choice, ...]]:
        """What each value would give."""
        return {
            facet: self._of(facet, self.narrowed(found, chosen, facet), chosen.get(facet, ()))
            for facet in Facet
        }

    def _of(self, facet: Facet, found: int, picked: Sequence[str]) -> tuple[Choice, ...]:
        held = self._held[facet]
        choices = [
            Choice(value, label, (found & things).bit_count(), value in picked)
            for value, (label, things) in held.items()
        ]
        choices += [Choice(value, value, 0, chosen=True) for value in picked if value not in held]
        shown = [choice for choice in choices if choice.number or choice.chosen]
        return tuple(sorted(shown, key=lambda choice: _rank(facet, choice)))


def bits(things: Iterable[int], most: int) -> int:
    """Numbers up to the most as the bits of one."""
    held = bytearray(most // 8 + 1)
    for thing in things:
        held[thing >> 3] |= 1 << (thing & 7)
    return int.from_bytes(held, "little")


def members(found: int, among: Iterable[int], most: int) -> Iterable[int]:
    """Those of some numbers that are among the bits, in their order."""
    held = found.to_bytes(most // 8 + 1, "little")
    return (thing for thing in among if held[thing >> 3] >> (thing & 7) & 1)


def _rank(facet: Facet, choice: Choice) -> tuple[object, ...]:
    unsaid = choice.value == NOT_STATED
    if facet is Facet.YEAR:
        return unsaid, tuple(-ord(char) for char in choice.value)
    return unsaid, -choice.number, choice.label.casefold(), choice.value
