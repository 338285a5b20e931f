"""The phases of a meeting that was held in several runs of days."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import PROV, RDF

from kg.graph.context import Context, Edition
from kg.graph.quads import Triple, day, tagged
from kg.namespaces import IGF, SCHEMA


def phase_triples(context: Context, edition: Edition) -> Iterator[Triple]:
    """Each phase as an event of its own within the meeting, numbered in the order of time."""
    record = edition.record
    for number, phase in enumerate(record.phases, start=1):
        iri = context.iris.phase(record.year, number)
        yield context.iris.meeting(record.year), SCHEMA.subEvent, iri
        yield iri, RDF.type, IGF.MeetingPhase
        yield iri, RDF.type, SCHEMA.Event
        yield iri, SCHEMA.name, tagged(f"IGF {record.year}, {phase.name}")
        yield iri, SCHEMA.startDate, day(phase.start)
        yield iri, SCHEMA.endDate, day(phase.end)
        yield iri, PROV.wasDerivedFrom, context.source_graph(edition.document)
