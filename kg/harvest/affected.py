"""Which records may tell something else after some lines of the graph have changed.

It may name more than those, and never fewer. A record is read along few ways: what is said of the
thing, of its parts, of the places it is in and the meeting it belongs to, and the names of all that
these link to. So a change is followed back along those ways.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeGuard

import pyoxigraph as ox

from kg.descriptions import BELONGING, PARTS, WHOLES
from kg.namespaces import PREFIXES
from kg.store import Store

SCHEMA, RDF = PREFIXES["schema"], PREFIXES["rdf"]
TYPE = f"{RDF}type"
CHAINS = frozenset((*WHOLES, f"{SCHEMA}superEvent"))
"""What is said at the far end is told of the near one."""
OWNERS = PARTS | BELONGING
"""What is said of the near end is told of the far one."""


def affected(store: Store, changed: Iterable[ox.Quad], most: int) -> Collection[str] | None:
    """The IRIs that the records affected are among; None where there are too many to follow.

    changed: quads that are new, and such as are no more. store: the graph with the change.
    """
    found: set[str] = set()
    renamed: set[str] = set()
    for quad in changed:
        # What points to a thing is read of that thing alone.
        found |= {node.value for node in (quad.subject, quad.object) if _is_named(node)}
        renamed |= {node.value for node in (quad.subject,) if _is_named(node)}
    ahead = list(renamed)
    while ahead:
        node = ahead.pop()
        _carry(store, node, found)
        for quad in store.inverse(node):
            if not isinstance(quad.subject, ox.NamedNode):
                continue
            near = quad.subject.value
            _carry(store, near, found)
            # The name of a class is told with the names of its instances.
            if quad.predicate.value == TYPE and near not in renamed:
                renamed.add(near)
                ahead.append(near)
        if len(found) > most:
            return None
    return found


def _carry(store: Store, node: str, found: set[str]) -> None:
    """Add all of which the statements on a node are told."""
    ahead, seen = [node], {node}
    while ahead:
        near = ahead.pop()
        found.add(near)
        found.update(
            quad.object.value
            for quad in store.about(near)
            if quad.predicate.value in OWNERS and isinstance(quad.object, ox.NamedNode)
        )
        for quad in store.inverse(near):
            if quad.predicate.value not in CHAINS or not _is_named(quad.subject):
                continue
            if quad.subject.value not in seen:
                seen.add(quad.subject.value)
                ahead.append(quad.subject.value)


def _is_named(node: object) -> TypeGuard[ox.NamedNode]:
    return isinstance(node, ox.NamedNode)
