"""References as RIS, the tagged lines that reference managers exchange; lines end in CRLF.

A session is filed as a presentation (`SLIDE`), whose second title is the meeting; no type of RIS is
nearer to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.publish.citation import Citation, Kind

MEDIA_TYPE = "application/x-research-info-systems"
TYPES: Mapping[Kind, str] = {
    "session": "SLIDE",
    "meeting": "CONF",
    "report": "RPRT",
    "page": "ELEC",
}


def ris(citations: Iterable[Citation]) -> bytes:
    """A file of references."""
    return "".join(_record(citation) for citation in citations).encode()


def _record(citation: Citation) -> str:
    lines = (f"{tag}  - {' '.join(text.split())}\r\n" for tag, text in _lines(citation) if text)
    return f"{''.join(lines)}ER  - \r\n"


def _lines(citation: Citation) -> Iterator[tuple[str, str | None]]:
    yield "TY", TYPES[citation.kind]
    yield "ID", citation.key
    yield "TI", citation.title
    yield "T2", citation.event
    yield "M3", " ".join(part for part in (citation.genre, citation.code) if part)
    yield "PY", None if citation.year is None else str(citation.year)
    yield "DA", None if citation.day is None else f"{citation.day:%Y/%m/%d}/"
    yield "CY", citation.place
    yield "LA", citation.language
    yield "UR", citation.url
    yield "Y2", None if citation.accessed is None else f"{citation.accessed.replace('-', '/')}/"
    for keyword in citation.keywords:
        yield "KW", keyword
    for note in citation.notes:
        yield "N1", note
