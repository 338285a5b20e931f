"""Opens the build that stands in an engine, and opens it anew once another one does."""

from __future__ import annotations

from kg.errors import StoreError
from kg.remote.bookkeeping import LOADING_PHASE, READY, base_in, read_state
from kg.remote.credentials import Credentials
from kg.remote.dialect import Dialect, dialect_of
from kg.remote.engine import Engine, engine
from kg.remote.exchange import SECONDS, Transport
from kg.remote.faults import SwappingError
from kg.remote.http import HttpTransport
from kg.remote.marks import steady_mark
from kg.remote.store import RemoteStore


def open_remote(
    url: str,
    base: str | None = None,
    *,
    credentials: Credentials | None = None,
    seconds: float = SECONDS,
    transport: Transport | None = None,
) -> RemoteStore:
    """The build in the engine at this address; raises StoreError where there is none."""
    place = engine(url, transport or HttpTransport(credentials), seconds=seconds)
    found = base or base_in(place)
    return _pinned(place, found, dialect_of(place))


def reopened(store: RemoteStore) -> RemoteStore:
    """The store itself, or one on the build that has taken its place."""
    if store.still_there():
        return store
    return _pinned(store.engine, store.base, store.dialect)


def _pinned(place: Engine, base: str, dialect: Dialect) -> RemoteStore:
    state = read_state(place, base)
    mark = steady_mark(place, base)
    if mark.digest is None:
        raise StoreError(
            f"no build under {base} has been loaded here; run kg load", document=place.url
        )
    if state.generation != mark.generation or state.phase not in (LOADING_PHASE, READY):
        raise SwappingError("a new build is being swapped in; ask again", document=place.url)
    graphs = tuple(sorted(state.served))
    return RemoteStore(
        base,
        mark.digest,
        graphs,
        mark.generation,
        place,
        dialect,
        frozenset(graphs),
        sum(kept.statements for kept in state.served.values()),
    )
