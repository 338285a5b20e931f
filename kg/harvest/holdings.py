"""Which records there are to be harvested, and the sets that each is in.

A record is of a session, or of a document that was read: the report of a session, its transcript, a
page of a programme. Sets are named as OAI-PMH has them, `session:2017` being a part of `session`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.namespaces import PREFIXES
from kg.store import Store

SESSION, DOCUMENT, MEETING = "session", "document", "meeting"
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
SESSIONS = """
SELECT ?thing ?whole WHERE {{ GRAPH <{base}graph/curated> {{
  ?thing a igf:Session OPTIONAL {{ ?thing schema:superEvent ?whole }}
}} }}
"""
DOCUMENTS = """
SELECT ?thing ?kind WHERE {{ GRAPH <{base}graph/provenance> {{
  ?thing a igf:SourceDocument OPTIONAL {{ ?thing igf:documentKind ?kind }}
}} }}
"""
TOLD_OF = """
SELECT DISTINCT ?thing ?whole WHERE {{ GRAPH <{base}graph/curated> {{
  ?event schema:subjectOf ?thing {{ ?event schema:superEvent ?whole }}
  UNION {{ ?event a igf:Meeting BIND(?event AS ?whole) }}
}} }}
"""
SPEC = re.compile(r"[A-Za-z0-9\-_.!~*'()]+")


def holdings(store: Store) -> Mapping[str, tuple[str, ...]]:
    """The sets of each record, by its path, such as `session/2017/ws15`."""
    found: dict[str, set[str]] = defaultdict(set)
    lead = f"{store.base}id/"
    for thing, whole in _pairs(store, SESSIONS, "whole"):
        found[thing.removeprefix(lead)] |= {
            *_within(SESSION, _year(whole, lead)),
            *_of_meeting(whole, lead),
        }
    for thing, kind in _pairs(store, DOCUMENTS, "kind"):
        found[thing.removeprefix(lead)] |= {*_within(DOCUMENT, kind.rpartition("/")[2])}
    for thing, whole in _pairs(store, TOLD_OF, "whole"):
        if thing.removeprefix(lead) in found:
            found[thing.removeprefix(lead)] |= {*_of_meeting(whole, lead)}
    return {path: tuple(sorted(sets)) for path, sets in sorted(found.items())}


def _within(name: str, part: str) -> Iterator[str]:
    """A set, and the part of it that is named, if there is one."""
    yield name
    if SPEC.fullmatch(part):
        yield f"{name}:{part}"


def _of_meeting(whole: str, lead: str) -> Iterator[str]:
    year = _year(whole, lead)
    return _within(MEETING, year) if year else iter(())


def _year(whole: str, lead: str) -> str:
    """The year of a meeting; nothing for another whole, or none."""
    kind, _, year = whole.removeprefix(lead).partition("/")
    return year if kind == MEETING else ""


def _pairs(store: Store, query: str, second: str) -> Iterator[tuple[str, str]]:
    """The IRIs of the two variables; nothing for a second that is not bound."""
    answer = store.query(PROLOGUE + query.format(base=store.base))
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError(f"not a SELECT query: {query}")
    for row in answer:
        thing, other = row["thing"], row[second]
        if isinstance(thing, ox.NamedNode):
            yield thing.value, other.value if isinstance(other, ox.NamedNode) else ""
