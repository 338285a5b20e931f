"""What points to a thing whose page has no table for that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.namespaces import IGF, PREFIXES
from server.pages.values import Lens, Value

SKOS = PREFIXES["skos"]


def mentions(lens: Lens, iri: str) -> tuple[tuple[str, str], ...]:
    """What points to it, and by which property; each once, whichever graphs say so."""
    found = dict.fromkeys(
        (str(quad.subject)[1:-1], quad.predicate.value)
        for quad in lens.inverse(iri)
        # Concepts tell of each other by themselves. Nobody is led from a reason to those who were
        # withdrawn for it.
        if not quad.predicate.value.startswith(SKOS)
        and quad.predicate.value != str(IGF.withdrawalReason)
    )
    return tuple(found)


def by_property(lens: Lens, found: Iterable[tuple[str, str]]) -> tuple[tuple[Value, int], ...]:
    """How many point to it by each property, the most first."""
    counts = Counter(name for _, name in found)
    ordered = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return tuple((property_of(lens, name), number) for name, number in ordered)


def property_of(lens: Lens, iri: str) -> Value:
    """A property as the start of a line has it, with its address."""
    return Value(lens.property_name(iri), lens.named(iri).href)
