"""What was read for one build, kept while it is served: a programme is asked for often."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from kg.remote.store import RemoteStore
from kg.store import Store
from server.last_modified import built_on, changed_on
from server.programme.reading import Programme, programme

EVERYTHING = ""


class Programmes:
    """The programmes of one build, each read when it is first asked for.

    Two threads may both read what is not there yet: they read the same.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[str, Programme] = {}
        self._changed: dict[str, dt.datetime | None] = {}

    def of(self, year: str) -> Programme | None:
        """The programme of a year; None where no meeting of it is known."""
        known = self._read.get(year) or programme(self._store, year)
        if known is not None:
            self._read[year] = known
        return known

    def changed(self, events: Iterable[str]) -> Mapping[str, dt.datetime]:
        """When what is said of these events changed last, by IRI; who has no date is left out."""
        dates = {iri: self._changed_on(iri) for iri in events}
        return {iri: date for iri, date in dates.items() if date is not None}

    def _changed_on(self, iri: str) -> dt.datetime | None:
        # An engine elsewhere would be asked dozens of times for each session.
        about = EVERYTHING if isinstance(self._store, RemoteStore) else iri
        if about not in self._changed:
            found = built_on(self._store) if about == EVERYTHING else changed_on(self._store, iri)
            self._changed[about] = None if found is None else _moment(found)
        return self._changed[about]


def _moment(written: str) -> dt.datetime:
    """A day as its first moment, for a calendar's stamps are moments."""
    moment = dt.datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
