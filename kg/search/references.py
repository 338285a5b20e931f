"""Concepts and source documents as entries of the index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.search.entries import Entry, Facet, Kind, Part, Text
from kg.search.gathering import Found
from kg.search.happenings import session_day, years_of
from kg.search.naming import named, names_of, texts
from kg.search.taking_part import or_not_stated

MOST_NOTED = 2


def concepts(found: Found) -> Iterator[Entry]:
    """Each concept of the lists, with what it means."""
    for iri in found.of_class("skos:Concept"):
        title = named(found, iri)
        if title is None:
            continue
        schemes = texts(found, Part.SCHEME, found.iris(iri, "skos:inScheme"))
        definitions = [
            Text(Part.DEFINITION, said.value, said.language)
            for said in found.literals(iri, "skos:definition")
        ]
        note = ", ".join(text.text for text in schemes[:MOST_NOTED])
        told = (*names_of(found, iri), *schemes, *definitions)
        yield Entry(iri, Kind.CONCEPT, title, note, texts=told)


def documents(found: Found) -> Iterator[Entry]:
    """Each source document, with the sessions that it speaks of."""
    spoken: dict[str, list[str]] = defaultdict(list)
    for session in found.of_class("igf:Session"):
        for document in found.iris(session, "schema:subjectOf"):
            spoken[document].append(session)
    for iri in found.of_class("igf:SourceDocument"):
        title = named(found, iri)
        if title is None:
            continue
        kinds = texts(found, Part.TYPE, found.iris(iri, "igf:documentKind"))
        sessions = spoken.get(iri, [])
        days = (day for one in sessions if (day := session_day(found, one)))
        of = texts(found, Part.DOCUMENTS, sessions[:20])
        yield Entry(
            iri,
            Kind.DOCUMENT,
            title,
            " · ".join(text.text for text in (*kinds[:1], *of[:1])),
            max(days, default=None),
            len(sessions),
            (*kinds, *of),
            {Facet.YEAR: or_not_stated(years_of(found, sessions))},
        )
