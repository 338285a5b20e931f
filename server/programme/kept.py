"""What was read for one build, kept while it is served: a programme is asked for often."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from kg.publish.entry import Entry
from kg.store import Store
from server.last_modified import changed_on
from server.programme.reading import Programme, programme


class Programmes:
    """The programmes of one build, each read when it is first asked for.

    Two threads may both read what is not there yet: they read the same.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[str, Programme] = {}
        self._changed: dict[str, dt.datetime] = {}

    def of(self, year: str) -> Programme | None:
        """The programme of a year; None where no meeting of it is known."""
        known = self._read.get(year) or programme(self._store, year)
        if known is not None:
            self._read[year] = known
        return known

    def changed(self, entries: Iterable[Entry]) -> Mapping[str, dt.datetime]:
        """When what is said of these sessions changed last, by IRI; who has no date is left out."""
        found = {}
        for entry in entries:
            known = self._changed.get(entry.iri) or self._changed_on(entry.iri)
            if known is not None:
                found[entry.iri] = self._changed[entry.iri] = known
        return found

    def _changed_on(self, iri: str) -> dt.datetime | None:
        written = changed_on(self._store, iri)
        if written is None:
            return None
        moment = dt.datetime.fromisoformat(written)
        return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
