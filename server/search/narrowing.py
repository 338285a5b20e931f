"""The values that a search can be narrowed by, each with the number it would give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.search.entries import Facet
from kg.search.results import Choice
from server.search.asked import Asked

AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Option:
    """A value, with the address of the search that has it, or of the one that has it no more."""

    value: str
    label: str
    number: int
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class Options:
    """A facet. first: what is shown at once; more: what is a click away."""

    facet: Facet
    first: tuple[Option, ...]
    more: tuple[Option, ...]

    @property
    def every(self) -> tuple[Option, ...]:
        """All of them."""
        return (*self.first, *self.more)


def narrowing(
    asked: Asked, choices: Mapping[Facet, Sequence[Choice]], path: str
) -> tuple[Options, ...]:
    """The facets that have anything to choose from."""
    return tuple(
        _parted(facet, [_option(asked, facet, choice, path) for choice in found])
        for facet, found in choices.items()
        if found
    )


def _option(asked: Asked, facet: Facet, choice: Choice, path: str) -> Option:
    return Option(
        choice.value,
        choice.label,
        choice.number,
        # Not what a search without words and kinds goes through by itself.
        choice.value in asked.chosen.get(facet, ()),
        asked.with_value(facet, choice.value).address(path),
    )


def _parted(facet: Facet, options: Sequence[Option]) -> Options:
    """What is chosen is always in sight; a rest of one is no rest."""
    if len(options) <= AT_ONCE + 1:
        return Options(facet, tuple(options), ())
    first = [option for place, option in enumerate(options) if option.chosen or place < AT_ONCE]
    return Options(facet, tuple(first), tuple(o for o in options if o not in first))
