"""Which kind of witness a source is, by the name the data sheets give its kind."""

from __future__ import annotations

from kg.concepts import DocumentKind

KINDS: dict[str, DocumentKind] = {
    "sched": DocumentKind.PROGRAMME_PAGE,
    "igf-page": DocumentKind.SESSION_PAGE,
    "igf-proposal": DocumentKind.PROPOSAL,
    "report": DocumentKind.SESSION_REPORT,
    "transcript": DocumentKind.TRANSCRIPT,
    "friendsoftheigf": DocumentKind.ARCHIVE_PAGE,
    "digwatch": DocumentKind.OTHER_PAGE,
    "other": DocumentKind.OTHER_PAGE,
}


def document_kind_of(source_kind: str) -> DocumentKind | None:
    """None for a kind that no sheet may use."""
    return KINDS.get(source_kind)
