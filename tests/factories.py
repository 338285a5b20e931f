"""Small records with everything but the tested field left to a default."""

from __future__ import annotations

from typing import Any

from kg.concepts import DocumentKind, Role, Status
from kg.keys import digest
from kg.records import (
    Document,
    Origin,
    PartyKind,
    PartyRecord,
    Reading,
    SessionRecord,
)

ORIGIN = Origin("page.txt", 1)


def a_party(name: str | None = "Ada Mare", **fields: Any) -> PartyRecord:
    given: dict[str, Any] = {
        "origin": ORIGIN,
        "kind": PartyKind.PERSON,
        "role": "Speaker",
        "roles": (Role.SPEAKER,),
        "status": Status.PLANNED,
        "name": name,
    }
    given.update(fields)
    if "organizations" in given:
        given.setdefault("affiliation", ", ".join(given["organizations"]))
    return PartyRecord(**given)


def a_session(*parties: PartyRecord, **fields: Any) -> SessionRecord:
    given: dict[str, Any] = {"origin": ORIGIN, "year": 2017, "code": "WS15", "parties": parties}
    return SessionRecord(**{**given, **fields})


def a_reading(name: str, *records: SessionRecord, **fields: Any) -> Reading:
    given: dict[str, Any] = {
        "key": digest(name)[:16],
        "name": name,
        "kind": DocumentKind.PROGRAMME_PAGE,
        "reader": "test/1",
        "sha256": digest(name),
    }
    return Reading(Document(**{**given, **fields}), tuple(records))
