"""The vocabulary graph: ontology and schemes as written, and each year's own tags and questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rdflib import RDF, SKOS, Graph
from rdflib.namespace import DCTERMS
from rdflib.term import URIRef

from kg.concepts import Question
from kg.graph.context import Context
from kg.graph.quads import Triple, tagged, triples_of
from kg.iris import concept, scheme, yearly_concept
from kg.resolve.sessions import Saying, Session

TITLES = {
    "tag": "Tags printed in the programme of IGF {year}",
    "theme": "Themes printed in the programme of IGF {year}",
    "report-question": "Questions of the report template of IGF {year}",
}


def vocabulary_triples(
    context: Context, earlier: Iterable[Session], ontology: Graph
) -> Iterator[Triple]:
    """Everything in `ontology/`, and the concepts that this build's documents print.

    earlier: the sessions as superseded snapshots have them, whose tags count too.
    """
    yield from triples_of(ontology)
    sessions = (*context.resolution.sessions, *earlier)
    sayings = [saying for session in sessions for saying in session.sayings]
    yield from _printed("tag", ((s.record.year, tag) for s in sayings for tag in s.record.tags))
    yield from _printed("theme", _themes(context, sayings))
    yield from _questions(sayings)


def _themes(context: Context, sayings: Iterable[Saying]) -> Iterator[tuple[int, str]]:
    for edition in context.editions.values():
        for theme in edition.record.themes:
            yield edition.record.year, theme
    for saying in sayings:
        for theme in saying.record.themes:
            yield saying.record.year, theme


def _printed(name: str, labels: Iterable[tuple[int, str]]) -> Iterator[Triple]:
    """One concept a year and label; spellings that differ in punctuation alone share one."""
    spellings: dict[tuple[int, URIRef], set[str]] = defaultdict(set)
    for year, label in labels:
        spellings[year, yearly_concept(name, year, label)].add(label)
    for (year, iri), found in spellings.items():
        first, *others = sorted(found)
        yield from _concept(name, year, iri, first)
        for other in others:
            yield iri, SKOS.altLabel, tagged(other)


def _questions(sayings: Iterable[Saying]) -> Iterator[Triple]:
    asked: set[tuple[int, Question]] = set()
    for saying in sayings:
        year = saying.record.year
        asked.update((year, count.question) for count in saying.record.counts)
        asked.update((year, answer.question) for answer in saying.record.answers)
    for year, question in sorted(asked):
        iri = yearly_concept("report-question", year, question)
        label = f"{question.value.replace('-', ' ')} ({year} template)"
        yield from _concept("report-question", year, iri, label)
        yield iri, SKOS.broadMatch, concept(question)


def _concept(name: str, year: int, iri: URIRef, label: str) -> Iterator[Triple]:
    yearly = scheme(f"{name}/{year}")
    yield yearly, RDF.type, SKOS.ConceptScheme
    yield yearly, DCTERMS.title, tagged(TITLES[name].format(year=year))
    yield iri, RDF.type, SKOS.Concept
    yield iri, SKOS.prefLabel, tagged(label)
    yield iri, SKOS.inScheme, yearly
    yield iri, SKOS.topConceptOf, yearly
