"""The feed in parts: so many things each, and no part with things of two releases."""

from __future__ import annotations

import datetime as dt

from server.changes.entries import Told
from server.changes.feed import Part
from server.changes.record import Record
from server.changes.step import Step
from server.pages.sheets import last_page

SIZE = 200


def newest(record: Record | None, base: str, otherwise: dt.datetime) -> Part:
    """What a reader subscribes to. otherwise: the day of a feed in which nothing happened yet."""
    step = None if record is None else record.last
    if record is None or step is None:
        return Part(base, f"{base}changes.atom", otherwise, ())
    number = _last(record, step)
    return Part(
        base=base,
        address=f"{base}changes.atom",
        updated=step.moment,
        told=_some(record, step, number),
        before=_before(record, step, number),
    )


def archived(record: Record, step: Step, number: int) -> Part | None:
    """A part that nothing comes to any more; None where the release has none of this number."""
    last = _last(record, step)
    if number > last:
        return None
    return Part(
        base=step.kept.base,
        address=_address(step, number),
        updated=step.moment,
        told=_some(record, step, number),
        before=_before(record, step, number),
        after=_address(step, number + 1) if number < last else _first_after(record, step),
        archived=True,
    )


def _some(record: Record, step: Step, number: int) -> tuple[Told, ...]:
    return record.every(step)[SIZE * (number - 1) : SIZE * number]


def _last(record: Record, step: Step) -> int:
    return last_page(len(record.every(step)), SIZE)


def _before(record: Record, step: Step, number: int) -> str | None:
    if number > 1:
        return _address(step, number - 1)
    earlier = record.beside(step, -1)
    return None if earlier is None else _address(earlier, _last(record, earlier))


def _first_after(record: Record, step: Step) -> str | None:
    later = record.beside(step, 1)
    return None if later is None else _address(later, 1)


def _address(step: Step, number: int) -> str:
    page = f"?page={number}" if number > 1 else ""
    return f"{step.kept.base}changes/{step.kept.version}.atom{page}"
