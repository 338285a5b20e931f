"""The records of a build for harvesters: each with its identifier, its datestamp and its sets."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from kg.builds import current
from kg.harvest.holdings import DOCUMENT, SESSION, holdings
from kg.harvest.keeping import kept, published
from kg.releases.history import History
from kg.remote.store import RemoteStore
from kg.store import Store
from server.harvest.asked import Span

Place = tuple[dt.datetime, str]


@dataclass(frozen=True, slots=True)
class Header:
    """A record without its metadata. path: `session/2017/ws15`."""

    path: str
    stamp: dt.datetime
    sets: tuple[str, ...]
    deleted: bool = False

    @property
    def place(self) -> Place:
        """Where it stands in every list: what changes moves to the end."""
        return self.stamp, self.path


class Repository:
    """All records of a build, in the order of their datestamps.

    ledger: whether a datestamp is that of the record; otherwise it is that of the whole.
    """

    def __init__(
        self, base: str, headers: Iterable[Header], opened: dt.datetime, *, ledger: bool
    ) -> None:
        self.base = base
        self.ledger = ledger
        self.headers: Sequence[Header] = sorted(headers, key=lambda header: header.place)
        self.by_path: Mapping[str, Header] = {header.path: header for header in self.headers}
        self.earliest = self.headers[0].stamp if self.headers else opened

    @cached_property
    def host(self) -> str:
        """What stands between `oai:` and the path."""
        return urlsplit(self.base).hostname or "localhost"

    @cached_property
    def sets(self) -> Sequence[str]:
        """The sets in which there is something, or was."""
        return sorted({name for header in self.headers for name in header.sets})

    def identifier(self, header: Header) -> str:
        """Its identifier, for good."""
        return f"oai:{self.host}:{header.path}"

    def header(self, identifier: str) -> Header | None:
        """The record with this identifier."""
        lead = f"oai:{self.host}:"
        return self.by_path.get(identifier[len(lead) :]) if identifier.startswith(lead) else None

    def matching(self, span: Span, among: str | None) -> Sequence[Header]:
        """The records of a set, or of all, with a datestamp in the span, in order."""
        return [
            header
            for header in self.headers
            if span.holds(header.stamp) and (among is None or among in header.sets)
        ]


def after(headers: Sequence[Header], place: Place) -> Sequence[Header]:
    """Those that come after a place, whether or not a record stands there still."""
    return headers[bisect_right(headers, place, key=lambda header: header.place) :]


def repository(
    store: Store, build: Path | None, opened: dt.datetime, history: History | None = None
) -> Repository:
    """The records of a build.

    Without the ledger of a build that was made here, and of an engine elsewhere, nobody can say
    what was told before: then everything counts as changed when it was opened, to the next second.
    history: of the releases that are kept, which tell of records that are gone since.
    """
    out = None if build is None or isinstance(store, RemoteStore) else build.parent.parent
    turned = None if out is None or current(out) != build else published(out)
    found = None if out is None or turned is None else kept(out)
    if found is not None and turned is not None:
        headers = [
            Header(path, line.since or turned, line.sets, line.told is None)
            for path, line in found.items()
        ]
        stamp = turned
    else:
        stamp = opened.replace(microsecond=0) + dt.timedelta(seconds=1)
        headers = [Header(path, stamp, sets) for path, sets in holdings(store).items()]
    known = {header.path for header in headers}
    gone = (path for path in _released(store.base, history) if path not in known)
    headers += (Header(path, stamp, _sets_of(path), deleted=True) for path in gone)
    return Repository(store.base, headers, stamp, ledger=found is not None)


def _released(base: str, history: History | None) -> Iterator[str]:
    """The paths of the sessions and documents that a kept release has."""
    if history is None:
        return
    for kind in (SESSION, "source"):
        for iri, _ in history.every(f"{base}id/{kind}/"):
            yield iri.removeprefix(f"{base}id/")


def _sets_of(path: str) -> tuple[str, ...]:
    """As far as its path tells."""
    kind, _, rest = path.partition("/")
    if kind != SESSION:
        return (DOCUMENT,)
    year = rest.partition("/")[0]
    return (SESSION, f"{SESSION}:{year}") if year.isdecimal() else (SESSION,)
