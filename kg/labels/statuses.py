"""How certain a label and the kind of its document make it that a party took part.

A provisional confirmation is still a plan. What happened is known from reports and transcripts
alone; other pages leave it open.
"""

from __future__ import annotations

import re

from kg.concepts import DocumentKind, Status
from kg.labels.plain import folded, plain

PLANNED = re.compile(r"\b(tbc|to be confirmed|unconfirmed|planned|provisional(ly)?|invited)\b")
CONFIRMED = re.compile(r"\bconfirmed\b")
UNKNOWN = frozenset({"listed"})

OF_KIND: dict[DocumentKind, Status] = {
    DocumentKind.TRANSCRIPT: Status.TOOK_PART,
    DocumentKind.SESSION_REPORT: Status.TOOK_PART,
    DocumentKind.PROGRAMME_PAGE: Status.PLANNED,
    DocumentKind.SESSION_PAGE: Status.PLANNED,
    DocumentKind.PROPOSAL: Status.PLANNED,
}


def status_of(label: str, kind: DocumentKind) -> Status:
    """The label's own word where it has one, else what documents of the kind can show."""
    text = folded(label)
    if PLANNED.search(text):
        return Status.PLANNED
    if plain(label) in UNKNOWN:
        return Status.UNKNOWN
    usual = OF_KIND.get(kind, Status.UNKNOWN)
    if CONFIRMED.search(text) and usual is not Status.TOOK_PART:
        return Status.CONFIRMED
    return usual
