"""A value of the graph as a reader sees it: a name to read, and an address to follow."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.namespaces import PREFIXES, SCHEMA
from kg.store import Store, Term
from server.links import link

CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
LAST_PART = re.compile(r"[/#]")
XSD = PREFIXES["xsd"]


@dataclass(frozen=True, slots=True)
class Value:
    """text: what is read. href: where it leads. language: of the text, where it is known."""

    text: str
    href: str | None = None
    language: str | None = None


class Lens:
    """Reads one store for one page: values by property, and each name looked up once."""

    def __init__(self, store: Store, root: str) -> None:
        self.store = store
        self.root = root
        self.curated = f"{store.base}graph/curated"
        self._about: dict[str, tuple[ox.Quad, ...]] = {}
        self._inverse: dict[str, tuple[ox.Quad, ...]] = {}
        self._labels: dict[str, str] = {}

    def about(self, iri: str) -> tuple[ox.Quad, ...]:
        """Every quad about it, in any graph."""
        if iri not in self._about:
            self._about[iri] = self.store.about(iri)
        return self._about[iri]

    def inverse(self, iri: str) -> tuple[ox.Quad, ...]:
        """Every quad that points to it, in any graph."""
        if iri not in self._inverse:
            self._inverse[iri] = self.store.inverse(iri)
        return self._inverse[iri]

    def terms(self, iri: str, predicate: str, graph: str | None = None) -> list[Term]:
        """Its values of a property, such as `schema:name`: the curated ones if there are any."""
        wanted = expanded(predicate)
        found = [quad for quad in self.about(iri) if quad.predicate.value == wanted]
        if graph is not None:
            return [q.object for q in found if graph_of(q) == graph]
        curated = [q.object for q in found if graph_of(q) == self.curated]
        return list(dict.fromkeys(curated or [q.object for q in found]))

    def values(self, iri: str, *predicates: str, graph: str | None = None) -> tuple[Value, ...]:
        """Its values of some properties, each once."""
        terms = [term for p in predicates for term in self.terms(iri, p, graph)]
        return tuple(dict.fromkeys(self.value(term) for term in terms))

    def targets(self, iri: str, *predicates: str) -> list[str]:
        """The IRIs that it points to by some properties."""
        terms = [term for p in predicates for term in self.terms(iri, p)]
        return [term.value for term in terms if isinstance(term, ox.NamedNode)]

    def sources_of(self, iri: str, predicate: str) -> list[str]:
        """The IRIs that point to it by a property in any graph."""
        wanted = expanded(predicate)
        quads = (q for q in self.inverse(iri) if q.predicate.value == wanted)
        subjects = (q.subject for q in quads)
        return list(dict.fromkeys(s.value for s in subjects if isinstance(s, ox.NamedNode)))

    def text(self, iri: str, *predicates: str) -> str | None:
        """The first value of some properties, as text."""
        return next((value.text for value in self.values(iri, *predicates)), None)

    def types(self, iri: str) -> list[str]:
        """The classes that it has, as IRIs."""
        return self.targets(iri, "rdf:type")

    def value(self, term: Term) -> Value:
        """How a term reads."""
        if isinstance(term, ox.Literal):
            return Value(readable(term), None, term.language)
        if isinstance(term, ox.NamedNode):
            return self.named(term.value)
        return Value(str(term))

    def named(self, iri: str) -> Value:
        """A link to it under its name."""
        return Value(self.label(iri), link(iri, self.store.base, self.root))

    def label(self, iri: str) -> str:
        """Its name, or what its IRI says."""
        if iri not in self._labels:
            own = next(iter(self.store.labels([iri]).values()), None)
            self._labels[iri] = own or self._spelt(iri)
        return self._labels[iri]

    def property_name(self, iri: str) -> str:
        """The label of a property, as the start of a line has it; else its own name, spelt out."""
        own = self.store.labels([iri]).get(iri)
        label = own or CAMEL.sub(" ", LAST_PART.split(iri)[-1]).lower()
        return label[:1].upper() + label[1:]

    def _spelt(self, iri: str) -> str:
        if iri in PLAIN:
            return PLAIN[iri]
        if iri.startswith(PREFIXES["schema"]):
            return CAMEL.sub(" ", iri.removeprefix(PREFIXES["schema"])).lower()
        if iri.startswith(self.store.base):
            return iri.removeprefix(self.store.base).removeprefix("id/")
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace) and len(iri) > len(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri


def expanded(name: str) -> str:
    """The IRI of a prefixed name; a full IRI stays as it is."""
    if "/" in name:
        return name
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def graph_of(quad: ox.Quad) -> str | None:
    """The name of a quad's graph."""
    graph = quad.graph_name
    return graph.value if isinstance(graph, ox.NamedNode) else None


def home_graph(lens: Lens, iri: str) -> str | None:
    """The first graph that says anything of it: for a statement, that of its document."""
    return next((name for quad in lens.about(iri) if (name := graph_of(quad))), None)


def readable(literal: ox.Literal) -> str:
    """A literal as people write it: dates and times in words, booleans as yes and no."""
    if literal.datatype.value == f"{XSD}boolean":
        return {"true": "yes", "false": "no", "1": "yes", "0": "no"}[literal.value]
    try:
        if literal.datatype.value == f"{XSD}dateTime":
            moment = dt.datetime.fromisoformat(literal.value)
            return f"{day(moment)}, {moment:%H:%M} ({offset(literal.value)})"
        if literal.datatype.value == f"{XSD}date":
            return day(dt.date.fromisoformat(literal.value))
    except ValueError:
        return literal.value
    return literal.value


def day(date: dt.date) -> str:
    """A day as `Thursday 21 December 2017`."""
    return f"{WEEKDAYS[date.weekday()]} {date.day} {MONTHS[date.month - 1]} {date.year}"


def offset(moment: str) -> str:
    """The offset that a time was written with, as `UTC+01:00`."""
    sign = moment[-6:-5]
    return f"UTC{moment[-6:]}" if sign in ("+", "-") else "UTC"


def day_of(moment: str) -> str:
    """The day of an ISO date or time as people write it; nothing for nothing."""
    return day(dt.date.fromisoformat(moment[:10])) if moment else ""


def joined(values: Iterable[Value]) -> str:
    """Several values in one line of text."""
    return ", ".join(value.text for value in values)


# What schema.org calls by names that are made for programs.
PLAIN = {
    str(SCHEMA.OnlineEventAttendanceMode): "online",
    str(SCHEMA.OfflineEventAttendanceMode): "on site",
    str(SCHEMA.MixedEventAttendanceMode): "on site and online",
}

# Spelt out, for the server's locale is not the page's language.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
