"""The entries of a JSON list, each built as the document streams by.

A list may be of any length; one entry may not, and is not nested deeper than any real one is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import ijson

from kg.errors import SourceError
from kg.sources.feeds.text_stream import utf8_pieces
from kg.sources.given import Given
from kg.sources.sample import Sample
from kg.sources.source import Source

LARGEST = 4 * 1024 * 1024
"""Bytes of one entry."""

DEEPEST = 12
BROKEN = (ijson.JSONError, ValueError)
OPENING = frozenset({"start_map", "start_array"})
CLOSING = frozenset({"end_map", "end_array"})


def json_entries(source: Source, given: Given) -> Iterator[Any]:
    """Every entry of the list; SourceError for what is no list, broken, cut short or too deep."""
    building = _Building()
    size = 0
    for events, length in _events(source, given):
        size += length
        for entry in building.take(events, source.name):
            yield entry
            size = 0
        if size > LARGEST:
            raise _fault(source.name, f"an entry has more than the {LARGEST} bytes that are read")


def _events(source: Source, given: Given) -> Iterator[tuple[list[Any], int]]:
    """What the parser tells of each piece, and the length of the piece."""
    told = ijson.sendable_list()
    parser = _parser(told)
    try:
        for piece in utf8_pieces(source, given):
            parser.send(piece)
            yield told, len(piece)
            del told[:]
        parser.close()
    except BROKEN as error:
        raise _fault(source.name, "the JSON is broken or cut short") from error
    yield told, 0


def _parser(told: list[Any]) -> Any:
    """With the machine's own numbers: a longer one is refused, and would upset the parser in C."""
    return ijson.basic_parse_coro(told, use_float=True)


def _fault(name: str, what: str) -> SourceError:
    return SourceError(f"{what}; export the list again", document=name)


@dataclass(slots=True)
class _Building:
    """The entry that is open, and how deep in it the parser is."""

    depth: int = 0
    builder: Any = field(default_factory=ijson.ObjectBuilder)

    def take(self, events: Iterable[tuple[str, Any]], name: str) -> Iterator[Any]:
        for event, value in events:
            if self.depth == 0 and event != "start_array":
                raise _fault(name, "the JSON is no list of entries")
            if self.depth and not (self.depth == 1 and event == "end_array"):
                self.builder.event(event, value)
            self.depth += (event in OPENING) - (event in CLOSING)
            if self.depth > DEEPEST:
                raise _fault(name, f"an entry is nested deeper than {DEEPEST} levels")
            if self.depth == 1 and event not in OPENING:
                yield self.builder.value
                self.builder = ijson.ObjectBuilder()


def first_keys(sample: Sample) -> frozenset[str]:
    """The keys of the first object of a list, as far as the sample goes."""
    told = ijson.sendable_list()
    # The sample may end anywhere; what came before its end is good.
    with suppress(*BROKEN):
        _parser(told).send(sample.text.encode())
    keys, depth = set(), 0
    if [event for event, _ in told[:2]] != ["start_array", "start_map"]:
        return frozenset()
    for event, value in told:
        depth += (event in OPENING) - (event in CLOSING)
        if depth == 2 and event == "map_key":
            keys.add(value)
        if depth == 1 and event == "end_map":
            break
    return frozenset(keys)
