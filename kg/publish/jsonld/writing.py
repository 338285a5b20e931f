"""A tree as JSON-LD that reads as plain JSON: short names, plain strings, and a context for them.

A term whose values are all of one kind is explained once, at the top. One that has several (the day
of a meeting, the minute of a session) is explained for each property that leads to it. So a reader
who knows nothing of JSON-LD still finds strings where strings are expected.
https://www.w3.org/TR/json-ld11/#scoped-contexts
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.publish.jsonld.kinds import (
    PLAIN,
    REFERENCE,
    Kind,
    definition,
    kind_of,
    plain_value,
    value_object,
)
from kg.publish.jsonld.names import Names
from kg.publish.jsonld.tree import Branch, Told, named_first

Document = dict[str, object]


def written(roots: Sequence[Branch]) -> Document:
    """The first tree as a document that includes the others."""
    every = [branch for root in roots for branch in root.below()]
    names = Names.of(every)
    kinds = _kinds(every)
    usual = {term: next(iter(found)) for term, found in kinds.items() if len(found) == 1}
    level = _Level.of(roots, usual, _Way())
    context = {**names.context(), **_explained(usual, level, names)}
    objects = [_object(root, level, names) for root in roots]
    included = {"@included": objects[1:]} if objects[1:] else {}
    return {"@context": context, **(objects[0] if objects else {}), **included}


@dataclass(frozen=True, slots=True)
class _Way:
    """The property that led to a level. kind: of its plain values beside the branches.

    A plain value is read by what its own property explains, so there the kind may not change.
    """

    term: str | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class _Level:
    """The branches that one way of properties leads to.

    kinds: of all terms here. own: of those that are explained here. below: the levels that
    follow, by property. varied: whether anything here or below is explained anew.
    """

    kinds: Mapping[str, Kind]
    own: Mapping[str, Kind]
    below: Mapping[str, _Level]
    varied: bool

    @classmethod
    def of(cls, branches: Iterable[Branch], usual: Mapping[str, Kind], way: _Way) -> _Level:
        here = list(branches)
        own = {
            term: min(found, key=lambda kind: (-found[kind], kind))
            for term, found in _kinds(here).items()
            if term not in usual
        }
        if way.term in own and way.kind is not None:
            own[way.term] = way.kind
        below = {
            term: cls.of(_chained(children, term), usual, _Way(term, own.get(term)))
            for term, children in _following(here).items()
            if term != way.term
        }
        varied = bool(own) or any(level.varied for level in below.values())
        return cls({**usual, **own}, own, below, varied)

    def after(self, term: str) -> _Level:
        """The level that a property leads to: this one again, where the same led here."""
        return self.below.get(term, self)


def _chained(branches: Iterable[Branch], term: str) -> list[Branch]:
    """With those that the same property leads to from them: what it explains holds on and on."""
    found = list(branches)
    for branch in found:
        found += [child for name, child in branch.links() if name == term and not child.bare]
    return found


def _following(branches: Iterable[Branch]) -> dict[str, list[Branch]]:
    found: dict[str, list[Branch]] = {}
    for branch in branches:
        for term, child in branch.links():
            if not child.bare:
                found.setdefault(term, []).append(child)
    return found


def _kinds(branches: Iterable[Branch]) -> dict[str, Counter[Kind]]:
    found: dict[str, Counter[Kind]] = {}
    for branch in branches:
        for term, values in branch.told.items():
            for value in values:
                if isinstance(value, ox.Literal):
                    found.setdefault(term, Counter())[kind_of(value)] += 1
                elif value.bare:
                    found.setdefault(term, Counter())[REFERENCE] += 1
    return found


def _explained(usual: Mapping[str, Kind], level: _Level, names: Names) -> dict[str, object]:
    """The context of the whole document: what is usual, and what differs from place to place."""
    found: dict[str, object] = {}
    for term, kind in usual.items():
        said = definition(kind, names.short(kind))
        if said:
            found[names.short(term)] = said
    return dict(sorted((found | _scope(level, _Around(usual, {}), names)).items()))


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds where a level begins: kinds, and what links explain, None where not known yet."""

    kinds: Mapping[str, Kind]
    links: Mapping[str, dict[str, object] | None]


def _scope(level: _Level, around: _Around, names: Names) -> dict[str, object]:
    """What has to be explained for one level, and not for those around it."""
    found: dict[str, object] = {}
    before = dict(around.links)
    for term, kind in level.own.items():
        inherits = term not in level.below and around.links.get(term, {}) != {}
        if around.kinds.get(term, PLAIN) != kind or inherits:
            found[names.short(term)] = _defined(term, kind, names)
            before[term] = {}
    # What a link explains holds for the same link further down too, unless that explains itself.
    unknown = (term for term, below in level.below.items() if below.varied)
    within = _Around({**around.kinds, **level.own}, {**before, **dict.fromkeys(unknown)})
    for term, below in level.below.items():
        scope = _scope(below, within, names)
        if scope != before.get(term, {}):
            said = _defined(term, within.kinds.get(term, PLAIN), names)
            found[names.short(term)] = {**said, **({"@context": scope} if scope else {})}
    return dict(sorted(found.items()))


def _defined(term: str, kind: Kind, names: Names) -> dict[str, object]:
    """The whole definition of a term, also where nothing is left but the end of another one."""
    said = definition(kind, names.short(kind))
    return said or {"@id": term if ":" not in names.short(term) else names.short(term)}


def _object(branch: Branch, level: _Level, names: Names) -> Document:
    found: Document = {"@id": _address(branch)}
    types = [names.short(kind.value) for kind in branch.types]
    if types:
        found["@type"] = types[0] if len(types) == 1 else types
    for name, term in _in_order(branch.told, names):
        told = [_value(term, value, level, names) for value in branch.told[term]]
        found[name] = told[0] if len(told) == 1 else told
    if branch.pointing:
        found["@reverse"] = {
            names.short(term): [_object(child, level.after(term), names) for child in children]
            for term, children in sorted(branch.pointing.items())
        }
    return found


def _in_order(terms: Iterable[str], names: Names) -> Iterator[tuple[str, str]]:
    """Each term with its short name: what names the thing, then schema.org's, then the others."""
    short = {term: names.short(term) for term in terms}
    for term in sorted(short, key=lambda t: (named_first(t), ":" in short[t], short[t])):
        yield short[term], term


def _value(term: str, value: Told, level: _Level, names: Names) -> object:
    expected = level.kinds.get(term, PLAIN)
    if isinstance(value, ox.Literal):
        kind = kind_of(value)
        return plain_value(value) if kind == expected else value_object(value, names.short(kind))
    if not value.bare:
        return _object(value, level.after(term), names)
    return _address(value) if expected == REFERENCE else {"@id": _address(value)}


def _address(branch: Branch) -> str:
    node = branch.node
    return str(node) if isinstance(node, ox.BlankNode) else node.value
