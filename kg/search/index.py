"""A search over an index: what is found, in order, and how many there are of each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import cast

from kg.search.asking import OFFERED, Question, expression
from kg.search.entries import NOT_STATED, Column, Facet, Kind, Part, Text
from kg.search.reading import Reader
from kg.search.spelling import Vocabulary
from kg.search.words import in_order

FOUND = """
SELECT words.rowid, words.rank * things.weight
FROM words JOIN things ON things.id = words.rowid WHERE words MATCH ?
"""
CALLED = "SELECT thing FROM names WHERE name = ?"
THING = "SELECT id, iri, kind, title, language, note, day FROM things WHERE id IN ({})"
TEXTS = "SELECT thing, part, text, language FROM texts WHERE thing IN ({}) ORDER BY thing, place"
SORTED = "SELECT id, COALESCE(day, ''), title FROM things"
DAY = len("2017-12-21")
"""Of what only the year is known of, the place is after the days of that year."""


class Order(Enum):
    """How the found are sorted."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search. chosen: values by facet; any of those of one, and all facets."""

    question: Question
    chosen: Mapping[Facet, Sequence[str]]
    order: Order = Order.RELEVANCE
    first: int = 0
    most: int = 20


class Index:
    """What can be found in one build; nothing in it changes, so any thread may ask."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def close(self) -> None:
        """Nobody will ask again."""
        self.reader.close()

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that may be proposed to somebody who mistyped one."""
        return Vocabulary(self.reader)

    @cached_property
    def held(self) -> Mapping[Facet, Mapping[str, tuple[str, int]]]:
        """The labels of all values, and their things as the bits of a number."""
        rows = self.reader.rows("SELECT facet, value, label, things FROM choices")
        held: dict[Facet, dict[str, tuple[str, int]]] = {facet: {} for facet in Facet}
        by_key = {facet.key: facet for facet in Facet}
        for facet, value, label, things in cast("list[tuple[str, str, str, bytes]]", rows):
            held[by_key[facet]][value] = (label, int.from_bytes(things, "little"))
        return held

    @cached_property
    def everything(self) -> Mapping[int, tuple[str, str]]:
        """The day and the folded title of each thing."""
        rows = cast("list[tuple[int, str, str]]", self.reader.rows(SORTED))
        return {thing: (day, title.casefold()) for thing, day, title in rows}

    def search(self, wanted: Wanted) -> Results:
        """One page of the found."""
        scores = self._scores(wanted.question)
        found = _bits(scores)
        within = found & self._narrowed(wanted.chosen)
        kept = [thing for thing in scores if within >> thing & 1]
        kept.sort(key=lambda thing: self._place(wanted.order, thing, scores))
        page = kept[wanted.first : wanted.first + wanted.most]
        return Results(len(kept), self.hits(page), self._choices(found, wanted.chosen))

    def count(self, asked: Question, chosen: Mapping[Facet, Sequence[str]]) -> int:
        """How many there are."""
        return (_bits(self._scores(asked)) & self._narrowed(chosen)).bit_count()

    def offered(self, asked: Question, most: int) -> tuple[Hit, ...]:
        """The best by their names alone, for somebody who is still typing."""
        scores = self._scores(asked, OFFERED)
        documents = self.held[Facet.KIND].get(Kind.DOCUMENT.key, ("", 0))[1]
        named = (thing for thing in scores if not documents >> thing & 1)
        return self.hits(sorted(named, key=lambda thing: (*scores[thing], thing))[:most])

    def hits(self, things: Sequence[int]) -> tuple[Hit, ...]:
        """Some things in the order given."""
        marks = ", ".join("?" * len(things))
        rows = self.reader.rows(THING.format(marks), things)
        texts: dict[int, list[Text]] = {thing: [] for thing in things}
        told = self.reader.rows(TEXTS.format(marks), things)
        for thing, part, text, language in cast("list[tuple[int, str, str, str | None]]", told):
            texts[thing].append(Text(Part[part], text, language))
        hits = {cast("int", row[0]): _hit(row, texts[cast("int", row[0])]) for row in rows}
        return tuple(hits[thing] for thing in things)

    def _scores(
        self, asked: Question, within: Sequence[Column] | None = None
    ) -> Mapping[int, tuple[bool, float]]:
        """What matches, each with whether it is not called so exactly, and less for better."""
        said = expression(asked) if within is None else expression(asked, within)
        if said is None:
            return dict.fromkeys(self.everything, (True, 0.0))
        rows = cast("list[tuple[int, float]]", self.reader.rows(FOUND, (said,)))
        name = in_order(asked.every)
        called = {row[0] for row in self.reader.rows(CALLED, (name,))}
        return {thing: (thing not in called, round(score, 6)) for thing, score in rows}

    def _narrowed(self, chosen: Mapping[Facet, Sequence[str]], but: Facet | None = None) -> int:
        """The things that have a chosen value in each facet."""
        left = -1
        for facet, values in chosen.items():
            if values and facet is not but:
                together = 0
                for value in values:
                    together |= self.held[facet].get(value, ("", 0))[1]
                left &= together
        return left

    def _choices(
        self, found: int, chosen: Mapping[Facet, Sequence[str]]
    ) -> Mapping[Facet, tuple[Choice, ...]]:
        return {
            facet: self._of_facet(facet, found & self._narrowed(chosen, facet), chosen)
            for facet in Facet
        }

    def _of_facet(
        self, facet: Facet, found: int, chosen: Mapping[Facet, Sequence[str]]
    ) -> tuple[Choice, ...]:
        picked = chosen.get(facet, ())
        choices = [
            Choice(value, label, (found & things).bit_count(), value in picked)
            for value, (label, things) in self.held[facet].items()
        ]
        choices += [Choice(v, v, 0, chosen=True) for v in picked if v not in self.held[facet]]
        shown = [choice for choice in choices if choice.number or choice.chosen]
        return tuple(sorted(shown, key=lambda choice: _rank(facet, choice)))

    def _place(
        self, order: Order, thing: int, scores: Mapping[int, tuple[bool, float]]
    ) -> tuple[object, ...]:
        """Where it stands; things are numbered by kind and IRI, which settles the rest."""
        day, title = self.everything[thing]
        if order is Order.RELEVANCE:
            return (*scores[thing], thing)
        if order is Order.NAME:
            return title, thing
        if order is Order.OLDEST:
            return day.ljust(DAY, "~"), title, thing
        return tuple(-ord(char) for char in day.ljust(DAY, "\0")), title, thing


def _rank(facet: Facet, choice: Choice) -> tuple[object, ...]:
    unsaid = choice.value == NOT_STATED
    if facet is Facet.YEAR:
        return unsaid, tuple(-ord(char) for char in choice.value)
    return unsaid, -choice.number, choice.label.casefold(), choice.value


def _bits(things: Mapping[int, object]) -> int:
    size = max(things, default=0) // 8 + 1
    bits = bytearray(size)
    for thing in things:
        bits[thing >> 3] |= 1 << (thing & 7)
    return int.from_bytes(bits, "little")


def _hit(row: Sequence[object], texts: Sequence[Text]) -> Hit:
    _, iri, kind, title, language, note, day = cast(
        "tuple[int, str, str, str, str | None, str, str | None]", tuple(row)
    )
    kinds = {each.key: each for each in Kind}
    return Hit(iri, kinds[kind], Text(Part.TITLE, title, language), note, day, tuple(texts))
