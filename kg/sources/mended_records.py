"""Records with the broken words mended that stood escaped in their document.

The stream of a document is mended before it is read; what JSON, mark-up or a workbook wrote as
escapes is seen only here, after it has become a field.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from kg.mojibake import repairs, rewritten
from kg.records import Finding, Item, Origin, SessionRecord
from kg.sources.mending import repair_finding

IDENTIFIERS = frozenset({"key", "uid", "address", "account"})
"""Fields that are compared with what another document says to the letter."""


def mended_items(items: Iterable[Item]) -> Iterator[Item]:
    """What a reader yields, with each repair noted after its session."""
    for item in items:
        if not isinstance(item, SessionRecord):
            yield item
            continue
        record, findings = mended_record(item)
        yield record
        yield from findings


def mended_record(record: SessionRecord) -> tuple[SessionRecord, tuple[Finding, ...]]:
    """The session as it was meant to be printed, and a finding for each repair."""
    found: dict[str, Finding] = {}
    for origin, text in _texts(record, record.origin):
        for broken, whole in repairs(text).items():
            found.setdefault(broken, repair_finding(origin, broken, whole))
    if not found:
        return record, ()
    better: SessionRecord = _rewritten(record)
    return better, tuple(found.values())


def _texts(value: Any, origin: Origin) -> Iterator[tuple[Origin, str]]:
    if isinstance(value, tuple):
        for part in value:
            yield from _texts(part, origin)
    elif _is_record(value):
        place = getattr(value, "origin", origin)
        for name in _fields(value):
            yield from _texts(getattr(value, name), place)
    elif _is_text(value):
        yield origin, value


def _rewritten(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_rewritten(part) for part in value)
    if _is_record(value):
        return dataclasses.replace(
            value, **{name: _rewritten(getattr(value, name)) for name in _fields(value)}
        )
    return rewritten(value, repairs(value)) if _is_text(value) else value


def _fields(record: Any) -> list[str]:
    return [part.name for part in dataclasses.fields(record) if part.name not in IDENTIFIERS]


def _is_record(value: Any) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, Origin | type)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not isinstance(value, Enum) and not value.isascii()
