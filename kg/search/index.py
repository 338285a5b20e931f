"""A search over an index: what is found, in order, and how many there are of each kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nsmallest
from itertools import islice
from typing import cast

from kg.search.asking import OFFERED, Question
from kg.search.choosing import Choices, Chosen, bits, members
from kg.search.entries import Facet, Kind, Part, Text
from kg.search.matching import Matches, matches
from kg.search.ordering import Ordering
from kg.search.reading import Reader
from kg.search.results import Hit, Order, Results, Wanted
from kg.search.spelling import Vocabulary

THINGS = "SELECT id, iri, kind, title, language, note, day FROM things WHERE id IN ({})"
TEXTS = "SELECT thing, part, text, language FROM texts WHERE thing IN ({}) ORDER BY thing, place"
KINDS = {kind.key: kind for kind in Kind}


class Index:
    """What can be found in one build; nothing in it changes, so any thread may ask."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.vocabulary = Vocabulary(reader)
        self._choices = Choices(reader)
        self._ordering = Ordering(reader)

    def close(self) -> None:
        """Nobody will ask again."""
        self.reader.close()

    def search(self, wanted: Wanted) -> Results:
        """One page of the found."""
        matching = matches(self.reader, self._ordering, wanted.question)
        found = bits(matching.things, self._ordering.most)
        within = self._choices.narrowed(found, wanted.chosen)
        page = self._page(matching, within, wanted)
        choices = self._choices.counted(found, wanted.chosen)
        return Results(within.bit_count(), self._hits(page), choices)

    def count(self, asked: Question, chosen: Chosen) -> int:
        """How many there are."""
        matching = matches(self.reader, self._ordering, asked)
        found = bits(matching.things, self._ordering.most)
        return self._choices.narrowed(found, chosen).bit_count()

    def offered(self, asked: Question, most: int) -> tuple[Hit, ...]:
        """The best by their names alone, for somebody who is still typing."""
        matching = matches(self.reader, self._ordering, asked, OFFERED)
        documents = self._choices.things(Facet.KIND, Kind.DOCUMENT.key)
        named = bits(matching.things, self._ordering.most) & ~documents
        kept = members(named, matching.things, self._ordering.most)
        return self._hits(nsmallest(most, kept, key=matching.place))

    def _page(self, matching: Matches, within: int, wanted: Wanted) -> list[int]:
        last = wanted.first + wanted.most
        if wanted.order is Order.RELEVANCE:
            kept = members(within, matching.things, self._ordering.most)
            return nsmallest(last, kept, key=matching.place)[wanted.first :]
        kept = members(within, self._sorted(wanted.order), self._ordering.most)
        return list(islice(kept, wanted.first, last))

    def _sorted(self, order: Order) -> Iterable[int]:
        if order is Order.NAME:
            return self._ordering.by_name
        return self._ordering.oldest if order is Order.OLDEST else self._ordering.newest

    def _hits(self, things: Sequence[int]) -> tuple[Hit, ...]:
        """Some things in the order given."""
        marks = ", ".join("?" * len(things))
        texts: dict[int, list[Text]] = {thing: [] for thing in things}
        told = self.reader.rows(TEXTS.format(marks), things)
        for thing, part, text, language in cast("list[tuple[int, str, str, str | None]]", told):
            texts[thing].append(Text(Part[part], text, language))
        rows = self.reader.rows(THINGS.format(marks), things)
        hits = {cast("int", row[0]): _hit(row, texts[cast("int", row[0])]) for row in rows}
        return tuple(hits[thing] for thing in things)


def _hit(row: Sequence[object], texts: Sequence[Text]) -> Hit:
    _, iri, kind, title, language, note, day = cast(
        "tuple[int, str, str, str, str | None, str, str | None]", tuple(row)
    )
    return Hit(iri, KINDS[kind], Text(Part.TITLE, title, language), note, day, tuple(texts))
