"""Where two sources differ: what was shown, what the other said, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import RDF
from rdflib.term import Node, URIRef

from kg.concepts import Rule
from kg.graph.choices import Choice
from kg.graph.context import Context
from kg.graph.quads import Triple
from kg.iris import concept
from kg.keys import opaque
from kg.namespaces import IGF
from kg.records import Document
from kg.resolve.sessions import Session


def differing(
    context: Context,
    session: Session,
    predicate: URIRef,
    choice: Choice[Node],
    rule: Rule = Rule.PROGRAMME_FIRST,
) -> Iterator[Triple]:
    """The discrepancy of a session where not all documents state the value that is shown."""
    if choice.others:
        yield from discrepancy(
            context,
            (context.session(session.key), predicate),
            (choice.value, (saying.document for saying in choice.chosen_from)),
            ((value, saying.document) for value, saying in choice.others),
            rule,
        )


def discrepancy(
    context: Context,
    about: tuple[URIRef, URIRef],
    shown: tuple[Node | None, Iterable[Document]],
    others: Iterable[tuple[Node, Document]],
    rule: Rule,
) -> Iterator[Triple]:
    """One discrepancy; about is (entity, property), shown is (value, documents that say it)."""
    entity, predicate = about
    key = opaque("d", str(entity).removeprefix(context.iris.base), str(predicate))
    iri = context.iris.entity("discrepancy", key)
    value, documents = shown
    yield iri, RDF.type, IGF.Discrepancy
    yield iri, IGF.aboutEntity, entity
    yield iri, IGF.aboutProperty, predicate
    yield iri, IGF.rule, concept(rule)
    if value is not None:
        yield iri, IGF.shownValue, value
    for document in documents:
        yield iri, IGF.chosenFrom, context.source_graph(document)
    for other, document in others:
        yield iri, IGF.otherValue, other
        yield iri, IGF.alsoStatedIn, context.source_graph(document)
