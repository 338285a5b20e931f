"""One term of the ontology: what it means, how it stands to others, and how it is used."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from kg.namespaces import ONTOLOGY
from server.pages.facts import Fact
from server.pages.shape import constraining, shape_named
from server.pages.snippet import Snippet, of_class, of_property
from server.pages.values import Lens, Value, expanded
from server.usage import Use

# A label, and the properties that it gathers; `^` turns one round.
RELATIONS = (
    ("Subclass of", ("rdfs:subClassOf",)),
    ("Has the subclasses", ("^rdfs:subClassOf",)),
    ("Subproperty of", ("rdfs:subPropertyOf",)),
    ("Has the subproperties", ("^rdfs:subPropertyOf",)),
    ("Inverse of", ("owl:inverseOf", "^owl:inverseOf")),
    ("Property of", ("rdfs:domain", "schema:domainIncludes")),
    ("Leads to", ("rdfs:range", "schema:rangeIncludes")),
    ("Has the properties", ("^rdfs:domain", "^schema:domainIncludes")),
    ("Properties that lead to it", ("^rdfs:range", "^schema:rangeIncludes")),
    ("Note on its scope", ("skos:scopeNote",)),
    ("The same elsewhere", ("owl:equivalentClass", "owl:equivalentProperty", "skos:exactMatch")),
    ("Close to", ("skos:closeMatch", "skos:relatedMatch")),
    ("Wider elsewhere", ("skos:broadMatch",)),
    ("See also", ("rdfs:seeAlso",)),
)
KINDS = (
    ("owl:Class", "Class"),
    ("owl:ObjectProperty", "Property that leads to a thing"),
    ("owl:DatatypeProperty", "Property that has a value"),
)
CLASS = KINDS[0][1]
# Nobody is led to what was withdrawn by what is said of it.
UNASKED = frozenset({"withdrawnOn", "withdrawalReason"})


@dataclass(frozen=True, slots=True)
class TermPage:
    """A term. things: how many are of the class or have the property. query: asks for all.

    It is empty where nobody is led to them.
    """

    name: str
    iri: str
    kind: str
    label: str
    definition: str
    facts: tuple[Fact, ...]
    examples: tuple[Value, ...]
    shapes: tuple[Value, ...]
    things: int
    snippet: Snippet | None
    query: str

    @property
    def asked(self) -> str:
        """The query as a part of an address."""
        return quote(self.query, safe="")


def page(lens: Lens, name: str, use: Use | None) -> TermPage:
    """The page of a term that the graph knows."""
    iri = ONTOLOGY + name
    kinds = {*lens.types(iri)}
    kind = next((words for k, words in KINDS if expanded(k) in kinds), "Term")
    return TermPage(
        name,
        iri,
        kind,
        lens.label(iri),
        lens.text(iri, "skos:definition", "rdfs:comment") or "",
        tuple(_facts(lens, iri)),
        lens.values(iri, "skos:example"),
        tuple(shape_named(lens, shape) for shape in constraining().get(iri, ())),
        0 if use is None else use.things,
        None if use is None else _snippet(lens, iri, kind, use),
        _query(name, kind),
    )


def _facts(lens: Lens, iri: str) -> list[Fact]:
    found = []
    for label, names in RELATIONS:
        own = lens.values(iri, *(name for name in names if name[0] != "^"))
        turned = [
            lens.named(node)
            for name in names
            if name[0] == "^"
            for node in lens.sources_of(iri, name[1:])
        ]
        values = tuple(dict.fromkeys((*own, *turned)))
        if values:
            found.append(Fact(label, values))
    return found


def _snippet(lens: Lens, iri: str, kind: str, use: Use) -> Snippet | None:
    if kind == CLASS:
        return of_class(lens, use.example)
    return of_property(lens, use.example, iri)


def _query(name: str, kind: str) -> str:
    if name in UNASKED:
        return ""
    pattern = f"?thing a igf:{name}" if kind == CLASS else f"?thing igf:{name} ?value"
    return (
        f"PREFIX igf: <{ONTOLOGY}>\n\n"
        f"SELECT DISTINCT * WHERE {{\n  GRAPH ?graph {{ {pattern} }}\n}}\nLIMIT 100\n"
    )
