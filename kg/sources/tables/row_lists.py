"""What a row gives several of: themes, tags, goals, flags, links and head counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.concepts import Question
from kg.estimates import parse_estimate
from kg.records import CountRecord, LinkKind, LinkRecord, SessionRecord, Skipped
from kg.sources.tables.cells import pieces_of
from kg.sources.tables.column_fields import LINKS, LISTS, Field
from kg.sources.tables.row_values import Value
from kg.sources.tables.session_words import goal_of, is_address

NO_ADDRESS = "this is no web address that begins with http"
NO_GOAL = "this is no number of a goal from 1 to 17"
NO_COUNT = "no head count that can be read for sure"


def with_lists(
    record: SessionRecord, values: Iterable[Value]
) -> tuple[SessionRecord, tuple[Skipped, ...]]:
    """The record with the lists of its row added to its own, and what could not be read."""
    every = tuple(values)
    found: list[CountRecord | LinkRecord | Skipped] = []
    for value in every:
        if value.column.field is Field.COUNT and value.column.of is not None:
            found.append(_count(value, value.column.of))
        elif value.column.field in LINKS:
            found += _links(value)
    texts = {field: tuple(dict.fromkeys(_texts(every, field))) for field in LISTS}
    goals = {text: goal_of(text) for text in texts[Field.SDGS]}
    listed = replace(
        record,
        themes=_joined(record.themes, texts[Field.THEMES]),
        tags=_joined(record.tags, texts[Field.TAGS]),
        flags=_joined(record.flags, texts[Field.FLAGS]),
        merged_from=texts[Field.MERGED_FROM],
        sdgs=tuple(dict.fromkeys(goal for goal in goals.values() if goal)),
        counts=tuple(one for one in found if isinstance(one, CountRecord)),
        links=tuple(dict.fromkeys(one for one in found if isinstance(one, LinkRecord))),
    )
    skipped = [one for one in found if isinstance(one, Skipped)]
    return listed, (*skipped, *_strange_goals(every, goals))


def _joined(first: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *more)))


def _texts(values: tuple[Value, ...], field: Field) -> Iterator[str]:
    for value in values:
        if value.column.field is field:
            yield from pieces_of(value.cell, value.column.separator)


def _count(value: Value, question: Question) -> CountRecord | Skipped:
    estimate = parse_estimate(value.text)
    if estimate is None:
        return Skipped(value.origin, value.text, NO_COUNT)
    return CountRecord(value.origin, question, estimate, value.column.by)


def _links(value: Value) -> Iterator[LinkRecord | Skipped]:
    for text in pieces_of(value.cell, value.column.separator):
        if is_address(text):
            yield LinkRecord(LinkKind(value.column.field.value), text, value.column.header)
        else:
            yield Skipped(value.origin, text, NO_ADDRESS)


def _strange_goals(values: tuple[Value, ...], goals: dict[str, int | None]) -> Iterator[Skipped]:
    for value in values:
        if value.column.field is Field.SDGS:
            for text in pieces_of(value.cell, value.column.separator):
                if goals.get(text) is None:
                    yield Skipped(value.origin, text, NO_GOAL)
