"""References as CSL-JSON (Citation Style Language 1.0.2).

Its `speech` is also for the sessions of a conference; its `event` is the conference itself.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping

from kg.publish.citation import Citation, Kind

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
TYPES: Mapping[Kind, str] = {
    "session": "speech",
    "meeting": "event",
    "report": "report",
    "page": "webpage",
}
Item = dict[str, object]


def csl(citations: Iterable[Citation]) -> bytes:
    """A list of references."""
    items = [item(citation) for citation in citations]
    return f"{json.dumps(items, ensure_ascii=False, indent=2)}\n".encode()


def item(citation: Citation) -> Item:
    """One reference; what is not stated is left out."""
    told: Item = {
        "id": citation.key,
        "type": TYPES[citation.kind],
        "title": citation.title,
        "genre": citation.genre,
        "number": citation.code,
        "event-title": citation.event,
        "event-place": citation.place,
        "event-date": _days(citation),
        "issued": _days(citation) or (citation.year and {"date-parts": [[citation.year]]}),
        "organizer": [{"literal": name} for name in citation.organizers],
        "keyword": ", ".join(citation.keywords),
        "language": citation.language,
        "URL": citation.url,
        "accessed": _accessed(citation.accessed),
        "note": citation.note,
    }
    return {name: value for name, value in told.items() if value}


def _days(citation: Citation) -> Item | None:
    if citation.day is None:
        return None
    days = [citation.day] if citation.end is None else [citation.day, citation.end]
    return {"date-parts": [_parts(day) for day in days]}


def _parts(day: dt.date) -> list[int]:
    return [day.year, day.month, day.day]


def _accessed(written: str | None) -> Item | None:
    return None if written is None else {"date-parts": [[int(part) for part in written.split("-")]]}
