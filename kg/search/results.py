"""What is searched for, and what is found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from kg.search.asking import Question
from kg.search.entries import Facet, Kind, Text


class Order(Enum):
    """How the found are sorted."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search. chosen: values by facet; any of those of one, and all facets."""

    question: Question
    chosen: Mapping[Facet, Sequence[str]]
    order: Order = Order.RELEVANCE
    first: int = 0
    most: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found, with all its texts."""

    iri: str
    kind: Kind
    title: Text
    note: str
    day: str | None
    texts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet. number: how many there would be with it, beside other facets."""

    value: str
    label: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found, and what it can be narrowed by."""

    total: int
    hits: tuple[Hit, ...]
    choices: Mapping[Facet, tuple[Choice, ...]]
