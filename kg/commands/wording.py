"""Concepts in words, as the ontology labels them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import SKOS, Graph

from kg.concepts import Concept
from kg.iris import concept


@dataclass(frozen=True, slots=True)
class Wording:
    """The preferred labels of all concepts, by address."""

    labels: Mapping[str, str]

    @classmethod
    def of(cls, ontology: Graph) -> Wording:
        """The labels of an ontology with its schemes."""
        return cls(
            {str(node): str(label) for node, label in ontology.subject_objects(SKOS.prefLabel)}
        )

    def of_one(self, member: Concept) -> str:
        """The label of one concept."""
        return self.labels.get(str(concept(member)), member.value)

    def of_many(self, members: Iterable[Concept]) -> str:
        """The labels of several, in one line."""
        return ", ".join(map(self.of_one, members))
