"""What an engine is told of a load into it, in a graph of our own beside those of the build.

Readers go by phase and generation: whatever happens to a served graph happens in the phase
SWAPPING, and the generation is another one when the phase is READY again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.errors import StoreError
from kg.iris import Iris
from kg.namespaces import LOADING
from kg.remote.engine import Engine

LOADING_PHASE, SWAPPING, READY = "loading", "swapping", "ready"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a graph holds: the digest and the number of its statements."""

    digest: str
    statements: int


@dataclass(frozen=True, slots=True)
class State:
    """served and staged: whole graphs by IRI. begun: staging graphs, whole or not.

    unsure: graphs that a swap has begun to change, which may hold anything.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    served: Mapping[str, Kept] = field(default_factory=dict)
    staged: Mapping[str, Kept] = field(default_factory=dict)
    begun: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()

    @property
    def phase(self) -> str | None:
        """LOADING_PHASE, SWAPPING or READY; None before the first load, and in mid-change."""
        return self.values.get("phase")

    @property
    def generation(self) -> str | None:
        """Another one after each swap, and never one that has been before."""
        return self.values.get("generation")

    @property
    def digest(self) -> str | None:
        """Of the build that is served; None before the first."""
        return self.values.get("digest")


def read_state(engine: Engine, base: str) -> State:
    """The whole state."""
    graph = Iris(base).load_state()
    return _state(engine.texts(f"SELECT ?s ?p ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"), str(graph))


def read_mark(engine: Engine, base: str) -> State:
    """The state without its graphs: what a reader looks at before and after."""
    graph = Iris(base).load_state()
    query = f"SELECT ?p ?o {{ GRAPH <{graph}> {{ <{graph}> ?p ?o }} }}"
    return State(values=_values((_term(row), row["o"]) for row in engine.texts(query)))


def base_in(engine: Engine) -> str:
    """The base of the one build in an engine; StoreError where there is none, or more than one."""
    query = f"SELECT DISTINCT ?g ?base {{ GRAPH ?g {{ ?g <{LOADING}base> ?base }} }}"
    found = sorted(
        {
            row["base"]
            for row in engine.texts(query)
            if row["g"] == str(Iris(row["base"]).load_state())
        }
    )
    if not found:
        raise StoreError("no build has been loaded here; run kg load", document=engine.url)
    if len(found) > 1:
        raise StoreError(
            f"builds under {' and '.join(found)} are loaded here; choose one with --base-iri",
            document=engine.url,
        )
    return found[0]


def _state(rows: Iterable[Mapping[str, str]], graph: str) -> State:
    about: dict[str, dict[str, str]] = {}
    values: list[tuple[str, str]] = []
    for row in rows:
        subject, term, value = row["s"], _term(row), row["o"]
        if subject == graph:
            values.append((term, value))
        else:
            about.setdefault(subject, {})[term] = value
    unsure = frozenset(iri for iri, told in about.items() if "unsure" in told)
    return State(
        _values(values),
        {iri: kept for iri, kept in _kept(about, "served").items() if iri not in unsure},
        _kept(about, "complete"),
        frozenset(iri for iri, told in about.items() if "begun" in told),
        unsure,
    )


def _values(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each single value; one that is being changed may be there twice, and then counts as not."""
    told: dict[str, set[str]] = {}
    for term, value in pairs:
        told.setdefault(term, set()).add(value)
    return {term: next(iter(found)) for term, found in told.items() if len(found) == 1}


def _kept(about: Mapping[str, Mapping[str, str]], term: str) -> dict[str, Kept]:
    return {
        iri: Kept(told[term], int(told["statements"]))
        for iri, told in sorted(about.items())
        if term in told and "statements" in told
    }


def _term(row: Mapping[str, str]) -> str:
    return row["p"].removeprefix(LOADING)
