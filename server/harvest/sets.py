"""What the sets are called."""

from __future__ import annotations

from kg.harvest.holdings import DOCUMENT, MEETING, SESSION
from kg.harvest.reader import Reader
from kg.namespaces import VOCABULARY

WHOLES = {
    SESSION: "Sessions",
    DOCUMENT: "Documents that were read",
    MEETING: "Sessions of meetings, and documents on them",
}


def set_name(reader: Reader, spec: str) -> str:
    """The name of a set for people."""
    whole, _, part = spec.partition(":")
    if not part:
        return WHOLES.get(whole, whole)
    if whole == DOCUMENT:
        return f"Documents: {reader.name(f'{VOCABULARY}document-kind/{part}')}"
    meeting = reader.name(f"{reader.store.base}id/{MEETING}/{part}")
    return f"Sessions of the {meeting}" if whole == SESSION else f"All on the {meeting}"
