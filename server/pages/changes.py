"""The pages of what changed: the list of releases, and one release as a person would read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.releases.account import Account
from kg.store import Store
from server.changes.record import Counts, Record
from server.links import link
from server.pages.values import Value, day

Row = tuple[str, str, Value, tuple[str, ...]]
"""The title of a section, the lead of a group, a thing, and what there is to say of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A release in the list; counts: None for the first one of all."""

    version: str
    day: str
    first: bool
    counts: Counts | None


@dataclass(frozen=True, slots=True)
class Group:
    """`3 sessions are new`, and some of them."""

    lead: str
    items: tuple[tuple[Value, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Of one kind of thing."""

    title: str
    groups: tuple[Group, ...]


def line(record: Record, version: str) -> Line:
    """A release with how much it changed."""
    place = [kept.version for kept in record.releases].index(version)
    date = record.releases[place].date
    return Line(version, day(date), place == 0, record.counts(version))


def rows(account: Account, store: Store, root: str) -> list[Row]:
    """The account a line a thing, so that it can be paged; things that are here have links."""
    return list(_rows(account, store, root))


def _rows(account: Account, store: Store, root: str) -> Iterator[Row]:
    for section in account.sections:
        for group in section.groups:
            for item in group.items:
                here = item.iri if item.iri is not None and store.about(item.iri) else None
                href = None if here is None else link(here, store.base, root)
                yield section.title, group.lead, Value(item.text, href), item.details
            if not group.items:
                yield section.title, group.lead, Value(""), ()


def sections(some: Sequence[Row]) -> tuple[Section, ...]:
    """Lines put together again."""
    found: dict[str, dict[str, list[tuple[Value, tuple[str, ...]]]]] = {}
    for title, lead, thing, details in some:
        items = found.setdefault(title, {}).setdefault(lead, [])
        if thing.text:
            items.append((thing, details))
    return tuple(
        Section(title, tuple(Group(lead, tuple(items)) for lead, items in groups.items()))
        for title, groups in found.items()
    )
