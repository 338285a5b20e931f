"""File endings that promise another form than the document has: remarked on, and of no effect."""

from __future__ import annotations

from pathlib import PurePath

from kg.records import Finding, Origin

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PROMISED: dict[str, frozenset[str]] = {
    ".csv": frozenset({"text/csv"}),
    ".htm": frozenset({"text/html"}),
    ".html": frozenset({"text/html"}),
    ".ics": frozenset({"text/calendar"}),
    ".json": frozenset({"application/json", "application/ld+json"}),
    ".jsonld": frozenset({"application/ld+json"}),
    ".nq": frozenset({"application/n-quads", "application/n-triples"}),
    ".nt": frozenset({"application/n-triples", "application/n-quads"}),
    ".rdf": frozenset({"application/rdf+xml"}),
    ".trig": frozenset({"application/trig", "text/turtle"}),
    ".tsv": frozenset({"text/tab-separated-values"}),
    ".ttl": frozenset({"text/turtle", "application/trig"}),
    ".xlsx": frozenset({WORKBOOK}),
}
"""What a file of such a name holds; `.txt` and others promise nothing."""


def ending_finding(name: str, media_type: str, form: str) -> Finding | None:
    """A remark on a name whose ending is that of another form; form: what the document is."""
    ending = PurePath(name).suffix.casefold()
    promised = PROMISED.get(ending)
    if promised is None or media_type in promised:
        return None
    what = f"the ending {ending} is that of another form; this is {form} ({media_type})"
    return Finding(Origin(name), name, what)
