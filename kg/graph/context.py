"""What every graph module needs to know: the IRIs, the editions and the resolved identities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rdflib.term import URIRef

from kg.iris import Iris
from kg.records import Document, EditionRecord
from kg.resolve.outward import NO_LINKS, Outward
from kg.resolve.resolution import Resolution
from kg.resolve.sessions import SessionKey


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition and the sheet that states it."""

    record: EditionRecord
    document: Document


@dataclass(frozen=True, slots=True)
class Context:
    """Read by all graph modules, changed by none."""

    iris: Iris
    editions: Mapping[int, Edition]
    resolution: Resolution
    outward: Outward = NO_LINKS

    def session(self, key: SessionKey) -> URIRef:
        """The IRI of a session."""
        return self.iris.session(key.year, key.key)

    def mention(self, key: str) -> URIRef:
        """The IRI of a mention: a statement, or the name of a body."""
        return self.iris.entity("statement" if key.startswith("s") else "mention", key)

    def person(self, mention: str) -> URIRef | None:
        """The person that a mention was resolved to, if it names one well enough."""
        found = self.resolution.people.by_mention.get(mention)
        return None if found is None else self.iris.entity("person", found)

    def organization(self, mention: str) -> URIRef | None:
        """The body that a mention was resolved to, if it names one."""
        found = self.resolution.organizations.by_mention.get(mention)
        return None if found is None else self.iris.entity("org", found)

    def affiliations(self, statement: str) -> tuple[URIRef, ...]:
        """The bodies that a statement's affiliation names, sorted."""
        found = self.resolution.affiliations.get(statement, frozenset())
        return tuple(self.iris.entity("org", key) for key in sorted(found))

    def source_graph(self, document: Document) -> URIRef:
        """The named graph of what a document says."""
        return self.iris.source_graph(document.key)
