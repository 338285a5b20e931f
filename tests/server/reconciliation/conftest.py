from __future__ import annotations

import pytest

from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server.reconciliation.entries import Entry, Holdings, holdings
from server.reconciliation.index import Index
from server.reconciliation.kinds import ORGANIZATION, PERSON, SERIES, SESSION, Kind


def entry(kind: Kind, entity: str, *names: str, hidden: str = "", **values: str) -> Entry:
    """An entity; a value with bars in it is several, and an underline in a name is a hyphen."""
    told = {pid.replace("_", "-"): tuple(value.split("|")) for pid, value in values.items()}
    return Entry(entity, kind, names[0], names, (hidden,) if hidden else (), told)


ENTRIES = (
    entry(PERSON, "person/wu", "Jianping Wu", affiliation="org/tsinghua", country="CN"),
    entry(PERSON, "person/kim-1", "Jung Hee Kim", affiliation="org/kisa", year="2017"),
    entry(PERSON, "person/kim-2", "Jung Hoon Kim", affiliation="org/kisa", year="2017"),
    entry(PERSON, "person/smith-1", "John Smith", affiliation="org/microsoft", year="2014"),
    entry(PERSON, "person/smith-2", "JOHN SMITH", affiliation="org/kisa", year="2015"),
    entry(PERSON, "person/silent", "Ana Souza", affiliation_as_stated="the Rainbow Lab"),
    entry(PERSON, "person/office", "Tom Brown", affiliation="org/government"),
    entry(PERSON, "person/short", "J. Kim", affiliation="org/kisa"),
    entry(PERSON, "person/one", "Madonna", affiliation="org/kisa"),
    entry(PERSON, "person/swapped", "Ro Jong Hyuk", affiliation="org/microsoft"),
    entry(PERSON, "person/order", "Jong Hyuk Ro", affiliation="org/microsoft"),
    entry(ORGANIZATION, "org/tsinghua", "Tsinghua University"),
    entry(
        ORGANIZATION,
        "org/kisa",
        "Korea Internet & Security Agency",
        "KISA",
        hidden="Korea Internat Security Agency",
    ),
    entry(ORGANIZATION, "org/kisa-old", "Korea Information Security Agency", "KISA"),
    entry(ORGANIZATION, "org/microsoft", "Microsoft", "Microsoft Corp"),
    entry(ORGANIZATION, "org/microsoft-korea", "Microsoft Korea", part_of="org/microsoft"),
    entry(ORGANIZATION, "org/government", "Government"),
    entry(ORGANIZATION, "org/first", "First", person="person/wu"),
    entry(ORGANIZATION, "org/japan", "Japan", person="person/wu"),
    entry(ORGANIZATION, "org/ministry", "Ministry of Communications"),
    entry(ORGANIZATION, "org/cncert", "CNCERT", person="person/wu"),
    entry(
        SESSION,
        "session/2017/ws15",
        "Collaborations in Cybersecurity Response",
        "IGF 2017 WS15",
        code="WS15",
        year="2017",
        session_type="workshop",
    ),
    entry(
        SESSION,
        "session/2016/ws15",
        "Quite Another Subject of Discussion",
        code="WS15",
        year="2016",
        session_type="workshop",
    ),
    entry(
        SESSION,
        "session/2016/dc",
        "Dynamic Coalition on Accessibility and Disability",
        year="2016",
        session_type="dynamic coalition",
    ),
    entry(SESSION, "session/2016/opening", "Opening Ceremony", year="2016"),
    entry(SERIES, "series/access", "Accessibility and Disability", year="2016|2017"),
)
MERGED = {"person/gone": "person/going", "person/going": "person/wu", "org/loop": "org/loop"}


@pytest.fixture(scope="session")
def index() -> Index:
    return Index(Holdings(ENTRIES, MERGED, {"meeting/2017": "IGF of 2017"}), DEFAULT_BASE)


@pytest.fixture(scope="session")
def stored(store: EmbeddedStore) -> Index:
    """The index of the graph that the server's tests have."""
    return Index(holdings(store), store.base)
