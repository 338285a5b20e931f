"""Compares two graphs: reads their dumps side by side, then again for names and belongings."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rdflib.namespace import DCTERMS

from kg.namespaces import IGF
from kg.releases.belonging import Space
from kg.releases.difference import Change, Difference, Gone, Line, Moved, Published, in_order
from kg.releases.dump_lines import TYPE, Dump, Told, subjects
from kg.releases.hiding import Hidden, Hiding, text_of
from kg.releases.small_nodes import belonging, names_of

REPLACED = str(DCTERMS.isReplacedBy)
SPLIT = str(IGF.splitFrom)
LINE = str(IGF.line)
SINCE = str(IGF.withdrawnOn)
WHY = str(IGF.withdrawalReason)


@dataclass(slots=True)
class Node:
    """A subject of which the two graphs say different things.

    before, after: whether the graph has it as a thing of a class, and not as a mere address.
    """

    before: bool
    after: bool
    added: frozenset[tuple[str, str]]
    removed: frozenset[tuple[str, str]]


@dataclass(slots=True)
class Found:
    """What the dumps have told so far."""

    nodes: dict[str, Node] = field(default_factory=dict)
    said: Counter[str] = field(default_factory=Counter)
    unsaid: Counter[str] = field(default_factory=Counter)


def compare(before: Dump, after: Dump, was: Published, now: Published) -> Difference:
    """What is different between two graphs under one base; raises StoreError for a bad dump.

    What is of somebody withdrawn since is left out. Memory holds what changed, and the names of
    what that speaks of.
    """
    space = Space(now.base)
    found, hidden = _found(space, before(), after())
    small = belonging(space, found.nodes, (after, before))
    lines = {iri: _lines(space, iri, node, hidden) for iri, node in found.nodes.items()}
    spoken = _spoken_of(lines)
    wanted = {*small.owners.values(), *found.nodes, *found.said, *found.unsaid, *spoken}
    names = names_of(space, wanted, small.titles, (after, before), hidden)
    changes = tuple(_changes(space, found, small.owners, lines, names))
    return Difference(
        before=was,
        after=now,
        added=_having(changes, before=False, after=True),
        removed=_having(changes, before=True, after=False),
        changed=_having(changes, before=True, after=True),
        merged=tuple(sorted(_moved(space, found, names, REPLACED), key=in_order)),
        split=tuple(sorted(_moved(space, found, names, SPLIT), key=in_order)),
        withdrawn=tuple(sorted(_gone(space, found), key=in_order)),
        labels={iri: names[iri] for iri in sorted(names.keys() & (spoken | small.titles.keys()))},
    )


def _found(space: Space, before: Iterable[str], after: Iterable[str]) -> tuple[Found, Hidden]:
    found, hiding = Found(), Hiding()
    for group in subjects(before, after):
        hiding.look_at(group)
        node = _node([quad for quad in group if space.is_curated(quad)])
        if node is not None:
            found.nodes[group[0].subject] = node
        for quad in group:
            document = space.document_of(quad)
            # Where in the document something stands shifts with every line above it.
            if document is not None and quad.changed and quad.predicate != LINE:
                (found.said if quad.after else found.unsaid)[document] += 1
    return found, hiding.hidden()


def _node(quads: list[Told]) -> Node | None:
    """A triple that moves from one graph to another is no change."""
    before = frozenset((quad.predicate, quad.object) for quad in quads if quad.before)
    after = frozenset((quad.predicate, quad.object) for quad in quads if quad.after)
    if before == after:
        return None
    was, now = (any(p == TYPE for p, _ in rows) for rows in (before, after))
    return Node(was, now, after - before, before - after)


def _lines(
    space: Space, iri: str, node: Node, hidden: Hidden
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """What is told of a node: nothing of the hidden."""
    small = space.kind_of(iri) in {None, "judgement"}
    whole = iri in hidden.nodes or (small and hidden.hides(node.removed))
    removed = () if whole else (Line(iri, *row) for row in node.removed)
    told = (line for line in removed if not hidden.hides([(line.predicate, line.object)]))
    return (
        tuple(sorted(Line(iri, *row) for row in node.added)),
        tuple(sorted(line for line in told if not hidden.is_in(line.object))),
    )


def _spoken_of(lines: dict[str, tuple[tuple[Line, ...], tuple[Line, ...]]]) -> set[str]:
    every = (line for pair in lines.values() for side in pair for line in side)
    return {line.iri for line in every if line.iri is not None}


def _changes(
    space: Space,
    found: Found,
    owners: dict[str, str],
    lines: dict[str, tuple[tuple[Line, ...], tuple[Line, ...]]],
    names: dict[str, str],
) -> Iterator[tuple[Change, bool, bool]]:
    """Each changed resource with what belongs to it; whether it was there, and is."""
    parts: dict[str, list[str]] = defaultdict(list)
    for iri in found.nodes:
        parts[owners.get(iri, iri)].append(iri)
    for iri in {*parts, *found.said, *found.unsaid}:
        node = found.nodes.get(iri)
        change = Change(
            iri=iri,
            kind=space.kind_of(iri) or "other",
            label=names.get(iri),
            added=tuple(sorted(line for part in parts[iri] for line in lines[part][0])),
            removed=tuple(sorted(line for part in parts[iri] for line in lines[part][1])),
            said=found.said[iri],
            unsaid=found.unsaid[iri],
        )
        if node is None:
            yield change, True, True
        elif node.before or node.after:
            yield change, node.before, node.after


def _having(
    changes: Iterable[tuple[Change, bool, bool]], *, before: bool, after: bool
) -> tuple[Change, ...]:
    found = (change for change, was, now in changes if (was, now) == (before, after))
    return tuple(sorted(found, key=in_order))


def _moved(space: Space, found: Found, names: dict[str, str], way: str) -> Iterator[Moved]:
    for iri, node in found.nodes.items():
        for predicate, value in sorted(node.added):
            known = node.before or any(p == way for p, _ in node.removed)
            if predicate == way and (known or way == SPLIT):
                kind = space.kind_of(iri) or "other"
                yield Moved(iri, kind, names.get(iri), value[1:-1])


def _gone(space: Space, found: Found) -> Iterator[Gone]:
    for iri, node in found.nodes.items():
        added = dict(node.added)
        if SINCE in added:
            day = dt.date.fromisoformat(text_of(added[SINCE]))
            reason = added[WHY].strip("<>").rpartition("/")[2]
            yield Gone(iri, space.kind_of(iri) or "other", day, reason)
