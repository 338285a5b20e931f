"""The statements of a release without those who were withdrawn since, as a build would tell them.

Whatever is of nobody withdrawn stays the very line that it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rdflib import DCTERMS, PROV, RDF, SH

from kg.iris import Iris
from kg.namespaces import IGF, SCHEMA
from kg.publish.nquads import nquad
from kg.releases.dump_lines import Told
from kg.releases.dump_lines import told as told_of
from kg.releases.hiding import text_of
from kg.releases.tombstones import Gone, tombstone, withheld_party
from kg.resolve.redaction import struck_key
from kg.resolve.taken_down.context import Place, Sought, Staying, Strikers
from kg.resolve.taken_down.forms import Forms, forms_of
from kg.resolve.taken_down.hashes import found_among, name_keys
from kg.resolve.taken_down.ordinary import everyday
from kg.resolve.taken_down.striking import Striker

ORIGIN, NAMED, IN = str(PROV.wasDerivedFrom), str(IGF.nameAsStated), str(IGF.inSession)
REFERS, PARTICIPANT = str(IGF.refersTo), str(IGF.participant)
SIDES = frozenset(map(str, (IGF.left, IGF.right, IGF.resolvesTo, SH.focusNode, IGF.aboutEntity)))
"""What is about somebody hidden goes as a whole."""
KEPT = frozenset(
    map(str, (RDF.type, PROV.wasDerivedFrom, IGF.inSession, IGF.role, IGF.roleAsStated))
) | frozenset(map(str, (IGF.status, IGF.line, IGF.place)))
"""What is said of a party whose name is withheld."""
NAMING = frozenset(map(str, (IGF.nameAsStated, SCHEMA.name, SCHEMA.alternateName)))

Who = str


@dataclass(frozen=True, slots=True)
class Redacted:
    """lines: sorted. hidden: the IRIs of which nothing is told. strikers: for all other texts."""

    lines: tuple[str, ...]
    hidden: frozenset[str]
    strikers: Strikers


def redacted(lines: Sequence[str], base: str, gone: Gone) -> Redacted:
    """The lines of a sorted dump without those who are gone."""
    graph = _Graph([told_of(line, True, True) for line in lines])
    iris = Iris(base)
    people = _gone_in(graph, iris, gone)
    statements = _statements(graph, people, gone)
    hidden = _hidden(graph, set(people), statements)
    strikers = _strikers(graph, people, statements)
    found = set(_told(graph, lines, hidden, statements, strikers, base))
    there = people.keys() & graph.of.keys()
    found |= {nquad(quad) for iri in there for quad in tombstone(iri, gone, iris)}
    return Redacted(tuple(sorted(found)), frozenset(hidden | statements), strikers)


class _Graph:
    """The statements by subject, and which lead where."""

    def __init__(self, quads: Sequence[Told]) -> None:
        self.quads = quads
        self.of: dict[str, list[Told]] = defaultdict(list)
        self.to: dict[tuple[str, str], set[str]] = defaultdict(set)
        for quad in quads:
            self.of[quad.subject].append(quad)
            if quad.object.startswith("<"):
                self.to[quad.predicate, quad.object[1:-1]].add(quad.subject)

    def values(self, subject: str, predicate: str) -> set[str]:
        return {
            quad.object[1:-1] if quad.object.startswith("<") else text_of(quad.object)
            for quad in self.of.get(subject, ())
            if quad.predicate == predicate
        }

    def named(self) -> dict[str, str]:
        """Every statement that names a party, with the name."""
        return {
            quad.subject: text_of(quad.object)
            for quad in self.quads
            if quad.predicate == NAMED and "/statement/" in quad.subject
        }


def _gone_in(graph: _Graph, iris: Iris, gone: Gone) -> dict[str, Who]:
    """The withdrawn in this graph, those that were merged into one among them."""
    found = {str(iris.entity(kind, i)): i for kind, i in gone.ids}
    waiting = list(found)
    while waiting:
        iri = waiting.pop()
        for merged in graph.to.get((str(DCTERMS.isReplacedBy), iri), ()):
            if merged not in found:
                found[merged] = found[iri]
                waiting.append(merged)
    return found


def _statements(graph: _Graph, people: Mapping[str, Who], gone: Gone) -> set[str]:
    """The statements that name them: by identity, by hash, and in short beside those."""
    found = {s for iri in people for s in graph.values(iri, ORIGIN) if "/statement/" in s}
    named = graph.named()
    keys = {key for name in named.values() for key in name_keys(name)}
    withheld = found_among(gone.names, keys)
    found |= {
        s
        for s, name in named.items()
        if withheld.keys() & name_keys(name) and not gone.spares(graph.to, s)
    }
    near = {session for s in found for session in graph.values(s, IN)}
    forms = forms_of([named[s] for s in found if s in named])
    for session in near:
        for s in graph.to.get((IN, session), ()):
            if s in named and not _others(graph, s, people) and _is_short_for(named[s], forms):
                found.add(s)
    return found


def _others(graph: _Graph, statement: str, people: Mapping[str, Who]) -> set[str]:
    """The people who stay that a statement names."""
    found = graph.to.get((ORIGIN, statement), set())
    return {iri for iri in found if "/person/" in iri} - people.keys()


def _is_short_for(name: str, forms: Forms) -> bool:
    short = forms_of([name])
    if short.full:
        return False
    if short.initial:
        return bool(short.initial & forms.initial)
    return bool(short.family & forms.family)


def _hidden(graph: _Graph, people: set[str], statements: set[str]) -> set[str]:
    """Everything that goes as a whole: who is gone, and what is of or about them alone."""
    mentions = {m for s in statements for m in graph.to.get((REFERS, s), ())}
    mentions = {m for m in mentions if graph.values(m, REFERS) <= statements}
    bodies = {b for m in mentions for b in graph.to.get((ORIGIN, m), ()) if "/org/" in b}
    bodies = {b for b in bodies if graph.values(b, ORIGIN) <= mentions}
    found = people | mentions | bodies
    about = {
        subject
        for node in found | statements
        for side in SIDES
        for subject in graph.to.get((side, node), ())
    }
    return found | about


def _strikers(graph: _Graph, people: Mapping[str, Who], statements: set[str]) -> Strikers:
    named = graph.named()
    persons = [iri for iri in people if "/person/" in iri]
    names = {text for iri in persons for p in NAMING for text in graph.values(iri, p)}
    names |= {named[s] for s in statements if s in named}
    if not names:
        return Strikers({})
    staying = {n: frozenset[Place]() for s, n in named.items() if s not in statements}
    texts = [text_of(q.object) for q in graph.quads if q.object.startswith('"')]
    return Strikers({"": Sought(frozenset(names))}, Staying(staying), everyday(texts))


def _told(
    graph: _Graph,
    lines: Sequence[str],
    hidden: Collection[str],
    statements: Collection[str],
    strikers: Strikers,
    base: str,
) -> Iterator[str]:
    """The lines that stay, each as it was unless a name was struck out of it."""
    sessions = {session for s in statements for session in graph.values(s, IN)}
    gone = {h for h in hidden if "/person/" in h}
    parts = {p for iri in gone for p in graph.to.get((PARTICIPANT, iri), ())}
    withheld = {*statements, *parts}
    for line, quad in zip(lines, graph.quads, strict=True):
        if quad.subject in hidden:
            continue
        if quad.subject in withheld and quad.predicate not in KEPT:
            if quad.predicate in {NAMED, PARTICIPANT}:
                yield withheld_party(quad, base)
            continue
        if quad.object.startswith("<") and quad.object[1:-1] in hidden:
            continue
        near = quad.subject in sessions or bool(graph.values(quad.subject, IN) & sessions)
        yield _struck(line, quad, strikers, near=near)


def _struck(line: str, quad: Told, strikers: Strikers, *, near: bool) -> str:
    if not strikers.sought:
        return line
    subject, value = _address(quad.subject, strikers), quad.object
    if value.startswith("<"):
        value = f"<{_address(value[1:-1], strikers)}>"
    elif not _is_a_name(quad):
        end = value.rindex('"')
        striker = strikers.of_text(value[1:end], [""] if near else [])
        value = f'"{striker.struck(value[1:end])}{value[end:]}'
    if (subject, value) == (quad.subject, quad.object):
        return line
    return f"<{subject}> <{quad.predicate}> {value} <{quad.graph}> .\n"


def _is_a_name(quad: Told) -> bool:
    """Whether it is the name of a person who stays, whatever it looks like."""
    person = "/person/" in quad.subject or "/statement/" in quad.subject
    return person and quad.predicate in NAMING


def _address(iri: str, strikers: Strikers) -> str:
    striker: Striker = strikers.elsewhere
    if "/id/" not in iri:
        return striker.struck(iri)
    head, slash, key = iri.rpartition("/")
    return f"{head}{slash}{struck_key(key, striker)}"
