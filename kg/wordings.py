"""The words that the concept schemes have for people, read from `ontology/schemes`."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import SKOS, Graph

from kg import resources
from kg.concepts import Evidence
from kg.iris import concept


def evidence_words() -> Mapping[Evidence, str]:
    """Each reason for or against two mentions being one party, in a few words."""
    scheme = Graph().parse(resources.ontology() / "schemes" / f"{Evidence.scheme()}.ttl")
    return {
        reason: str(scheme.value(concept(reason), SKOS.prefLabel, any=False)) for reason in Evidence
    }
