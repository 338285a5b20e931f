"""What search engines read of a thing: plain schema.org, without roles and without our own terms.

It is cut out of the description of the thing, so it says nothing that the other forms do not. What
no source states, such as the place of many sessions, is left out and never guessed.
https://developers.google.com/search/docs/appearance/structured-data/event
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pyoxigraph as ox

from kg.namespaces import SCHEMA
from kg.publish.jsonld.tree import TYPE, Branch, Node, Told, by_subject, in_order
from kg.publish.jsonld.writing import Document, written

BASE = str(SCHEMA.name).removesuffix("name")

# What is told of a thing; a nested table says what is told of what it links to.
Shown = Mapping[str, object]
NAMED: Shown = {"name": None}
ADDRESS: Shown = {"streetAddress": None, "addressLocality": None, "addressCountry": None}
PLACE: Shown = {"name": None, "url": None, "address": ADDRESS}
ROOM: Shown = {**PLACE, "containedInPlace": PLACE}
MEETING: Shown = {
    **NAMED,
    "startDate": None,
    "endDate": None,
    "location": PLACE,
    "superEvent": NAMED,
}
DOWNLOAD: Shown = dict.fromkeys(
    ("name", "contentUrl", "encodingFormat", "contentSize", "sha256", "license")
)
DATASET: Shown = {
    "creator": {**NAMED, "url": None},
    "publisher": {**NAMED, "url": None},
    "license": None,
    "version": None,
    "isAccessibleForFree": None,
    "creditText": None,
    "temporalCoverage": None,
    "dateModified": None,
    "distribution": DOWNLOAD,
}
SHOWN: Shown = {
    "name": None,
    "alternateName": None,
    "identifier": None,
    "description": None,
    "startDate": None,
    "endDate": None,
    "duration": None,
    "eventStatus": None,
    "eventAttendanceMode": None,
    "inLanguage": None,
    "keywords": None,
    "maximumAttendeeCapacity": None,
    "location": ROOM,
    "containedInPlace": PLACE,
    "address": ADDRESS,
    "superEvent": MEETING,
    "subEvent": NAMED,
    "organizer": NAMED,
    "performer": NAMED,
    "contributor": NAMED,
    "about": NAMED,
    "subjectOf": NAMED,
    "inDefinedTermSet": NAMED,
    "termCode": None,
    "sameAs": None,
    "url": None,
    **DATASET,
}
POINTING: Shown = {"superEvent": NAMED, "subEvent": NAMED}
"""What is told of those that point to it: the sessions of a meeting, the series of a session."""


def lean(triples: Collection[ox.Triple], subject: str) -> Document | None:
    """The view of a thing of a schema.org class; None where it has no such class, or no name."""
    said = by_subject(triples)
    branch = _branch(ox.NamedNode(subject), SHOWN, said)
    if not branch.types or f"{BASE}name" not in branch.told:
        return None
    pointing: dict[str, list[Branch]] = {}
    for triple in in_order(t for t in triples if t.object == branch.node):
        term = triple.predicate.value.removeprefix(BASE)
        if term in POINTING and isinstance(triple.subject, Node):
            around = _branch(triple.subject, NAMED, said)
            pointing.setdefault(BASE + term, []).append(around)
    whole = {term: tuple(branches) for term, branches in pointing.items()}
    return written([Branch(branch.node, branch.types, branch.told, whole)])


def _branch(node: Node, shown: Shown, said: Mapping[Node, list[ox.Triple]]) -> Branch:
    types: list[ox.NamedNode] = []
    told: dict[str, list[Told]] = {}
    for triple in in_order(said.get(node, ())):
        value, term = triple.object, triple.predicate.value
        local = term.removeprefix(BASE)
        if triple.predicate == TYPE and isinstance(value, ox.NamedNode):
            types += [value] if value.value.startswith(BASE) else []
        elif local != term and local in shown:
            told.setdefault(term, []).extend(_told(value, shown[local], said))
    if not types:
        return Branch(node)
    return Branch(node, tuple(types), {term: tuple(values) for term, values in told.items()})


def _told(value: object, shown: object, said: Mapping[Node, list[ox.Triple]]) -> list[Told]:
    if isinstance(value, ox.Literal):
        return [value]
    if not isinstance(value, Node):
        return []
    return [_branch(value, shown, said) if isinstance(shown, Mapping) else Branch(value)]
