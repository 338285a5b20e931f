"""A few statements as Turtle, to show how a term is used or what a rule says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pyoxigraph as ox

from kg.descriptions import preferred
from kg.publish.dumps import serialised
from server.pages.kinds import titled
from server.pages.values import Lens, Value, expanded

MOST = 12
FIRST = tuple(map(expanded, ("rdf:type", "schema:name", "skos:prefLabel", "rdfs:label")))


@dataclass(frozen=True, slots=True)
class Snippet:
    """thing: what it tells of. more: how many statements of the thing are left out."""

    thing: Value
    turtle: str
    more: int


def of_class(lens: Lens, thing: str) -> Snippet | None:
    """What is said of a thing; None of one that was withdrawn."""
    return _snippet(lens, thing, FIRST)


def of_property(lens: Lens, thing: str, name: str) -> Snippet | None:
    """A thing with its values of a property; None of one that was withdrawn."""
    return _snippet(lens, thing, (FIRST[0], name), only=True)


def turtle(told: Collection[ox.Triple], base: str) -> str:
    """Statements as Turtle."""
    return serialised(told, ox.RdfFormat.TURTLE, base).decode().strip()


def _snippet(
    lens: Lens, thing: str, first: tuple[str, ...], *, only: bool = False
) -> Snippet | None:
    if lens.text(thing, "igf:withdrawnOn") is not None:
        return None
    whole = preferred(lens.store, lens.about(thing))
    own = {t for t in whole if t.predicate.value in first} if only else whole
    ordered = sorted(own, key=lambda t: (t.predicate.value not in first, str(t)))
    if not ordered:
        return None
    shown = ordered[:MOST]
    return Snippet(titled(lens, thing), turtle(shown, lens.store.base), len(whole) - len(shown))
