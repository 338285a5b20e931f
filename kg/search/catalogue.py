"""Everything in a store that can be found, in an order that is always the same."""

from __future__ import annotations

from kg.search.entries import Entry
from kg.search.gathering import gathered
from kg.search.happenings import meetings, places, series, sessions
from kg.search.parties import organizations, people
from kg.search.references import concepts, documents
from kg.search.taking_part import roles
from kg.store import Store


def catalogue(store: Store) -> list[Entry]:
    """The entries of a store, by kind and IRI; what was withdrawn or merged away is none."""
    found = gathered(store)
    taking_part = roles(found)
    return [
        *sessions(found, taking_part),
        *people(found, taking_part),
        *organizations(found, taking_part),
        *series(found),
        *meetings(found),
        *places(found),
        *concepts(found),
        *documents(found),
    ]
