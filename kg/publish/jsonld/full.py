"""All statements of a description as one JSON-LD document, unfolded from its subject.

Each node is unfolded once, as near to the subject as it can be; everywhere else stands its address.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import pyoxigraph as ox

from kg.publish.jsonld.tree import TYPE, Branch, Node, Told, by_subject, in_order
from kg.publish.jsonld.writing import Document, written

T = TypeVar("T")


def full(triples: Collection[ox.Triple], subject: str | None = None) -> Document:
    """Exactly these statements. subject: what they are about, where it is one thing."""
    said = by_subject(in_order(triples))
    plan = _Plan(said)
    if subject is not None and ox.NamedNode(subject) in said:
        plan.place(ox.NamedNode(subject))
    # Nodes that nothing leads to come first, so that as little as can be stands by itself.
    targets = {triple.object for triple in triples if triple.object != triple.subject}
    for node in sorted(said, key=lambda node: (node in targets, str(node))):
        if node not in plan.placed:
            plan.place(node)
    return written([plan.branch(root) for root in plan.roots])


@dataclass(slots=True)
class _Plan:
    """Where each node is unfolded."""

    said: Mapping[Node, list[ox.Triple]]
    roots: list[Node] = field(default_factory=list)
    placed: set[Node] = field(default_factory=set)
    under: dict[Node, set[Node]] = field(default_factory=dict)
    over: dict[Node, list[tuple[str, Node]]] = field(default_factory=dict)
    taken: set[ox.Triple] = field(default_factory=set)
    pointing: dict[Node, list[ox.Triple]] = field(init=False)

    def __post_init__(self) -> None:
        self.pointing = {}
        for triples in self.said.values():
            for triple in triples:
                if isinstance(triple.object, Node) and triple.predicate != TYPE:
                    self.pointing.setdefault(triple.object, []).append(triple)

    def place(self, root: Node) -> None:
        """Find the place of all that can be reached from a node, the nearest first."""
        self.roots.append(root)
        self.placed.add(root)
        ahead = deque([root])
        while ahead:
            node = ahead.popleft()
            for triple in self.said[node]:
                child = triple.object
                if triple.predicate != TYPE and isinstance(child, Node) and self._free(child):
                    self.placed.add(child)
                    self.under.setdefault(node, set()).add(child)
                    ahead.append(child)
            for triple in self.pointing.get(node, []):
                child = triple.subject
                if isinstance(child, Node) and self._free(child):
                    self.placed.add(child)
                    self.taken.add(triple)
                    self.over.setdefault(node, []).append((triple.predicate.value, child))
                    ahead.append(child)

    def branch(self, node: Node) -> Branch:
        """What is unfolded here."""
        types: list[ox.NamedNode] = []
        told: dict[str, list[Told]] = {}
        for triple in self.said[node]:
            value = triple.object
            if triple.predicate == TYPE and isinstance(value, ox.NamedNode):
                types.append(value)
            elif triple not in self.taken:
                told.setdefault(triple.predicate.value, []).append(self._told(node, value))
        pointing: dict[str, list[Branch]] = {}
        for term, child in self.over.get(node, []):
            pointing.setdefault(term, []).append(self.branch(child))
        return Branch(node, tuple(types), _fixed(told), _fixed(pointing))

    def _told(self, node: Node, value: object) -> Told:
        if isinstance(value, ox.Literal):
            return value
        if not isinstance(value, Node):
            raise TypeError(f"{value} can't be told in JSON-LD")
        return self._unfolded(node, value)

    def _unfolded(self, node: Node, value: Node) -> Branch:
        below = self.under.get(node, set())
        if value not in below:
            return Branch(value)
        below.discard(value)
        return self.branch(value)

    def _free(self, node: Node) -> bool:
        return node in self.said and node not in self.placed


def _fixed(found: Mapping[str, list[T]]) -> dict[str, tuple[T, ...]]:
    return {term: tuple(values) for term, values in found.items()}
