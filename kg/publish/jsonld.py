"""The schema.org view of one resource, as search engines read it: compact JSON-LD, plain strings.

It says nothing that the curated graph does not, with one exception: `url`, the page it stands on.
The context is inline, for schema.org's own one expands to http:// and needs a fetch.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

import pyoxigraph as ox
from rdflib import RDF, XSD

from kg.namespaces import SCHEMA

About = Callable[[str], Iterable[ox.Quad]]
Term = ox.NamedNode | ox.Literal
Node = dict[str, object]

BASE = str(SCHEMA.name).removesuffix("name")
EVENTS = ("Event", "EventSeries")
TAGGED = ("name", "alternateName")
LINKS = ("eventStatus", "eventAttendanceMode", "sameAs", "url")
DATES = ("startDate", "endDate")

# What is told of a resource, in this order; a nested table says what is told of what it links to.
NAMED: Mapping[str, object] = {"name": None}
ADDRESS = {"streetAddress": None, "addressLocality": None, "addressCountry": None}
PLACE = {"name": None, "address": ADDRESS}
SHOWN: Mapping[str, object] = {
    "name": None,
    "alternateName": None,
    "identifier": None,
    "startDate": None,
    "endDate": None,
    "eventStatus": None,
    "eventAttendanceMode": None,
    "location": PLACE | {"containedInPlace": PLACE},
    "containedInPlace": PLACE,
    "address": ADDRESS,
    "superEvent": NAMED,
    "subEvent": NAMED,
    "organizer": NAMED,
    "performer": NAMED,
    "contributor": NAMED,
    "sameAs": None,
}


def resource_jsonld(iri: str, about: About, curated: str, page: str) -> Node | None:
    """The view of a resource of a schema.org class; None where it has no such class.

    about: gives the quads of a subject. curated: the graph they are taken from. page: its address.
    """
    node = _node(iri, SHOWN, lambda subject: _values(subject, about, curated))
    if node is None or "name" not in node:
        return None
    dates = {date: _datatype(iri, date, about, curated) for date in DATES if date in node}
    return {"@context": _context(dates), **node, "url": page}


def for_html(document: Node) -> str:
    """The view as text that can stand inside a script element."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _context(dates: Mapping[str, str]) -> Node:
    tagged = {term: {"@language": "en"} for term in TAGGED}
    return {
        "@version": 1.1,
        "@vocab": BASE,
        **{name: {"@id": f"{BASE}{name}", "@context": tagged} for name in EVENTS},
        **{link: {"@type": "@id"} for link in LINKS},
        **{date: {"@type": datatype} for date, datatype in dates.items()},
    }


def _node(
    iri: str, shown: Mapping[str, object], values: Callable[[str], dict[str, list[Term]]]
) -> Node | None:
    found = values(iri)
    types = sorted(str(value.value) for value in found.get(str(RDF.type), []))
    names = [name.removeprefix(BASE) for name in types if name.startswith(BASE)]
    if not names:
        return None
    node: Node = {"@type": names[0] if len(names) == 1 else names, "@id": iri}
    for term, nested in shown.items():
        told = [_told(value, term, names, nested, values) for value in found.get(BASE + term, [])]
        if told:
            node[term] = told[0] if len(told) == 1 else told
    return node


def _told(
    value: Term,
    term: str,
    types: list[str],
    nested: object,
    values: Callable[[str], dict[str, list[Term]]],
) -> object:
    if isinstance(value, ox.Literal):
        return _text(value, term, types)
    iri = str(value.value)
    if isinstance(nested, Mapping):
        return _node(iri, nested, values) or {"@id": iri}
    return iri if term in LINKS else {"@id": iri}


def _text(value: ox.Literal, term: str, types: list[str]) -> object:
    usual = "en" if term in TAGGED and set(types) & set(EVENTS) else None
    if value.language == usual:
        return value.value
    if value.language is None:
        return {"@value": value.value}
    return {"@value": value.value, "@language": value.language}


def _values(subject: str, about: About, curated: str) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {}
    for quad in about(subject):
        told = quad.object
        if quad.graph_name == ox.NamedNode(curated) and isinstance(told, Term):
            found.setdefault(quad.predicate.value, []).append(told)
    return found


def _datatype(iri: str, term: str, about: About, curated: str) -> str:
    first = _values(iri, about, curated)[BASE + term][0]
    return first.datatype.value if isinstance(first, ox.Literal) else str(XSD.dateTime)
